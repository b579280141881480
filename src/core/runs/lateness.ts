import { type Run, type RunTask, isLate, isOverdue, isTaskOverdue } from './run.ts';

/** Since when a run is overdue, and why. */
export interface Lateness {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** The task that was due then; undefined where it was the run as a whole. */
  readonly task: RunTask | undefined;
}

/** Since when a run is overdue, and why; undefined where it is in time. */
export function latenessOf(run: Run, now: number): Lateness | undefined {
  if (run.state !== 'running') return undefined;
  const late = [
    ...(isLate(run, now) ? [{ since: run.dueAt ?? now, task: undefined }] : []),
    ...run.tasks
      .filter((task) => isTaskOverdue(task, now))
      .map((task) => ({ since: task.dueAt ?? now, task })),
  ];
  return late.toSorted((a, b) => a.since - b.since)[0];
}

/** When the run, or a task that is being worked on, is due next; undefined where nothing is. */
export function nextDue(run: Run, now: number): number | undefined {
  if (run.state !== 'running') return undefined;
  const active = run.tasks.filter(({ state }) => state === 'active');
  const ahead = [run, ...active].flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt]));
  const next = Math.min(...ahead.filter((at) => at > now));
  return Number.isFinite(next) ? next : undefined;
}

/** Until when a run is snoozed; undefined where that is unknown, or it is not. */
export function snoozedUntil(run: Pick<Run, 'state' | 'tasks'>): number | undefined {
  if (run.state !== 'snoozed') return undefined;
  const ends = run.tasks.flatMap(({ snoozedUntil: end }) => (end === undefined ? [] : [end]));
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

/** How many runs are overdue. */
export interface LateRuns {
  readonly count: number;
  /** Whether there may be more than were counted. */
  readonly more: boolean;
}

export const noneLate: LateRuns = { count: 0, more: false };

/** How many of the runs are overdue, each counted once. */
export function countLate(runs: readonly Run[], now: number, more: boolean): LateRuns {
  const late = new Set(runs.filter((run) => isOverdue(run, now)).map(({ id }) => id));
  return { count: late.size, more };
}
