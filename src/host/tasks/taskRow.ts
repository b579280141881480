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
}

/** A row of the My Tasks view: a task, a group of them, or an entry for those that cannot be read. */
export type MyTasksViewRow = MyTaskRow | TaskGroupRow | UnreadableRow;

/** The key of a row, which stays when the row is drawn again. */
export function taskRowKey(row: MyTasksViewRow): string {
  switch (row.type) {
    case 'myTask':
      return row.task.id;
    case 'taskGroup':
      return JSON.stringify(['group', row.group.key ?? null]);
    case 'unreadable':
      return '';
  }
}

export const isMyTaskRow = (item: unknown): item is MyTaskRow => typeOf(item) === 'myTask';

/** The task of a command's argument. */
export function taskOf(item: unknown): Reference | undefined {
  if (isMyTaskRow(item)) return item.task;
  if (isRunRow(item)) return item.type === 'runTask' ? item.task : undefined;
  return isReference(item) ? item : undefined;
}
