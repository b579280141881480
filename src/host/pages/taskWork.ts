import type { TaskDetail } from '../../core/follow/task.ts';
import { type ChangeState, idleChange } from '../../protocol/follow.ts';
import type { LoadedTask } from '../../protocol/taskPage.ts';

/** What is shown of the work on a task that has just been loaded. */
export const startView = {
  state: 'ready',
  assignees: undefined,
  uploads: undefined,
  revision: 0,
  comment: idleChange,
  returning: idleChange,
  work: idleChange,
  itemNotice: undefined,
} as const;

/** Who else has saved something in a task, where only one can have: whoever has done their part. */
export function savedBy({ performers }: Pick<TaskDetail, 'performers'>): string | undefined {
  const [one, ...more] = performers.filter(({ completed, isMe }) => completed && !isMe);
  return more.length === 0 ? one?.name : undefined;
}

/** Somebody has looked: what was not known before is to be seen now. */
export const seen = <Change extends ChangeState | LoadedTask['work']>(
  change: Change,
): Change | typeof idleChange => (change.phase === 'unknown' ? idleChange : change);

/** What is shown of the work on a task that has been started once more. */
export const anew = (revision: number): Pick<LoadedTask, 'work' | 'returning' | 'revision'> => ({
  work: idleChange,
  returning: idleChange,
  revision: revision + 1,
});
