import { whenIdle } from '../page/whenSeen.ts';

/** How many fields are drawn at once: more than a window has room for. */
const atFirst = 30;
/** How many more are drawn at a time, between two keys. */
const slice = 60;

/**
 * How many fields of a form are drawn: those that are in sight at once, the others in slices while
 * there is nothing else to do, so that a long form can be filled in from the start.
 */
export class DrawnFields {
  readonly #draw: () => void;
  #count = atFirst;
  #total = 0;
  #waiting = false;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  /** The number of fields to draw now, from the top. */
  get count(): number {
    return this.#count;
  }

  /** Begins with the fields of another form, of which those that were drawn stay. */
  begin(total: number): void {
    this.#total = total;
    this.#wait();
  }

  /** Draws all fields now, where one of them is needed that may not be there yet. */
  drawAll(): void {
    if (this.#count >= this.#total) return;
    this.#count = this.#total;
    this.#draw();
  }

  #wait(): void {
    if (this.#waiting || this.#count >= this.#total) return;
    this.#waiting = true;
    // The time limit is for a window that is never idle.
    whenIdle(this.#drawMore, { timeout: 100 });
  }

  readonly #drawMore = (): void => {
    this.#waiting = false;
    if (this.#count >= this.#total) return;
    this.#count += slice;
    this.#draw();
    this.#wait();
  };
}
