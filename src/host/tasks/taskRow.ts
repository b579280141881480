import type { MoreRows } from '../../core/base/moreRows.ts';
import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { MyTask } from '../../core/tasks/task.ts';
import type { TaskGroup } from '../../core/tasks/taskFilter.ts';
import { type Reference, typeOf, isReference } from '../platform/reference.ts';
import { isRunRow } from '../runs/runRow.ts';

/** The row of a task that is assigned to me. */
export interface MyTaskRow {
  readonly type: 'myTask';
  readonly task: MyTask;
}

/** The row of a workflow or run, with its tasks below. */
export interface TaskGroupRow {
  readonly type: 'taskGroup';
  readonly group: TaskGroup;
  readonly name: string;
  /** Whether it is unfolded until somebody folds it. */
  readonly isOpen: boolean;
}

/** The row that shows the next tasks or groups of a long list. */
interface MoreTasksRow extends MoreRows {
  readonly type: 'moreTasks';
  /** Where the tasks are; undefined for those on the top level, or for groups. */
  readonly group: TaskGroupRow | undefined;
}

/**
 * A row of the My Tasks view: a task, a group of them, an entry for those that cannot be read, or
 * the row below a long list.
 */
export type MyTasksViewRow = MyTaskRow | TaskGroupRow | UnreadableRow | MoreTasksRow;

/** The key of a row, which stays when the row is drawn again. */
export function taskRowKey(row: MyTasksViewRow): string {
  switch (row.type) {
    case 'myTask':
      return row.task.id;
    case 'taskGroup':
      return JSON.stringify(['group', row.group.key ?? null]);
    case 'unreadable':
      return '';
    case 'moreTasks':
      return JSON.stringify(['more', row.group?.group.key ?? null]);
  }
}

export const isMyTaskRow = (item: unknown): item is MyTaskRow => typeOf(item) === 'myTask';

export const isMoreTasksRow = (item: unknown): item is MoreTasksRow => typeOf(item) === 'moreTasks';

/** The task of a command's argument. */
export function taskOf(item: unknown): Reference | undefined {
  if (isMyTaskRow(item)) return item.task;
  if (isRunRow(item)) return item.type === 'runTask' ? item.task : undefined;
  return isReference(item) ? item : undefined;
}
