import * as v from 'valibot';
import {
  type Disposable,
  type LogOutputChannel,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import type { AccountId } from '../../core/base/ids.ts';
import type { Said } from '../../protocol/said.ts';
import type { AccountNames } from '../account/accountNames.ts';
import { detach } from '../platform/log.ts';

/** A button in the title bar of a page’s tab. */
export type TitleButton = 'refresh' | 'openInBrowser';

interface Panel {
  dispose(): void;
  /** Carries out a button of the tab’s title. */
  press?(button: TitleButton): Promise<void>;
  /** Loads what the page shows, before that asks for it: its tab is new. */
  loadAhead?(): void;
  /** Waits until what was typed is on disk. */
  flush(): Promise<void>;
}

/** The account of a page; other properties say what the page shows. */
interface AccountTarget {
  readonly accountId: AccountId;
}

/** The parts that the pages of one kind share; the top of the extension provides them. */
export interface PageKind<Target, Page extends Panel = Panel> {
  readonly extension: Uri;
  readonly log: LogOutputChannel;
  readonly names: Pick<AccountNames, 'now'>;
  /** Makes the host's side of a page, from a bundle of its own. */
  readonly create: (panel: WebviewPanel, target: Target) => Promise<Page>;
}

interface OwnKind<Target extends AccountTarget, Page extends Panel> extends PageKind<Target, Page> {
  readonly viewType: string;
  /** The state that a page keeps, from which its tab is restored after a reload of the window. */
  readonly state: v.GenericSchema<unknown, Target>;
}

/** A tab, with its host's side once that is loaded. */
interface OpenPage<Target, Page> {
  readonly target: Target;
  readonly tab: WebviewPanel;
  readonly panel: Promise<Page>;
  /** Hears when the tab is closed, until it shows another target. */
  readonly closing: Disposable;
}

/** The open pages of one kind: one for each target. */
export class OpenPages<
  Target extends AccountTarget,
  Page extends Panel = Panel,
> implements Disposable {
  readonly #kind: OwnKind<Target, Page>;
  readonly #open = new Set<OpenPage<Target, Page>>();

  constructor(kind: OwnKind<Target, Page>) {
    this.#kind = kind;
  }

  /** Shows the page of the target: the one that is open, or else a new one. */
  show(target: Target, title: string): void {
    this.#shown(target, title);
  }

  /** Shows the page of the target as `show` does, and returns its host's side. */
  open(target: Target, title: string): Promise<Page> {
    return this.#shown(target, title).panel;
  }

  /**
   * Shows another target in the tab of this one, which keeps the focus if it has it. If the other has
   * a tab already, that comes to the front.
   * @returns the host’s side of the other page; undefined where the tab was closed meanwhile.
   */
  async move(from: Target, to: Target, title: string): Promise<Page | undefined> {
    const page = this.#find(from);
    if (!page) return undefined;
    if (this.#find(to)) return this.open(to, title);
    page.closing.dispose();
    this.#open.delete(page);
    this.#end(page.panel);
    page.tab.title = title;
    return this.#adopt(page.tab, to).panel;
  }

  /** What the pages show that can be seen. */
  get inFront(): readonly Target[] {
    return [...this.#open].filter(({ tab }) => tab.visible).map(({ target }) => target);
  }

  /** The tab of the target; undefined where it has none. */
  tabOf(target: Target): Pick<WebviewPanel, 'dispose'> | undefined {
    return this.#find(target)?.tab;
  }

  /** The host’s side of the target’s page; undefined where none is open. */
  pageOf(target: Target): Promise<Page> | undefined {
    return this.#find(target)?.panel;
  }

  /** Carries out a button of the title, if the tab in front is one of these pages. */
  async press(button: TitleButton): Promise<void> {
    await (await this.#front?.panel)?.press?.(button);
  }

  /** The host’s side of the tab in front, if that is one of these pages. */
  get active(): Promise<Page> | undefined {
    return this.#front?.panel;
  }

  /** Has the page say a text to those who listen to it, if the tab in front is one of these. */
  say(text: string): void {
    const message: Said = { type: 'said', text };
    // A page that is not there any more says nothing.
    void this.#front?.tab.webview.postMessage(message);
  }

  /** Restores a tab after its window was reloaded. */
  restore(tab: WebviewPanel, state: unknown): void {
    const target = v.safeParse(this.#kind.state, state);
    if (target.success) this.#adopt(tab, target.output);
    else tab.dispose();
  }

  /** Waits until what was typed in them is on disk. */
  async flush(): Promise<void> {
    const panels = await Promise.all([...this.#open].map(({ panel }) => panel));
    await Promise.all(panels.map((panel) => panel.flush()));
  }

  dispose(): void {
    for (const { panel } of this.#open) this.#end(panel);
  }

  get #front(): OpenPage<Target, Page> | undefined {
    return [...this.#open].find(({ tab }) => tab.active);
  }

  #shown(target: Target, title: string): OpenPage<Target, Page> {
    const open = this.#find(target);
    open?.tab.reveal();
    if (open) return open;
    const { viewType } = this.#kind;
    // Ctrl+F finds text in the page, as in any editor.
    const options = { enableFindWidget: true };
    const tab = window.createWebviewPanel(viewType, title, ViewColumn.Active, options);
    const page = this.#adopt(tab, target);
    const ahead = page.panel.then((panel) => panel.loadAhead?.());
    detach(this.#kind.log, 'Loading ahead', ahead);
    return page;
  }

  #adopt(tab: WebviewPanel, target: Target): OpenPage<Target, Page> {
    const { extension, log, create } = this.#kind;
    tab.iconPath = Uri.joinPath(extension, 'media', 'pneumatic-tab.svg');
    const panel = create(tab, target);
    detach(log, 'Opening a page', panel);
    const closing = tab.onDidDispose(() => {
      this.#open.delete(page);
      this.#end(panel);
    });
    const page: OpenPage<Target, Page> = { target, tab, panel, closing };
    this.#open.add(page);
    return page;
  }

  #find(target: Target): OpenPage<Target, Page> | undefined {
    const key = this.#keyOf(target);
    return [...this.#open].find((page) => this.#keyOf(page.target) === key);
  }

  /** The account may have got another id since the page was opened. */
  #keyOf(target: Target): string {
    const accountId = this.#kind.names.now(target.accountId);
    return JSON.stringify(Object.values({ ...target, accountId }));
  }

  #end(panel: Promise<Panel>): void {
    const ended = panel.then((one) => {
      one.dispose();
    });
    detach(this.#kind.log, 'A page', ended);
  }
}
