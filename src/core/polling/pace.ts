/** The shortest pause between two polls, in milliseconds. */
export const shortestPause = 15_000;
export const longestPause = 5 * 60_000;
/** The factor by which a pause grows while nothing changes. */
const growth = 1.5;

/** The result of a poll. */
export interface Polled {
  readonly changed: boolean;
  /** The time before which the service wants no request, in milliseconds since 1970. */
  readonly holdUntil?: number | undefined;
}

/**
 * When to poll: soon after a change or when a person looks again, and less often while nothing
 * changes. All times are in milliseconds since 1970.
 */
export class Pace {
  #pause = shortestPause;
  #polledAt: number | undefined;
  #heldUntil = 0;

  /** Notes the end of a poll. */
  polled(at: number, { changed, holdUntil }: Polled): void {
    this.#polledAt = at;
    this.#pause = changed ? shortestPause : Math.min(this.#pause * growth, longestPause);
    if (holdUntil !== undefined) this.hold(holdUntil);
  }

  /** Shortens the pause: a change is likely, or a person looks again. */
  hurry(): void {
    this.#pause = shortestPause;
  }

  /** Makes the next poll due at once, after a change that is certain. */
  makeDue(): void {
    this.#polledAt = undefined;
  }

  /** Lets no poll begin before a time, since the service wants none. */
  hold(until: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, until);
  }

  /** How long to wait for the next poll, in milliseconds; 0 if it is due. */
  wait(now: number): number {
    return Math.max(this.held(now), this.#rest(now));
  }

  /** How long even a poll that a person asks for has to wait, in milliseconds. */
  held(now: number): number {
    return Math.max(0, this.#heldUntil - now);
  }

  /** The rest of a pause; a clock that was set back must not make it longer. */
  #rest(now: number): number {
    if (this.#polledAt === undefined) return 0;
    return Math.min(this.#pause, Math.max(0, this.#polledAt + this.#pause - now));
  }
}
