import type { RunId, RunTaskId } from '../base/ids.ts';
import type { RunDetail, RunState } from './run.ts';
import { isCurrent } from './runActions.ts';
import type { RunEvent } from './runEvent.ts';

/**
 * A run that was launched from a task of another run, which cannot be completed or returned before
 * its sub-runs are done. Times are in milliseconds since 1970.
 */
export interface SubRun {
  readonly id: RunId;
  readonly name: string;
  readonly state: RunState;
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
}

/** The sub-runs that a task waits for; none where the service does not say. */
export const openSubRuns = ({
  subRuns = [],
}: {
  readonly subRuns?: readonly SubRun[] | undefined;
}): readonly SubRun[] => subRuns.filter(({ state }) => state !== 'done');

/** The sub-runs of the tasks of a run, by the id of the task. */
export type SubRunsByTask = readonly (readonly [RunTaskId, readonly SubRun[]])[];

/**
 * The tasks of a run whose sub-runs have to be read to know how they stand: those that the run is
 * at, and that the log names.
 */
export const tasksWithSubRuns = (
  { tasks }: Pick<RunDetail, 'tasks'>,
  events: readonly RunEvent[],
): readonly RunTaskId[] =>
  tasks
    .filter(isCurrent)
    .map(({ id }) => id)
    .filter((id) => events.some(({ subRun, task }) => subRun !== undefined && task?.id === id));

/**
 * The sub-runs of all tasks: those that were read, and for other tasks those of the log, which are
 * done, since their task could not have been completed before.
 */
export function subRunsByTask(
  { tasks }: Pick<RunDetail, 'tasks'>,
  events: readonly RunEvent[],
  read: SubRunsByTask,
): SubRunsByTask {
  const known = new Map(read);
  return tasks.flatMap(({ id, state }) => {
    const logged = events.flatMap(({ task, subRun, at }): readonly SubRun[] => {
      if (task?.id !== id || subRun === undefined) return [];
      const isOver = state === 'completed';
      const ended = isOver ? 'done' : 'unknown';
      return [{ ...subRun, state: ended, startedAt: at, completedAt: undefined }];
    });
    const all = known.get(id) ?? logged.toReversed();
    return all.length > 0 ? [[id, all] as const] : [];
  });
}
