import type { LogOutputChannel } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import type { Assignee } from '../../core/account/assignee.ts';
import type { Clock } from '../../core/base/clock.ts';

/** How long a list is kept, in milliseconds; the longest pause between two polls. */
const keptFor = 5 * 60_000;

interface Kept {
  /** When the list was asked for, in milliseconds since 1970. */
  readonly since: number;
  readonly list: Promise<readonly Assignee[] | undefined>;
}

/**
 * The people that can be chosen for fields of kind `user`. They are kept for each session as long
 * as the longest pause between two polls, or until a person refreshes.
 */
export class People {
  readonly #log: LogOutputChannel;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept = new WeakMap<PneumaticApi, Kept>();

  constructor(log: LogOutputChannel, clock: Pick<Clock, 'now'>) {
    this.#log = log;
    this.#clock = clock;
  }

  /**
   * The people; undefined if the service has never listed them, and then the next call asks again.
   */
  of(api: PneumaticApi): Promise<readonly Assignee[] | undefined> {
    const now = this.#clock.now();
    const before = this.#kept.get(api);
    if (before && Math.abs(now - before.since) < keptFor) return before.list;
    const list = this.#load(api, before);
    this.#kept.set(api, { since: now, list });
    return list;
  }

  /** Makes the next call of `of` ask the service again. */
  renew(api: PneumaticApi): void {
    api.renew();
    const before = this.#kept.get(api);
    if (before) this.#kept.set(api, { ...before, since: -Infinity });
  }

  /** The earlier list is better than none. */
  async #load(
    api: PneumaticApi,
    before: Kept | undefined,
  ): Promise<readonly Assignee[] | undefined> {
    const answer = await api.listAssignees();
    if (answer.ok) return answer.value;
    this.#log.warn(`The people could not be listed: ${answer.error.kind}`);
    const known = await before?.list;
    if (known === undefined) this.#kept.delete(api);
    return known;
  }
}
