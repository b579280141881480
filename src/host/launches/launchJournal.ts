import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type Disposable, type Event, type LogOutputChannel, Uri } from 'vscode';
import type { UnknownOutcomeCause } from '../../core/base/errors.ts';
import {
  type AccountId,
  type RunTaskId,
  type WorkflowId,
  accountId,
  workflowId,
} from '../../core/base/ids.ts';
import {
  type PendingLaunch,
  type UnknownLaunch,
  asUnknown,
  cameOf,
  isAbandoned,
  latestFirst,
} from '../../core/launches/pendingLaunch.ts';
import { formInputSchema, momentSchema, runTaskIdSchema } from '../../protocol/input.ts';
import type { AccountNames } from '../account/accountNames.ts';
import { MovedRecords } from '../account/movedRecords.ts';
import { Claims } from '../platform/claims.ts';
import { LateEvent } from '../platform/lateEvent.ts';
import { RecordStore } from '../platform/recordStore.ts';
import { hasEnded, isSameOwner, thisOwner } from './launchOwner.ts';
import type { RunHistory } from './runHistory.ts';

const causes = ['timeout', 'connection', 'answer', 'server', 'cancelled', 'interrupted'] as const;

const pendingLaunchSchema = v.pipe(
  v.object({
    // Made up here; it becomes part of a file name.
    id: v.pipe(v.string(), v.uuid()),
    // JSON cannot hold undefined.
    name: v.optional(v.string()),
    workflow: v.object({ id: v.pipe(v.string(), v.transform(workflowId)), name: v.string() }),
    account: v.object({ id: v.pipe(v.string(), v.transform(accountId)), label: v.string() }),
    sentAt: momentSchema,
    input: formInputSchema,
    ofTask: runTaskIdSchema,
    progress: v.variant('state', [
      v.object({
        state: v.literal('sending'),
        owner: v.object({
          host: v.string(),
          pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
          startedAt: v.number(),
        }),
        until: momentSchema,
      }),
      v.object({ state: v.literal('unknown'), cause: v.picklist(causes) }),
    ]),
  }),
  v.transform((launch): PendingLaunch => ({ ...launch, name: launch.name })),
);

/** The facts about a launch before it is sent. */
export type LaunchPlan = Pick<PendingLaunch, 'name' | 'workflow' | 'account' | 'input' | 'ofTask'>;

/** The interrupted launches that one look has found. */
export interface InterruptedLaunches {
  /** Interrupted launches that no window has shown yet; each is returned only once. */
  readonly found: readonly UnknownLaunch[];
  /**
   * Whether another window is sending a launch; if that window ends, this one may have to report
   * it.
   */
  readonly othersAreSending: boolean;
}

/**
 * How long after its time limit the answer to a launch may still be on its way to disk, in
 * milliseconds.
 */
const graceMs = 30_000;

/**
 * The launches without an answer, written to disk before they are sent, so that a crash or a reload
 * does not lose them. All windows share it. A launch belongs to the window that sends it. Once that
 * window's process has ended, or long after the launch's time limit, the next look makes its
 * outcome unknown. Nothing here sends a request.
 */
export class LaunchJournal implements Disposable {
  readonly #store: RecordStore<typeof pendingLaunchSchema>;
  readonly #moved: MovedRecords<typeof pendingLaunchSchema>;
  readonly #names: AccountNames;
  readonly #notified: Claims;
  readonly #history: RunHistory;
  readonly #told: LateEvent;
  /** The ids of launches whose runs are recorded, until their files are removed. */
  readonly #recorded = new Set<string>();
  readonly onDidChange: Event<void>;

  constructor(folder: Uri, history: RunHistory, log: LogOutputChannel, names: AccountNames) {
    this.#store = new RecordStore(folder, pendingKind, log);
    this.#moved = new MovedRecords(this.#store, pendingKind, names);
    this.#names = names;
    this.#notified = new Claims(Uri.joinPath(folder, 'told'));
    this.#history = history;
    this.#told = new LateEvent(this.#store.onDidChange);
    this.onDidChange = this.#told.event;
  }

  /**
   * Writes down a launch before it is sent.
   * @param limitMs how long its answer is waited for, in milliseconds.
   * @throws if it cannot be written; then it must not be sent.
   */
  async begin(plan: LaunchPlan, limitMs: number): Promise<PendingLaunch> {
    const sentAt = Date.now();
    const launch: PendingLaunch = {
      ...plan,
      id: randomUUID(),
      sentAt,
      progress: { state: 'sending', owner: thisOwner(), until: sentAt + limitMs + graceMs },
    };
    await this.#moved.settle();
    await this.#store.put(this.#moved.current(launch));
    return launch;
  }

  /** Marks the launch as one whose outcome is unknown; the caller shows it to the person. */
  async keepUnknown(launch: PendingLaunch, cause: UnknownOutcomeCause): Promise<void> {
    await this.#moved.settle();
    await this.#store.put(this.#moved.current(asUnknown(launch, cause)));
  }

  /** Leaves out a launch from now on whose run is recorded. Its file stays until it is forgotten. */
  noteRecorded({ id }: PendingLaunch): void {
    this.#recorded.add(id);
  }

  /** Forgets launches that have an answer or were dismissed. */
  async forget(launches: readonly PendingLaunch[]): Promise<void> {
    await this.#store.delete(...launches.map(({ id }) => id));
    for (const { id } of launches) this.#recorded.delete(id);
    await Promise.all(launches.map(({ id }) => this.#notified.release(id)));
  }

  /** Puts dismissed launches back as they were. */
  async restore(launches: readonly PendingLaunch[]): Promise<void> {
    for (const launch of launches) await this.#store.put(launch);
  }

  /** The launches whose outcome a person has to find out, latest first. */
  async unknown(): Promise<readonly UnknownLaunch[]> {
    return (await this.#all()).filter(isUnknown);
  }

  /**
   * The launches of one form, under way or unknown, latest first.
   * @param task of which the form launches sub-runs.
   */
  async ofForm(
    account: AccountId,
    workflow: WorkflowId,
    task?: RunTaskId,
  ): Promise<readonly PendingLaunch[]> {
    const launches = await this.#all();
    const now = this.#names.now(account);
    return launches.filter(
      (launch) =>
        launch.account.id === now && launch.workflow.id === workflow && launch.ofTask === task,
    );
  }

  /** Looks once for launches that other windows, or earlier ones, have left. */
  async findInterrupted(): Promise<InterruptedLaunches> {
    const { abandoned, others } = await this.#read();
    const found: UnknownLaunch[] = [];
    for (const launch of abandoned) {
      if (!(await this.#notified.take(launch.id))) continue;
      if (!(await this.#isStillSending(launch))) continue;
      found.push(launch);
      // Once this is written, all windows show the launch, and its process id no longer matters.
      await this.#store.put(launch);
    }
    const here = thisOwner();
    const othersAreSending = others.some(
      ({ progress }) => progress.state === 'sending' && !isSameOwner(progress.owner, here),
    );
    return { found, othersAreSending };
  }

  dispose(): void {
    this.#told.dispose();
    this.#store.dispose();
  }

  /**
   * Whether the launch is unchanged: its window may have recorded an answer, or a person dismissed
   * it.
   */
  async #isStillSending({ id }: PendingLaunch): Promise<boolean> {
    const launch = await this.#store.get(id);
    if (!launch) await this.#notified.release(id);
    return launch?.progress.state === 'sending';
  }

  async #all(): Promise<readonly PendingLaunch[]> {
    const { abandoned, others } = await this.#read();
    return [...abandoned, ...others].sort(latestFirst);
  }

  /** All launches; those of ended windows with the outcome that could be found out. */
  async #read(): Promise<{
    readonly abandoned: readonly UnknownLaunch[];
    readonly others: readonly PendingLaunch[];
  }> {
    await this.#moved.settle();
    const launches = (await this.#store.list()).filter(({ id }) => !this.#recorded.has(id));
    const now = Date.now();
    const isOver = (launch: PendingLaunch): boolean => isAbandoned(launch, now, hasEnded);
    const unsettled = launches.filter((launch) => isOver(launch) || isUnknown(launch));
    if (unsettled.length === 0) return { abandoned: [], others: launches };
    // The runs are read after the owners were seen to have ended, so that no answer is missed.
    const runs = await this.#history.list();
    const recorded = unsettled.filter((launch) => runs.some((run) => cameOf(launch, run)));
    if (recorded.length > 0) await this.forget(recorded);
    const left = launches.filter((launch) => !recorded.includes(launch));
    return {
      abandoned: left.filter(isOver).map((launch) => asUnknown(launch, 'interrupted')),
      others: left.filter((launch) => !isOver(launch)),
    };
  }
}

const pendingKind = {
  schema: pendingLaunchSchema,
  keyOf: ({ id }: PendingLaunch): string => id,
  accountOf: ({ account }: PendingLaunch): AccountId => account.id,
  withAccount: (launch: PendingLaunch, id: AccountId): PendingLaunch => ({
    ...launch,
    account: { ...launch.account, id },
  }),
  changedAt: ({ sentAt }: PendingLaunch): number => sentAt,
};

const isUnknown = (launch: PendingLaunch): launch is UnknownLaunch =>
  launch.progress.state === 'unknown';
