/** How long something may last without being shown, in milliseconds: nobody sees a shorter wait. */
const unseenFor = 100;

/**
 * A drawing that waits a moment, since what it shows may be over by then. Pages and VS Code’s window
 * share a thread, so that what is drawn at once holds up the message that was sent just before.
 */
export class LateDrawing {
  readonly #draw: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** Whether the page shows something that is not so any more. */
  get waiting(): boolean {
    return this.#timer !== undefined;
  }

  begin(): void {
    this.end();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#draw();
    }, unseenFor);
  }

  /** Everything is drawn now. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
