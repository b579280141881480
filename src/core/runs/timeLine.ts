import type { RunTaskId } from '../base/ids.ts';
import { type Run, type RunTask, type TaskState, isTaskOverdue } from './run.ts';
import type { EventReason, RunEvent } from './runEvent.ts';
import type { SubRun, SubRunsByTask } from './subRun.ts';

/** The part of a time line that a task takes; all in thousandths of its length. */
export interface TaskBar {
  readonly task: RunTask;
  readonly state: TaskState | 'overdue';
  /** Undefined for a task that has not started. */
  readonly from: number | undefined;
  readonly length: number;
  readonly due: number | undefined;
  /** When the run was returned from it. */
  readonly returns: readonly number[];
  readonly subRuns: readonly SubRunBar[];
}

/** The part of a time line that a sub-run takes, below its task. */
export interface SubRunBar {
  readonly subRun: SubRun;
  readonly from: number | undefined;
  readonly length: number;
}

/** A task that the run has gone past. */
export interface SkippedTask {
  readonly id: RunTaskId;
  readonly name: string;
  readonly number: number | undefined;
  /** When it was skipped; undefined where the log does not say. */
  readonly at: number | undefined;
  readonly why: EventReason | undefined;
}

/** The tasks of a run on one line of time. */
export interface TimeLine {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** The present, in thousandths; undefined for a run that has ended. */
  readonly now: number | undefined;
  readonly bars: readonly TaskBar[];
  /** The tasks that were skipped, as far as the log is known. */
  readonly skipped: readonly SkippedTask[];
}

const known = (...times: readonly (number | undefined)[]): readonly number[] =>
  times.filter((time) => time !== undefined);

/** The length of a line whose ends are the same moment, in milliseconds. */
const shortest = 60_000;

/**
 * The tasks of a run on one line of time; undefined where the service does not say when it started.
 * @param events the events that are known, newest first; a return shows at its task.
 */
export function timeLine(
  run: Pick<Run, 'state' | 'startedAt' | 'completedAt' | 'dueAt' | 'tasks'>,
  events: readonly RunEvent[],
  now: number,
  subRuns: SubRunsByTask = [],
): TimeLine | undefined {
  const starts = known(run.startedAt, ...run.tasks.map(({ startedAt }) => startedAt));
  if (starts.length === 0) return undefined;
  const start = Math.min(...starts);
  const isOver = run.state === 'done';
  const last = known(
    isOver ? run.completedAt : now,
    run.dueAt,
    ...run.tasks.flatMap(({ completedAt, dueAt }) => [completedAt, dueAt]),
  );
  const end = Math.max(start + shortest, ...last);
  const place = (at: number): number =>
    Math.round((1000 * (Math.min(Math.max(at, start), end) - start)) / (end - start));

  const spanOf = (
    startedAt: number | undefined,
    until: number,
  ): Pick<SubRunBar, 'from' | 'length'> => {
    const from = startedAt === undefined ? undefined : place(startedAt);
    return { from, length: from === undefined ? 0 : Math.max(place(until) - from, 0) };
  };
  const below = new Map(subRuns);
  const returned = returnsByTask(events);
  const barOf = (task: RunTask): TaskBar => {
    const { startedAt, completedAt, dueAt, state } = task;
    const until = completedAt ?? (isOver ? (run.completedAt ?? end) : now);
    return {
      task,
      state: isTaskOverdue(task, now) ? 'overdue' : state,
      ...spanOf(startedAt, until),
      due: dueAt === undefined ? undefined : place(dueAt),
      returns: (returned.get(task.id) ?? []).map(place),
      // A sub-run is done before its task is completed.
      subRuns: (below.get(task.id) ?? []).map((subRun) => ({
        subRun,
        ...spanOf(subRun.startedAt, subRun.completedAt ?? until),
      })),
    };
  };
  return {
    ...{ start, end },
    now: isOver ? undefined : place(now),
    bars: run.tasks.map(barOf),
    skipped: skippedTasks(run, events, place),
  };
}

/** When the run was returned from its tasks, by their ids. */
function returnsByTask(events: readonly RunEvent[]): ReadonlyMap<RunTaskId, readonly number[]> {
  const returned = events.filter(({ kind }) => kind === 'taskReturned');
  const times = new Map<RunTaskId, number[]>();
  for (const { at, task } of returned) {
    if (at === undefined || !task) continue;
    times.set(task.id, [...(times.get(task.id) ?? []), at]);
  }
  return times;
}

/** The tasks that were skipped and have not been gone back to, each once. */
function skippedTasks(
  { tasks }: Pick<Run, 'tasks'>,
  events: readonly RunEvent[],
  place: (at: number) => number,
): readonly SkippedTask[] {
  const seen = new Set<string>(tasks.map(({ id }) => id));
  return events.flatMap(({ kind, task, at, why }): readonly SkippedTask[] => {
    if (kind !== 'taskSkipped' || !task || seen.has(task.id)) return [];
    seen.add(task.id);
    const { id, name, number } = task;
    return [{ id, name, number, at: at === undefined ? undefined : place(at), why }];
  });
}

/** A line of the picture: a task of the run, or one that was skipped. */
export type Lane =
  | { readonly kind: 'task'; readonly bar: TaskBar }
  | { readonly kind: 'skipped'; readonly task: SkippedTask };

/** The lines of the picture in the order of the workflow. */
export function lanesOf({ bars, skipped }: Pick<TimeLine, 'bars' | 'skipped'>): readonly Lane[] {
  const numbered = [
    ...bars.map((bar) => ({ number: bar.task.number, lane: { kind: 'task', bar } as const })),
    ...skipped.map((task) => ({
      number: task.number ?? Number.POSITIVE_INFINITY,
      lane: { kind: 'skipped', task } as const,
    })),
  ];
  return numbered.toSorted((a, b) => compare(a.number, b.number)).map(({ lane }) => lane);
}

const compare = (a: number, b: number): number => (a < b ? -1 : Number(a > b));
