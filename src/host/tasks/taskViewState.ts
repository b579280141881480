import { lockOf } from '../../core/tasks/taskLock.ts';
import type { TaskDetail } from '../../core/tasks/task.ts';
import type { FormInput } from '../../core/form/input.ts';
import { typedFields } from '../../core/form/filledFields.ts';
import type { Field } from '../../core/form/field.ts';
import { idleChange } from '../../protocol/pageFrame.ts';
import type { FormNews } from '../../protocol/formNews.ts';
import { type LoadedTask, isEnded } from '../../protocol/taskPage.ts';
import { filledFieldsText, changedLines, formNewsOf } from '../form/formNews.ts';
import type { PageView } from '../page/pageView.ts';

/** The state of the work on a task that has just been loaded. */
export const initialTaskView = {
  state: 'ready',
  assignees: undefined,
  uploads: undefined,
  revision: 0,
  comment: idleChange,
  returning: idleChange,
  work: idleChange,
  itemNotice: undefined,
} as const;

/**
 * The name of the other person who saved something in a task; known only where a single performer
 * has done their part.
 */
export function savedBy({ performers }: Pick<TaskDetail, 'performers'>): string | undefined {
  const [one, ...more] = performers.filter(({ completed, isMe }) => completed && !isMe);
  return more.length === 0 ? one?.name : undefined;
}

/** The news about a form that has been loaded; they stay until they are dismissed. */
export function newsOfTask(
  before: readonly Field[] | undefined,
  { fields }: TaskDetail,
  { input, news }: { readonly input: FormInput; readonly news: FormNews | undefined },
): FormNews | undefined {
  const lines = changedLines(before ?? fields, fields);
  if (before && lines.length === 0) return news;
  return formNewsOf(fields, input, { known: [...fields, ...(before ?? [])], lines });
}

/** The text of the input that can no longer be sent. */
export function textToCopy({ loaded, typed }: PageView<LoadedTask>): string {
  if (!loaded) return filledFieldsText(typed ?? []);
  const isLocked = lockOf(loaded.task) !== undefined;
  return filledFieldsText(
    isLocked ? typedFields(loaded.task.fields, loaded.input) : (loaded.news?.lost ?? []),
  );
}

/**
 * The state of the work on a task that has been started once more since it was completed or returned
 * here; empty where it has not.
 * @param endedStart when the round had started that was completed or returned.
 */
export const newRound = (
  { state, startedAt }: TaskDetail,
  { work, revision }: Pick<LoadedTask, 'work' | 'revision'>,
  endedStart: number | undefined,
): Partial<Pick<LoadedTask, 'work' | 'returning' | 'revision'>> =>
  isEnded(work) && state === 'active' && startedAt !== endedStart
    ? { work: idleChange, returning: idleChange, revision: revision + 1 }
    : {};
