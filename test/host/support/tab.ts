import * as vscode from 'vscode';
import type { ClockView } from '../../../src/core/base/clockView.ts';
import { type ChangeMessage, patched } from '../../../src/protocol/patch.ts';
import { eventually } from '../../vscode/eventually.ts';

/** What the pages of all kinds show has in common. */
interface AnyView {
  readonly state: 'loading' | 'ready' | 'failed';
}
type Ready<View extends AnyView> = Extract<View, { readonly state: 'ready' }>;
type Failed<View extends AnyView> = Extract<View, { readonly state: 'failed' }>;

/** Those messages of the host that change what a page shows. */
type HostMessage<View> =
  | { readonly type: 'show' | 'update'; readonly view: View }
  | ChangeMessage
  | { readonly type: 'sentAhead' }
  | { readonly type: 'launch'; readonly launch: unknown }
  | { readonly type: 'clock'; readonly clock: ClockView };

/**
 * A tab with the page's side in the hands of a test. VS Code lets no test into the document of a
 * webview, and whether a real tab is in sight depends on which window is in front.
 */
export class StandInTab<View extends AnyView, PageMessage extends { readonly type: string }> {
  readonly panel: vscode.WebviewPanel;
  readonly #said = new vscode.EventEmitter<PageMessage | { readonly type: 'ready' }>();
  readonly #moved = new vscode.EventEmitter<vscode.WebviewPanelOnDidChangeViewStateEvent>();
  readonly #closed = new vscode.EventEmitter<void>();
  /** Whether a document has been made: the first one gets what was sent before that. */
  #wasMade = false;
  #visible = true;
  #isClosed = false;
  #isConfirmed = false;
  #askedTooLate = 0;
  #views: readonly View[] = [];
  /** What the document shows. */
  #has: View | undefined;
  #clock: ClockView | undefined;

  constructor(title: string) {
    // As VS Code does it: whoever asks a closed tab anything is thrown an error.
    const isVisible = (): boolean => {
      if (!this.#isClosed) return this.#visible;
      this.#askedTooLate += 1;
      throw new Error('Webview is disposed');
    };
    const webview: vscode.Webview = {
      options: {},
      html: '',
      cspSource: '',
      onDidReceiveMessage: this.#said.event,
      asWebviewUri: (uri) => uri,
      postMessage: (message: HostMessage<View>) => {
        this.#take(message);
        return Promise.resolve(true);
      },
    };
    this.panel = {
      webview,
      title,
      viewType: 'page',
      options: {},
      viewColumn: vscode.ViewColumn.One,
      get active() {
        return isVisible();
      },
      get visible() {
        return isVisible();
      },
      onDidChangeViewState: this.#moved.event,
      onDidDispose: this.#closed.event,
      reveal: () => undefined,
      dispose: () => {
        this.#isClosed = true;
        this.#closed.fire();
      },
    };
  }

  /** All that was shown, in order. */
  get views(): readonly View[] {
    return this.#views;
  }

  /** What is shown now. */
  get view(): View | undefined {
    return this.#views.at(-1);
  }

  /** By whose clock times are shown now. */
  get clock(): ClockView | undefined {
    return this.#clock;
  }

  /** How often something was asked of it after it was closed. */
  get askedTooLate(): number {
    return this.#askedTooLate;
  }

  /** The page says something to its host. */
  say(message: PageMessage): void {
    // A document that has just been made is ready, and shows nothing yet.
    if (message.type === 'ready') {
      if (this.#wasMade) this.#has = undefined;
      this.#wasMade = true;
    }
    this.#said.fire(message);
  }

  /** Waits until the host has said that all was sent before the document was ready. */
  confirmed(): Promise<true> {
    return eventually('what was sent ahead', () => Promise.resolve(this.#isConfirmed || undefined));
  }

  /** The document is hidden before it is there, and loses what was sent to it. */
  lose(): void {
    this.#has = undefined;
  }

  /** Another tab comes before it, or it is brought to the front again. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#moved.fire({ webviewPanel: this.panel });
  }

  /** Waits until the page shows something; gives what `look` has found in it. */
  shows<Value>(what: string, look: (view: View) => Value | undefined): Promise<Value> {
    return eventually(
      what,
      () => Promise.resolve(this.view && look(this.view)),
      () => JSON.stringify(this.view),
    );
  }

  /** Waits until the page shows what it is about, and that in this way. */
  ready(
    what = 'what the page is about',
    is: (view: Ready<View>) => boolean = () => true,
  ): Promise<Ready<View>> {
    return this.shows(what, (view) => {
      const ready = view as Ready<View>;
      return view.state === 'ready' && is(ready) ? ready : undefined;
    });
  }

  /** Waits until the page says why it cannot show what it is about. */
  failed(): Promise<Failed<View>> {
    return this.shows('why it cannot be shown', (view) =>
      view.state === 'failed' ? (view as Failed<View>) : undefined,
    );
  }

  /** Waits until the page has shown that many views in all. */
  shown(count: number): Promise<true> {
    return this.shows(`view ${count}`, () => (this.#views.length >= count ? true : undefined));
  }

  close(): void {
    this.panel.dispose();
  }

  #take(message: HostMessage<View>): void {
    if (message.type === 'show' || message.type === 'update') this.#add(message.view);
    // As VS Code sends it, which leaves out what is undefined.
    const sent = JSON.parse(JSON.stringify(message)) as HostMessage<View>;
    if (sent.type === 'change' && this.#has) this.#add(patched(this.#has, sent.patch));
    if (message.type === 'clock') this.#clock = message.clock;
    if (message.type === 'sentAhead') this.#isConfirmed = true;
    if (message.type === 'sentAhead' && !this.#has) this.#said.fire({ type: 'ready' });
    // A launch is a part of what the kick-off form shows, and comes by itself.
    if (message.type === 'launch' && this.view?.state === 'ready') {
      this.#add({ ...this.view, launch: message.launch });
    }
  }

  #add(view: View): void {
    this.#views = [...this.#views, view];
    this.#has = view;
  }
}
