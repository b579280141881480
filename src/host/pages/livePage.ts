import { Disposable, type WebviewPanel, window } from 'vscode';
import type { Polled } from '../../core/follow/pace.ts';
import { Poller } from '../../core/follow/poller.ts';
import { systemClock } from '../follow/clock.ts';
import type { PageParts } from './pageParts.ts';
import { PageTab, type PageTalk } from './pageTab.ts';

interface LiveParts<Message> extends PageTalk<Message> {
  /** Loads what the page shows. Must not reject. */
  readonly poll: () => Promise<Polled>;
  /** Another account is in use, or none. */
  readonly onOtherAccount: () => void;
}

/** A page that is kept up to date while somebody can be looking at it, and only then. */
export class LivePage<Message> implements Disposable {
  readonly tab: PageTab<Message>;
  readonly poller: Poller;
  readonly #owned: Disposable;

  constructor(panel: WebviewPanel, parts: PageParts, live: LiveParts<Message>) {
    this.poller = new Poller(systemClock, live.poll);
    this.tab = new PageTab(panel, parts, live);
    const look = (): void => {
      this.poller.watch(this.tab.inSight);
    };
    this.#owned = Disposable.from(
      this.tab,
      this.poller,
      panel.onDidChangeViewState(look),
      window.onDidChangeWindowState(look),
      parts.sessions.onDidChange(() => {
        live.onOtherAccount();
        this.poller.restart();
      }),
    );
    look();
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
