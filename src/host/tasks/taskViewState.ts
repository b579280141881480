import { lockOf } from '../../core/tasks/taskLock.ts';
import type { TaskDetail } from '../../core/tasks/task.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { FilledField } from '../../core/base/filledField.ts';
import { typedFields } from '../../core/form/filledFields.ts';
import type { Field } from '../../core/form/field.ts';
import { type ChangeState, idleChange } from '../../protocol/pageFrame.ts';
import type { FormNews } from '../../protocol/formNews.ts';
import type { LoadedTask, TaskView } from '../../protocol/taskPage.ts';
import { asText, changedLines, newsOf } from '../form/formNews.ts';

/** What is shown of the work on a task that has just been loaded. */
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

/** Who else has saved something in a task, where only one can have: whoever has done their part. */
export function savedBy({ performers }: Pick<TaskDetail, 'performers'>): string | undefined {
  const [one, ...more] = performers.filter(({ completed, isMe }) => completed && !isMe);
  return more.length === 0 ? one?.name : undefined;
}

/** What is said of a form that has been loaded; it stays until it is dismissed. */
export function newsOfTask(
  before: readonly Field[] | undefined,
  { fields }: TaskDetail,
  { input, news }: { readonly input: FormInput; readonly news: FormNews | undefined },
): FormNews | undefined {
  const lines = changedLines(before ?? fields, fields);
  if (before && lines.length === 0) return news;
  return newsOf(fields, input, { known: [...fields, ...(before ?? [])], lines });
}

/** What was typed into a task before it was gone. */
const typedBefore = (view: TaskView): readonly FilledField[] | undefined =>
  view.state === 'failed' ? view.typed : undefined;

/** What was typed and can no longer be sent. */
export function textToCopy(view: TaskView): string {
  if (view.state !== 'ready') return asText(typedBefore(view) ?? []);
  const isLocked = lockOf(view.task) !== undefined;
  return asText(isLocked ? typedFields(view.task.fields, view.input) : (view.news?.lost ?? []));
}

/** The change without *unknown*: once somebody has looked, the page shows how it stands. */
export const clearUnknown = <Change extends ChangeState | LoadedTask['work']>(
  change: Change,
): Change | typeof idleChange => (change.phase === 'unknown' ? idleChange : change);

/** What is shown of the work on a task that has been started once more. */
export const nextRound = (
  revision: number,
): Pick<LoadedTask, 'work' | 'returning' | 'revision'> => ({
  work: idleChange,
  returning: idleChange,
  revision: revision + 1,
});
