import { isRunRow } from '../runs/runRow.ts';
import { type Reference, typeOf, isReference } from '../platform/reference.ts';
import type { MyTaskRow } from './myTasksTree.ts';

export const isMyTaskRow = (item: unknown): item is MyTaskRow => typeOf(item) === 'myTask';

/** The task of a command's argument. */
export function taskOf(item: unknown): Reference | undefined {
  if (isMyTaskRow(item)) return item.task;
  if (isRunRow(item)) return item.type === 'runTask' ? item.task : undefined;
  return isReference(item) ? item : undefined;
}
