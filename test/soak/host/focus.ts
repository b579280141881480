import type * as Vscode from 'vscode';
import { vscode } from './ledger.ts';

/** The focus of the window, as our extension is told it: that of VS Code’s own cannot be moved from inside. */
export class HeldFocus {
  readonly #changed: Vscode.EventEmitter<Vscode.WindowState>;
  #focused = true;

  /** Holds the focus from now on. */
  constructor() {
    const changed = new vscode.EventEmitter<Vscode.WindowState>();
    this.#changed = changed;
    Object.defineProperty(vscode.window, 'state', {
      get: () => this.#state,
      configurable: true,
    });
    Object.defineProperty(vscode.window, 'onDidChangeWindowState', {
      value: changed.event,
      configurable: true,
    });
  }

  get #state(): Vscode.WindowState {
    return { focused: this.#focused, active: true };
  }

  set(focused: boolean): void {
    this.#focused = focused;
    this.#changed.fire(this.#state);
  }
}
