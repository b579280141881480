import { type Run, type RunTask, type TaskState, isTaskOverdue } from './run.ts';
import type { RunEvent } from './runEvent.ts';

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
}

/** The tasks of a run on one line of time. */
export interface TimeLine {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** The present, in thousandths; undefined for a run that has ended. */
  readonly now: number | undefined;
  readonly bars: readonly TaskBar[];
}

const known = (...times: readonly (number | undefined)[]): readonly number[] =>
  times.filter((time) => time !== undefined);

/** The length of a line whose ends are the same moment, in milliseconds. */
const shortest = 60_000;

/**
 * The tasks of a run on one line of time; undefined where the service does not say when it started.
 * @param events the events that are known; a return shows at its task.
 */
export function timeLine(
  run: Pick<Run, 'state' | 'startedAt' | 'completedAt' | 'dueAt' | 'tasks'>,
  events: readonly RunEvent[],
  now: number,
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

  const barOf = (task: RunTask): TaskBar => {
    const { startedAt, completedAt, dueAt, state } = task;
    const until = completedAt ?? (isOver ? (run.completedAt ?? end) : now);
    const from = startedAt === undefined ? undefined : place(startedAt);
    return {
      task,
      state: isTaskOverdue(task, now) ? 'overdue' : state,
      from,
      length: from === undefined ? 0 : Math.max(place(until) - from, 0),
      due: dueAt === undefined ? undefined : place(dueAt),
      returns: events.flatMap(({ kind, at, task: about }) =>
        kind === 'taskReturned' && at !== undefined && about?.id === task.id ? [place(at)] : [],
      ),
    };
  };
  return { start, end, now: isOver ? undefined : place(now), bars: run.tasks.map(barOf) };
}
