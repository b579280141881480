import { isCurrent } from '../runs/runActions.ts';
import type { RunDetail, RunTask } from '../runs/run.ts';
import type { EventKind, EventReason, RunEvent } from '../runs/runEvent.ts';
import type { WaitFor } from './launchTask.ts';
import { type NamingFault, taskNamed } from './taskNamed.ts';

/** A run that a VS Code task waits for, as far as it has been told of. */
export interface FollowedRun {
  readonly wait: WaitFor;
  /** The number of the task that is waited for, once it is known. */
  readonly number: number | undefined;
  /** The ids of the events that were told. */
  readonly told: ReadonlySet<string>;
  /** What the run waited for when that was last told, as text. */
  readonly waitedFor: string;
}

/** Something to tell of a run. */
export type RunNews =
  | { readonly kind: 'event'; readonly event: RunEvent }
  /** The run waits for these tasks now; none while it is between two. */
  | { readonly kind: 'waitsFor'; readonly tasks: readonly RunTask[] };

/** How waiting for a run has ended. */
export type WaitEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'taskCompleted'; readonly task: RunTask }
  /** The run was ended before its last task, by a person or by a condition of the workflow. */
  | { readonly kind: 'endedEarly'; readonly by: string | undefined; readonly why?: EventReason }
  | { readonly kind: 'taskSkipped' }
  /** The run is over, and the task was not completed. */
  | { readonly kind: 'taskNotReached' }
  | { readonly kind: 'noSuchTask'; readonly fault: NamingFault };

/** What a look at a run has brought. */
export interface RunLook {
  readonly followed: FollowedRun;
  readonly news: readonly RunNews[];
  /** Undefined while what is waited for has not come. */
  readonly end: WaitEnd | undefined;
}

/**
 * A run that has just been launched, or is waited for again.
 * @param number of the task that is waited for, where it is known.
 */
export const followRun = (wait: WaitFor, number?: number): FollowedRun => ({
  ...{ wait, number },
  told: new Set<string>(),
  waitedFor: '',
});

/** The kinds of events that bring a run further; comments and the like are on its page. */
const toldKinds: readonly EventKind[] = [
  'taskCompleted',
  'taskReturned',
  'taskSkipped',
  'taskDelayed',
  'snoozed',
  'resumed',
  'subRunStarted',
];

/**
 * What has happened since the last look.
 * @param events the newest events, newest first; undefined where they cannot be read, so that a
 *   later look tells them.
 */
export function lookAtRun(
  followed: FollowedRun,
  run: RunDetail,
  events: readonly RunEvent[] | undefined,
): RunLook {
  const fresh = (events ?? []).filter(({ id }) => !followed.told.has(id)).toReversed();
  const named = numberOf(followed, run);
  const end = named.ok ? endOf(followed.wait, named.number, run, events) : named.end;
  const current = run.tasks.filter(isCurrent);
  const waitedFor = JSON.stringify([run.state, current.map(described)]);
  const isNew = !end && waitedFor !== followed.waitedFor;
  return {
    followed: {
      ...followed,
      number: named.ok ? named.number : undefined,
      told: new Set([...followed.told, ...fresh.map(({ id }) => id)]),
      waitedFor,
    },
    news: [
      ...fresh
        .filter(({ kind }) => toldKinds.includes(kind))
        .map((event) => ({ kind: 'event', event }) as const),
      ...(isNew ? [{ kind: 'waitsFor', tasks: current } as const] : []),
    ],
    end,
  };
}

/** What a person is told of a task that is waited for. */
const described = ({ number, name, state, dueAt, snoozedUntil, performers }: RunTask): unknown => [
  ...[number, name, state, dueAt, snoozedUntil],
  performers.filter(({ completed }) => !completed).map(({ name: who }) => who),
];

type Named =
  | { readonly ok: true; readonly number: number | undefined }
  | { readonly ok: false; readonly end: WaitEnd };

/** The number of the task that is waited for; a run may have filled in its name. */
function numberOf({ wait, number }: FollowedRun, { tasks }: RunDetail): Named {
  if (wait.until !== 'task' || number !== undefined) return { ok: true, number };
  const named = taskNamed(tasks, wait.task);
  return named.ok
    ? { ok: true, number: named.value.number }
    : { ok: false, end: { kind: 'noSuchTask', fault: named.error } };
}

function endOf(
  { until }: WaitFor,
  number: number | undefined,
  run: RunDetail,
  events: readonly RunEvent[] | undefined,
): WaitEnd | undefined {
  switch (until) {
    case 'started':
      return { kind: 'finished' };
    case 'finished':
      return run.state === 'done' ? endOfRun(run, events) : undefined;
    case 'task':
      return endOfTask(number, run);
  }
}

/** Where the log cannot be read, tasks that nobody has done tell that a run was ended early. */
function endOfRun({ tasks }: RunDetail, events: readonly RunEvent[] | undefined): WaitEnd {
  const last = events?.find(({ kind }) => kind === 'completed' || kind === 'ended');
  const early = last ? last.kind === 'ended' : tasks.some(({ state }) => state === 'notDone');
  if (!early) return { kind: 'finished' };
  return { kind: 'endedEarly', by: last?.by, ...(last?.why && { why: last.why }) };
}

/** A run lists all of its tasks except those that were skipped, and those that cannot be read. */
function endOfTask(number: number | undefined, run: RunDetail): WaitEnd | undefined {
  const task = run.tasks.find((each) => each.number === number);
  if (task?.state === 'completed') return { kind: 'taskCompleted', task };
  if (run.state === 'done') return { kind: 'taskNotReached' };
  const isSkipped = !task && run.tasks.length > 0 && (run.unreadableTasks ?? []).length === 0;
  return isSkipped || task?.state === 'skipped' ? { kind: 'taskSkipped' } : undefined;
}
