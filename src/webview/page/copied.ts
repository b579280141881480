/** How long a button shows that it has copied, in milliseconds. */
const saidFor = 2000;

/** Whether something has just been copied, which its button shows. */
export class Copied {
  readonly #redraw: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  get now(): boolean {
    return this.#timer !== undefined;
  }

  say(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#redraw();
    }, saidFor);
    this.#redraw();
  }
}
