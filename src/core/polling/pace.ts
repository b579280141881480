/** How long to pause between two polls, in milliseconds. */
export const shortestPause = 15_000;
export const longestPause = 5 * 60_000;
/** What a pause grows by while nothing changes. */
const growth = 1.5;

/** What came of a poll. */
export interface Polled {
  readonly changed: boolean;
  /** Until when the service wants to be left alone, in milliseconds since 1970. */
  readonly holdUntil?: number | undefined;
}

/**
 * When to poll: soon after something has changed or somebody looks, less and less often while
 * nothing happens. All times are in milliseconds since 1970.
 */
export class Pace {
  #pause = shortestPause;
  #polledAt: number | undefined;
  #heldUntil = 0;

  /** A poll has ended. */
  polled(at: number, { changed, holdUntil }: Polled): void {
    this.#polledAt = at;
    this.#pause = changed ? shortestPause : Math.min(this.#pause * growth, longestPause);
    if (holdUntil !== undefined) this.hold(holdUntil);
  }

  /** Something is likely to have changed, or somebody has come back to look. */
  hurry(): void {
    this.#pause = shortestPause;
  }

  /** Something has changed for certain: the next poll is due. */
  expect(): void {
    this.#polledAt = undefined;
  }

  /** The service wants to be left alone. */
  hold(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
  }

  /** How long to wait for the next poll, in milliseconds; 0 if it is due. */
  wait(now: number): number {
    return Math.max(this.held(now), this.#rest(now));
  }

  /** How long even somebody who asks for it has to wait, in milliseconds. */
  held(now: number): number {
    return Math.max(0, this.#heldUntil - now);
  }

  /** A clock that was set back must not make a pause longer. */
  #rest(now: number): number {
    if (this.#polledAt === undefined) return 0;
    return Math.min(this.#pause, Math.max(0, this.#polledAt + this.#pause - now));
  }
}
