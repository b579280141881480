import type { Disposable, WebviewPanel } from 'vscode';
import { AskAgain } from '../polling/askAgain.ts';
import type { KickoffPanelParts } from './kickoffPanelParts.ts';
import type { ShownForm } from './shownForm.ts';

type Parts = Pick<KickoffPanelParts, 'clock' | 'window' | 'sessions' | 'log'>;

/**
 * Loads a form again that is shown as it was kept, since the service could not be asked: at the
 * pace of polling, while somebody looks at it.
 */
export class FormAgain implements Disposable {
  readonly #again: AskAgain;
  #holdUntil: number | undefined;

  constructor(
    panel: WebviewPanel,
    { clock, window, sessions, log }: Parts,
    form: ShownForm,
    reload: () => Promise<void>,
  ) {
    this.#again = new AskAgain({
      clock,
      isWanted: () => form.isStale && window.state.focused,
      ask: async () => {
        this.#holdUntil = undefined;
        await reload();
        return this.#holdUntil;
      },
      on: [panel.onDidChangeViewState, window.onDidChangeWindowState],
      onDidAnswer: sessions.onDidAnswer,
      log,
    });
  }

  /**
   * Notes that it could not be loaded just now.
   * @param holdUntil before this time, the service wants no request, in milliseconds since 1970.
   */
  noteFailure(holdUntil: number | undefined): void {
    this.#holdUntil = holdUntil;
    this.#again.noteFailure();
  }

  dispose(): void {
    this.#again.dispose();
  }
}
