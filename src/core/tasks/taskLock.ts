import type { TaskDetail } from './task.ts';

/** The reasons why a task can only be looked at. */
export const lockReasons = [
  'readOnly',
  'runDone',
  'runSnoozed',
  'completed',
  'myPartDone',
  'notAssigned',
  'snoozed',
  'skipped',
  'notStarted',
] as const;
export type LockReason = (typeof lockReasons)[number];

/** Why a task cannot be worked on now; undefined where it can. */
export function lockOf(task: TaskDetail): LockReason | undefined {
  if (task.readOnly) return 'readOnly';
  switch (task.state) {
    case 'completed':
      return 'completed';
    case 'skipped':
      return 'skipped';
    case 'pending':
      return 'notStarted';
    case 'active':
    case 'snoozed':
    case 'notDone':
    case 'unknown':
      return lockOfRun(task);
  }
}

function lockOfRun(task: TaskDetail): LockReason | undefined {
  const { run, state, performers, workable, partDone = false } = task;
  if (run.state === 'done') return 'runDone';
  if (run.state === 'snoozed') return 'runSnoozed';
  if (state === 'snoozed') return 'snoozed';
  if (!workable) return 'notAssigned';
  if (partDone) return 'myPartDone';
  const mine = performers.filter(({ kind, isMe }) => kind === 'person' && isMe);
  return mine.length > 0 && mine.every(({ completed }) => completed) ? 'myPartDone' : undefined;
}

/**
 * Why the items of a task cannot be ticked off; `notInPerson` where only people assigned by name
 * can do so.
 */
export const tickLockOf = (task: TaskDetail): LockReason | 'notInPerson' | undefined =>
  lockOf(task) ?? (task.mayTick === false ? 'notInPerson' : undefined);

/** How many items of a task's checklists are open. */
export const countOpenItems = ({ checklists }: Pick<TaskDetail, 'checklists'>): number =>
  checklists.flatMap(({ items }) => items).filter(({ checked }) => !checked).length;
