import { l10n } from 'vscode';
import { lockOf, openItems } from '../../core/tasks/taskLock.ts';
import type { TaskDetail } from '../../core/tasks/task.ts';
import { isUnfilled } from '../../core/form/input.ts';
import { askToConfirm, showError } from '../platform/notify.ts';
import { shownName } from '../platform/format.ts';
import { errorText } from '../service/errorText.ts';
import { doneTexts } from '../runs/doneText.ts';
import { loadTask } from './loadTask.ts';
import type { TaskWork } from './taskWork.ts';
import { tellDone } from '../page/tellDone.ts';

/** Completes a task that takes nothing but saying so, once asked; for any other, opens its page. */
export async function completeTask(work: TaskWork): Promise<void> {
  const { services, account, id, name } = work;
  const detail = await loadTask(work);
  if (!detail) return;
  if (!isPlain(detail)) services.pages.openTask(account, { id, name });
  else if (await isMeant(detail)) await sendCompletion(work, detail);
}

/** Whether nothing has to be filled in or ticked off, and nothing is filled in that would be lost. */
const isPlain = (task: TaskDetail): boolean =>
  lockOf(task) === undefined &&
  openItems(task) === 0 &&
  task.fields.every((field) => !field.required && isUnfilled(field, field.startValue ?? ''));

async function isMeant({ name, run }: TaskDetail): Promise<boolean> {
  const complete = l10n.t('Complete Task');
  const answer = await askToConfirm(
    l10n.t('Complete “{0}”?', shownName(name)),
    l10n.t('It is a task of the run “{0}”, which goes on with the next one.', shownName(run.name)),
    complete,
  );
  return answer === complete;
}

/** Sent once; says what came of it. */
export async function sendCompletion(
  { services, api, account, id, name }: TaskWork,
  { run, emptiesLeftOut }: Pick<TaskDetail, 'run' | 'emptiesLeftOut'>,
): Promise<void> {
  const answer = await services.following.tasks.without(id, () =>
    api.completeTask({ task: id, values: [], emptiesLeftOut }),
  );
  services.following.expect();
  if (!answer.ok) {
    await showError(`${name}: ${errorText(answer.error)}`);
    return;
  }
  const { state } = answer.value;
  const text = state === 'active' ? doneTexts.partDone(name) : doneTexts.completed(name);
  tellDone(services, { account, run }, text);
}
