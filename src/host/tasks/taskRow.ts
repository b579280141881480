import { isFollowNode } from '../runs/runRow.ts';
import { type Reference, typeOf, isReference } from '../platform/reference.ts';
import type { TaskNode } from './myTasksTree.ts';

export const isTaskNode = (item: unknown): item is TaskNode => typeOf(item) === 'myTask';

/** The task of a run that something stands for. */
export function taskOf(item: unknown): Reference | undefined {
  if (isTaskNode(item)) return item.task;
  if (isFollowNode(item)) return item.type === 'runTask' ? item.task : undefined;
  return isReference(item) ? item : undefined;
}
