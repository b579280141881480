import type { LaunchValues } from '../form/values.ts';
import type { Run, RunDetail, RunTask } from './run.ts';

/** The changes that can be made to a run as a whole. */
export const runActions = [
  'rename',
  'setDueDate',
  'changeValues',
  'markUrgent',
  'markNotUrgent',
  'returnToTask',
  'finish',
  'delete',
] as const;
export type RunAction = (typeof runActions)[number];

/** Snoozing and resuming, which more servers offer than the other changes. */
export const snoozeActions = ['snooze', 'resume'] as const;
export type SnoozeAction = (typeof snoozeActions)[number];

/** A change of a run; undefined properties stay unchanged. */
export interface RunChange {
  readonly name?: string | undefined;
  readonly urgent?: boolean | undefined;
  /** In milliseconds since 1970; null for never. */
  readonly dueAt?: number | null | undefined;
  /** The values of fields of the kick-off form; those of other fields stay unchanged. */
  readonly values?: LaunchValues | undefined;
}

/** Whether a task is being worked on, or will be when its run wakes up. */
export const isCurrent = ({ state }: Pick<RunTask, 'state'>): boolean =>
  state === 'active' || state === 'snoozed';

function canDo(action: RunAction, run: Run): boolean {
  switch (action) {
    case 'rename':
    case 'setDueDate':
    case 'changeValues':
      return true;
    case 'markUrgent':
      return !run.urgent;
    case 'markNotUrgent':
      return run.urgent;
    case 'returnToTask':
      return run.tasks.some((task) => isCurrent(task) && task.number > 1);
    case 'finish':
      return run.finalizable;
    case 'delete':
      return true;
  }
}

/** The changes that I may make to a run, as far as the service says: one that is done may go. */
export function actionsOn(run: Run): readonly RunAction[] {
  if (!run.changeable) return [];
  const isOpen = run.state === 'running' || run.state === 'snoozed';
  return runActions.filter((action) => (isOpen || action === 'delete') && canDo(action, run));
}

/** Whether I may snooze or resume a run. */
export function snoozeActionsOn({
  state,
  changeable,
}: Pick<Run, 'state' | 'changeable'>): readonly SnoozeAction[] {
  if (!changeable) return [];
  if (state === 'running') return ['snooze'];
  return state === 'snoozed' ? ['resume'] : [];
}

/** The tasks that a run can be returned to: the completed ones, in order. */
export const returnTargets = ({ tasks }: RunDetail): readonly RunTask[] =>
  tasks.filter(({ state }) => state === 'completed');
