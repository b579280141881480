import type { LogOutputChannel } from 'vscode';
import type { PneumaticApi } from '../../core/api.ts';
import type { Assignee } from '../../core/account/assignee.ts';
import type { Clock } from '../../core/base/clock.ts';

/** How long a list is kept, in milliseconds: as long as the longest pause between two polls. */
const keptFor = 5 * 60_000;

interface Kept {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly list: Promise<readonly Assignee[] | undefined>;
}

/**
 * Who can be chosen for fields of kind `user`, kept for each session: for as long as the longest
 * pause between two polls, or until somebody wants to see what is new.
 */
export class People {
  readonly #log: LogOutputChannel;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #kept = new WeakMap<PneumaticApi, Kept>();

  constructor(log: LogOutputChannel, clock: Pick<Clock, 'now'>) {
    this.#log = log;
    this.#clock = clock;
  }

  /** undefined where that has not been known yet; the next who asks, asks the service. */
  of(api: PneumaticApi): Promise<readonly Assignee[] | undefined> {
    const now = this.#clock.now();
    const before = this.#kept.get(api);
    if (before && Math.abs(now - before.since) < keptFor) return before.list;
    const list = this.#load(api, before);
    this.#kept.set(api, { since: now, list });
    return list;
  }

  /** Has the list asked for again when it is next needed. */
  renew(api: PneumaticApi): void {
    api.renew();
    const before = this.#kept.get(api);
    if (before) this.#kept.set(api, { ...before, since: -Infinity });
  }

  /** Those who were known before are better than nobody. */
  async #load(
    api: PneumaticApi,
    before: Kept | undefined,
  ): Promise<readonly Assignee[] | undefined> {
    const answer = await api.listAssignees();
    if (answer.ok) return answer.value;
    this.#log.warn(`Who can be chosen is not known: ${answer.error.kind}`);
    const known = await before?.list;
    if (known === undefined) this.#kept.delete(api);
    return known;
  }
}
