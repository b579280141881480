import { Disposable, EventEmitter } from 'vscode';
import type { Answer } from '../../core/base/answer.ts';
import type { RunQuery } from '../../core/runs/runQuery.ts';
import type { PneumaticApi } from '../../core/api.ts';
import { type Run, type RunDetail, isOverdue } from '../../core/runs/run.ts';
import { type LateRuns, countLate, noneLate } from '../../core/runs/lateness.ts';
import { toQuery } from '../../core/runs/runFilter.ts';
import type { RunId } from '../../core/base/ids.ts';
import { longestPause } from '../../core/polling/pace.ts';
import { sortedText } from '../../core/base/sortedText.ts';
import { readPages } from '../../core/base/readPages.ts';
import { failure, success } from '../../core/base/result.ts';
import type { Unreadable } from '../../core/base/unreadable.ts';
import type { Loaded } from '../workflows/workflowStore.ts';
import type { Abilities } from '../account/abilities.ts';
import type { PersonClock } from '../account/zones.ts';
import { type ListParts, PolledList, type Shown } from '../polling/polledList.ts';
import { keptRunName } from './keptRuns.ts';
import type { StoredRunFilter } from './storedFilter.ts';

/** How many runs are loaded at first, and how many with each further page. */
const pageSize = 50;

/** The listed runs, and whether there are more. */
export interface RunPages {
  readonly runs: readonly Run[];
  readonly more: boolean;
  /** The entries of the list that cannot be read. */
  readonly unreadable: readonly Unreadable[];
  /** How many runs were looked at, where only those are listed that are due. */
  readonly looked: number | undefined;
  /** Those that are overdue, loaded or not; none where only those are listed. */
  readonly late: LateRuns;
}

/** The account's runs that pass the filter, page by page. */
export class RunList implements Disposable {
  readonly #abilities: Abilities;
  readonly #list: PolledList<RunPages>;
  readonly #changed = new EventEmitter<'reset' | 'polled'>();
  readonly #subscriptions: Disposable;
  readonly #kept: ListParts['kept'];
  readonly #details = new Map<RunId, LoadingDetail>();
  #wanted = pageSize;
  #unfolded = false;
  #edition = 0;
  /** The overdue runs beyond those that are loaded, as they were last asked for. */
  #lateBeyond: LateBeyond | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(parts: ListParts & { readonly zones: PersonClock }, choices: StoredRunFilter) {
    this.#abilities = parts.abilities;
    this.#kept = parts.kept;
    this.#list = new PolledList({
      ...parts,
      name: 'Listing runs',
      read: ({ session, can }, signal) =>
        can.followsRuns
          ? readRuns(
              session.api,
              toQuery(choices.current, session.account.id, {
                now: parts.clock.now(),
                zone: parts.zones.now.zone,
              }),
              { wanted: this.#wanted, now: parts.clock.now(), known: this.#lateBeyond },
              (found) => {
                this.#lateBeyond = found;
              },
              signal,
            )
          : undefined,
      aging: ({ runs }, now) => runs.map((run) => isOverdue(run, now)),
      keptAs: () => `runs ${sortedText(choices.current)}`,
      toKeep: firstPage,
    });
    this.#subscriptions = Disposable.from(
      choices.onDidChange(() => {
        this.#list.reset();
      }),
      this.#list.onDidChange((how) => {
        if (how === 'reset') this.#forget();
        else if (this.now.asOf === undefined) this.#dropKept();
        this.#changed.fire(how);
      }),
    );
  }

  shown(): Promise<Shown<RunPages>> {
    return this.#list.shown();
  }

  get now(): Shown<RunPages> {
    return this.#list.now;
  }

  /** Resolves once the service has been asked for a list that is shown as it was kept. */
  asked(): Promise<void> {
    return this.#list.asked();
  }

  /** Waits for the list that the service is asked for, or asks. */
  askAgain(): Promise<void> {
    return this.#list.askAgain();
  }

  /** A number that grows when the tasks loaded below the runs have become out of date. */
  get edition(): number {
    return this.#edition;
  }

  /** Loads the list again, and the tasks below a run when they are asked for. */
  async refresh(): Promise<void> {
    this.#details.clear();
    this.#lateBeyond = undefined;
    if (this.#unfolded) this.#edition += 1;
    this.#unfolded = false;
    await this.#list.ask();
    // The poll may have brought the same list, or may have been skipped.
    this.#changed.fire('polled');
  }

  /** Loads one page more. */
  async loadMore(): Promise<void> {
    const before = this.#list.now.value;
    if (before?.more !== true) return;
    this.#wanted += pageSize;
    await this.#list.ask();
    const inVain = this.#list.now.value === before;
    if (inVain) this.#wanted = wholePages(before.runs.length);
  }

  /** A run with all of its tasks, loaded again where the list has shown a change of it. */
  async detail(run: Run): Promise<Loaded<RunDetail>> {
    this.#unfolded = true;
    const of = JSON.stringify(run);
    const known = this.#details.get(run.id);
    if (known?.of === of) return known.run;
    const isKept = this.now.asOf !== undefined;
    const loading = isKept ? this.#recall(run.id) : this.#load(run.id);
    this.#details.set(run.id, { of, run: loading, isKept });
    const detail = await loading;
    const isLatest = this.#details.get(run.id)?.run === loading;
    if (!detail.ok && isLatest) this.#details.delete(run.id);
    return detail;
  }

  /** A run with its tasks as it was last kept; undefined where it was not. */
  async earlier(id: RunId): Promise<RunDetail | undefined> {
    const able = await this.#abilities.known();
    const account = able?.session.account.id;
    return account && (await this.#kept.read<RunDetail>(account, keptRunName(id)))?.value;
  }

  /** Notes that the runs of the service have changed, or may have. */
  noteChange(): void {
    this.#list.noteChange();
  }

  watch(watched: boolean): void {
    this.#list.watch(watched);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#list.dispose();
    this.#changed.dispose();
  }

  #forget(): void {
    this.#lateBeyond = undefined;
    this.#wanted = pageSize;
    this.#unfolded = false;
    this.#details.clear();
  }

  /** Has the tasks be loaded again that were shown as they were kept. */
  #dropKept(): void {
    const kept = [...this.#details].filter(([, { isKept }]) => isKept);
    for (const [id] of kept) this.#details.delete(id);
    if (kept.length > 0) this.#edition += 1;
  }

  /** Below a run of a list that was kept: its tasks as they were kept, too. */
  async #recall(id: RunId): Promise<Loaded<RunDetail>> {
    const earlier = await this.earlier(id);
    return earlier ? success(earlier) : this.#load(id);
  }

  async #load(id: RunId): Promise<Loaded<RunDetail>> {
    const able = await this.#abilities.ask();
    if (!able) return failure({ kind: 'cancelled' });
    const { session } = able;
    const detail = await session.api.getRun(id);
    const isInUse = this.#abilities.cached?.session === session;
    if (detail.ok && isInUse) this.#kept.write(session.account.id, keptRunName(id), detail.value);
    return detail;
  }
}

/** The tasks below a run. */
interface LoadingDetail {
  /** The run as it was listed, as text. */
  readonly of: string;
  readonly run: Promise<Loaded<RunDetail>>;
  /** Whether they were asked for while the list was shown as it was kept. */
  readonly isKept: boolean;
}

/** What is loaded first at the next start. */
const firstPage = (pages: RunPages): RunPages => ({
  ...pages,
  runs: pages.runs.slice(0, pageSize),
  more: pages.more || pages.runs.length > pageSize,
});

const wholePages = (runs: number): number => Math.ceil(runs / pageSize) * pageSize;

/** Runs that the service says are due first, which may be anywhere in the list. */
interface LateBeyond {
  /** When they were asked for, in milliseconds since 1970. */
  readonly at: number;
  /** The loaded runs, as text: a change of them hints at a change of the others. */
  readonly beside: string;
  readonly runs: readonly Run[];
  readonly more: boolean;
}

/** How many runs to read, and what is known from an earlier read. */
interface Reading {
  readonly wanted: number;
  readonly now: number;
  readonly known: LateBeyond | undefined;
}

/** Reads all wanted runs at once, as far as the service allows: a poll should be one request. */
async function readRuns(
  api: PneumaticApi,
  filter: RunQuery,
  { wanted, now, known }: Reading,
  keep: (late: LateBeyond) => void,
  signal: AbortSignal,
): Answer<RunPages> {
  const read = await readPages(
    (cursor, missing) =>
      api.listRuns({ ...filter, cursor, limit: Math.max(missing, pageSize) }, signal),
    wanted,
  );
  if (!read.ok) return read;
  const { items: runs, more, unreadable, looked } = read.value;
  const late = await lateRuns(api, filter, { runs, more, now, known }, keep, signal);
  return success({ runs, more, unreadable, looked, late });
}

/**
 * How many runs are overdue. Where not all are loaded, the service is asked for those that are due
 * first: after a change of what is loaded, else every few minutes. A failure leaves the loaded ones.
 */
async function lateRuns(
  api: PneumaticApi,
  filter: RunQuery,
  { runs, more, now, known }: Omit<Reading, 'wanted'> & Pick<RunPages, 'runs' | 'more'>,
  keep: (late: LateBeyond) => void,
  signal: AbortSignal,
): Promise<LateRuns> {
  const mayBeLate = filter.state === undefined || filter.state === 'running';
  if (filter.dueBy !== undefined || !mayBeLate) return noneLate;
  if (!more) return countLate(runs, now, false);
  const beside = JSON.stringify(runs);
  const isFresh = known?.beside === beside && Math.abs(now - known.at) < longestPause;
  if (isFresh) return countLate([...runs, ...known.runs], now, known.more);
  const found = await api.listRuns(
    { ...filter, state: 'running', dueBy: now, limit: pageSize },
    signal,
  );
  if (!found.ok) return countLate(runs, now, false);
  const late = { at: now, beside, runs: found.value.items, more: found.value.next !== undefined };
  if (!signal.aborted) keep(late);
  return countLate([...runs, ...late.runs], now, late.more);
}
