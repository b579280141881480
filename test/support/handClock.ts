import type { Clock } from '../../src/core/base/clock.ts';

interface Planned {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that a test moves. */
export class HandClock implements Clock {
  #now: number;
  readonly #planned = new Set<Planned>();

  /** @param now its first time, in milliseconds since 1970. */
  constructor(now = 1_000_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const planned = { at: this.#now + ms, callback };
    this.#planned.add(planned);
    return () => {
      this.#planned.delete(planned);
    };
  }

  /** The time until the next call; undefined if none is planned. */
  get ahead(): number | undefined {
    const times = [...this.#planned].map(({ at }) => at - this.#now);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** How many calls are planned. */
  get planned(): number {
    return this.#planned.size;
  }

  async pass(ms: number): Promise<void> {
    this.#now += ms;
    for (const planned of [...this.#planned].filter(({ at }) => at <= this.#now)) {
      if (this.#planned.delete(planned)) planned.callback();
    }
    await new Promise(setImmediate);
  }
}
