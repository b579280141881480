import { type Disposable, type Event, EventEmitter } from 'vscode';

/** In milliseconds: longer than the way of an answer to the page that shows it. */
const laterMs = 50;

/**
 * Tells a moment later, and once, of what follows closely on each other. What is drawn because of it
 * shares the window’s thread with what a person waits for just then.
 */
export class LateEvent implements Disposable {
  readonly #told = new EventEmitter<void>();
  readonly #listening: Disposable;
  #timer: NodeJS.Timeout | undefined;

  readonly event = this.#told.event;

  constructor(event: Event<unknown>) {
    this.#listening = event(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#told.fire();
      }, laterMs);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listening.dispose();
    this.#told.dispose();
  }
}
