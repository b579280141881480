import { type Disposable, EventEmitter } from 'vscode';

/** Notifies the parts that show runs or tasks of changes made in this window. */
export class Changes implements Disposable {
  readonly #noted = new EventEmitter<void>();

  /** Fires when this window has changed runs or tasks at the service. */
  readonly onDidChangeHere = this.#noted.event;

  /** Notes that a request was sent that has changed runs or tasks at the service, or may have. */
  note(): void {
    this.#noted.fire();
  }

  dispose(): void {
    this.#noted.dispose();
  }
}
