import type { FollowNode } from '../../core/runs/runRows.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import type { WorkflowNode } from '../../core/workflows/workflowRows.ts';
import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { TaskNode } from '../tree/myTasksTree.ts';

const typeOf = (item: unknown): string =>
  typeof item === 'object' && item !== null && 'type' in item ? String(item.type) : '';

/** Menus hand over what the trees show, and nothing else may call with such an argument. */
export const isWorkflowNode = (item: unknown): item is Exclude<WorkflowNode, UnreadableRow> =>
  ['workflow', 'form', 'field', 'task', 'hiddenTasks', 'failure'].includes(typeOf(item));

export const isFollowNode = (item: unknown): item is Exclude<FollowNode, UnreadableRow> =>
  ['followedRun', 'runTask', 'runFailure', 'moreRuns'].includes(typeOf(item));

export const isTaskNode = (item: unknown): item is TaskNode => typeOf(item) === 'myTask';

export const isUnreadableRow = (item: unknown): item is UnreadableRow =>
  typeOf(item) === 'unreadable';

export const isRunRecord = (item: unknown): item is RunRecord =>
  typeof item === 'object' && item !== null && 'launchedAt' in item;

/** What has an id and a name, as a view, a page or a notification hands it over. */
export interface Reference {
  readonly id: string;
  readonly name: string;
}

const isReference = (item: unknown): item is Reference =>
  typeof item === 'object' &&
  item !== null &&
  'id' in item &&
  typeof item.id === 'string' &&
  'name' in item &&
  typeof item.name === 'string';

/** The run that something stands for, or the one that it is a part of. */
export function runOf(item: unknown): Reference | undefined {
  if (isFollowNode(item)) return item.type === 'moreRuns' ? undefined : item.run;
  return isReference(item) ? item : undefined;
}

/** The task of a run that something stands for. */
export function taskOf(item: unknown): Reference | undefined {
  if (isTaskNode(item)) return item.task;
  if (isFollowNode(item)) return item.type === 'runTask' ? item.task : undefined;
  return isReference(item) ? item : undefined;
}
