import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { MyTask } from '../../core/tasks/task.ts';
import { type Reference, typeOf, isReference } from '../platform/reference.ts';
import { isRunRow } from '../runs/runRow.ts';

/** The row of a task that is assigned to me. */
export interface MyTaskRow {
  readonly type: 'myTask';
  readonly task: MyTask;
}

/** A row of the My Tasks view: a task, or an entry for tasks that cannot be read. */
export type MyTasksViewRow = MyTaskRow | UnreadableRow;

export const isMyTaskRow = (item: unknown): item is MyTaskRow => typeOf(item) === 'myTask';

/** The task of a command's argument. */
export function taskOf(item: unknown): Reference | undefined {
  if (isMyTaskRow(item)) return item.task;
  if (isRunRow(item)) return item.type === 'runTask' ? item.task : undefined;
  return isReference(item) ? item : undefined;
}
