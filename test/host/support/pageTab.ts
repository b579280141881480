import * as vscode from 'vscode';
import type { ClockView } from '../../../src/core/base/clockView.ts';
import type { ShowClock } from '../../../src/protocol/clock.ts';

/**
 * A tab with the page's side in the hands of a test: what a real page says depends on a person, and
 * whether it is in sight on which window is in front.
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

  /** All that was shown, in order. */
  get views(): readonly View[] {
    return this.#views;
  }

  /** By whose clock times are shown now. */
  get clock(): ClockView | undefined {
    return this.#clock;
  }

  /** What is shown now. */
  get view(): View | undefined {
    return this.#views.at(-1);
  }

  /** The page says something to its host. */
  say(message: unknown): void {
    this.#said.fire(message);
  }

  /** Another tab comes before it, or it is brought to the front again. */
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
