import { type Disposable, EventEmitter } from 'vscode';

/** Tells everybody who shows runs or tasks that something was done here that changes them. */
export class Changes implements Disposable {
  readonly #noted = new EventEmitter<void>();

  /** Fires when something was done in this window that changes runs or tasks at the service. */
  readonly onDidChangeHere = this.#noted.event;

  /** Something was sent that changes runs or tasks at the service, or may have changed them. */
  note(): void {
    this.#noted.fire();
  }

  dispose(): void {
    this.#noted.dispose();
  }
}
