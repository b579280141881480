import { Disposable, type WebviewPanel } from 'vscode';
import type { Polled } from '../../core/polling/pace.ts';
import { Poller } from '../../core/polling/poller.ts';
import { waitsForAnswer } from '../../protocol/pageFrame.ts';
import { detach } from '../platform/log.ts';
import type { PanelParts } from './pageParts.ts';
import { PageTab, type PageTalk } from './pageTab.ts';

interface LiveParts<Message> extends PageTalk<Message> {
  /** Loads what the page shows. Must not reject. */
  readonly poll: () => Promise<Polled>;
  /** Whether the page shows what was kept, so that what would change something is not sent. */
  readonly isHeld: () => boolean;
  /** Called when another account, or none, is in use. */
  readonly onOtherAccount: () => void;
}

/** Keeps a page up to date while it may be looked at, and only then. */
export class LivePage<Message extends { readonly type: string }> implements Disposable {
  readonly tab: PageTab<Message>;
  readonly poller: Poller;
  readonly #owned: Disposable;
  readonly #parts: Pick<PanelParts, 'window'>;

  constructor(panel: WebviewPanel, parts: PanelParts, live: LiveParts<Message>) {
    this.#parts = parts;
    this.poller = new Poller(parts.clock, live.poll);
    this.tab = new PageTab(panel, parts, {
      ...live,
      // The page itself says why not.
      receive: async (message) => {
        if (!live.isHeld() || !waitsForAnswer(message)) await live.receive(message);
      },
    });
    const look = (): void => {
      this.poller.watch(this.inSight);
    };
    const expect = (): void => {
      // A poll under way has begun before the change.
      if (this.inSight) detach(parts.log, 'Loading a page again', this.poller.ask());
      else this.poller.noteChange();
    };
    this.#owned = Disposable.from(
      this.tab,
      this.poller,
      panel.onDidChangeViewState(look),
      parts.window.onDidChangeWindowState(look),
      parts.changes.onDidChangeHere(expect),
      parts.sessions.onDidChange(() => {
        live.onOtherAccount();
        this.poller.restart();
      }),
    );
    look();
  }

  /** Whether somebody can see the page, in a window that has the focus. */
  get inSight(): boolean {
    return this.tab.visible && this.#parts.window.state.focused;
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
