import type { PersonId, WorkflowId } from '../base/ids.ts';
import { type DueFilter, dueBy } from '../runs/runFilter.ts';
import type { TimeZone } from '../base/timeZone.ts';
import { isLate } from '../runs/run.ts';
import type { MyTask } from './task.ts';

export const taskGroupings = ['flat', 'workflow', 'run'] as const;
export type TaskGrouping = (typeof taskGroupings)[number];

/** The tasks that a person wants to see in My Tasks, and how they stand there. */
export interface TaskFilter {
  readonly completed: boolean;
  readonly due?: DueFilter | undefined;
  readonly workflow?: { readonly id: WorkflowId; readonly name: string } | undefined;
  /** Somebody else, whose tasks are shown instead of mine. */
  readonly person?: { readonly id: PersonId; readonly name: string } | undefined;
  readonly grouping: TaskGrouping;
}

/** All open tasks of mine, one below the other. */
export const initialTaskFilter: TaskFilter = { completed: false, grouping: 'flat' };

/** The filter after a change: a completed task is due no more. */
export const changedTaskFilter = (filter: TaskFilter, change: Partial<TaskFilter>): TaskFilter => ({
  ...filter,
  ...(change.completed === true && { due: undefined }),
  ...(change.due !== undefined && { completed: false }),
  ...change,
});

/** Whether the filter leaves out some of my open tasks, or shows others. */
export const leavesTasksOut = ({ completed, due, workflow, person }: TaskFilter): boolean =>
  completed || [due, workflow, person].some((part) => part !== undefined);

/** Whether the tasks are other ones than my open tasks, which have to be listed anyway. */
export const needsOwnList = ({ completed, person }: TaskFilter): boolean =>
  completed || person !== undefined;

/** The tasks that the filter lets through. */
export function filteredTasks(
  tasks: readonly MyTask[],
  { due, workflow }: TaskFilter,
  { now, zone }: { readonly now: number; readonly zone: TimeZone },
): readonly MyTask[] {
  const by = dueBy(due, now, zone);
  return tasks.filter(
    (task) =>
      (by === undefined || isLate(task, by)) &&
      (workflow === undefined || task.workflow === workflow.id),
  );
}

/** Tasks that belong together. */
export interface TaskGroup {
  /** The id of the workflow, or the name of the run; undefined for tasks without a workflow. */
  readonly key: string | undefined;
  readonly tasks: readonly MyTask[];
}

/** The tasks in groups, in the order of the first of each. */
export function groupedTasks(
  tasks: readonly MyTask[],
  grouping: Exclude<TaskGrouping, 'flat'>,
): readonly TaskGroup[] {
  const groups = new Map<string | undefined, MyTask[]>();
  for (const task of tasks) {
    const key = grouping === 'workflow' ? task.workflow : task.runName;
    const group = groups.get(key);
    if (group) group.push(task);
    else groups.set(key, [task]);
  }
  return [...groups].map(([key, of]) => ({ key, tasks: of }));
}
