import * as vscode from 'vscode';
import type { ClockView } from '../../../src/core/base/clockView.ts';
import type { ShowClock } from '../../../src/protocol/clock.ts';

/**
 * A tab whose page is under control of the test: the messages of a real page depend on a person,
 * and whether it is in sight depends on the window in front.
 */
export class PageTab<View> {
  readonly panel: vscode.WebviewPanel;
  readonly #said = new vscode.EventEmitter<unknown>();
  readonly #moved = new vscode.EventEmitter<vscode.WebviewPanelOnDidChangeViewStateEvent>();
  readonly #closed = new vscode.EventEmitter<void>();
  #visible = true;
  #views: readonly View[] = [];
  #clock: ClockView | undefined;

  constructor(title: string) {
    const isVisible = (): boolean => this.#visible;
    const webview: vscode.Webview = {
      options: {},
      html: '',
      cspSource: '',
      onDidReceiveMessage: this.#said.event,
      asWebviewUri: (uri) => uri,
      postMessage: (message: unknown) => {
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
        this.#closed.fire();
      },
    };
  }

  /** All views that were shown, in order. */
  get views(): readonly View[] {
    return this.#views;
  }

  /** The clock by which times are shown now. */
  get clock(): ClockView | undefined {
    return this.#clock;
  }

  /** The view that is shown now. */
  get view(): View | undefined {
    return this.#views.at(-1);
  }

  /** Sends a message of the page to its host. */
  say(message: unknown): void {
    this.#said.fire(message);
  }

  /** Hides the tab behind another one, or brings it to the front again. */
  show(visible: boolean): void {
    this.#visible = visible;
    this.#moved.fire({ webviewPanel: this.panel });
  }

  #take(message: unknown): void {
    const said = message as ShowClock | { readonly type: 'show'; readonly view: View };
    if (said.type === 'show') this.#views = [...this.#views, said.view];
    if (said.type === 'clock') this.#clock = said.clock;
  }
}
