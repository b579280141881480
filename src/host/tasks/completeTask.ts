import { l10n } from 'vscode';
import { lockOf, countOpenItems } from '../../core/tasks/taskLock.ts';
import type { TaskDetail } from '../../core/tasks/task.ts';
import { openSubRuns } from '../../core/runs/subRun.ts';
import { lacksFields } from '../../core/form/fillableForm.ts';
import { isUnfilled } from '../../core/form/input.ts';
import { askToConfirm, showError } from '../platform/notify.ts';
import { shownName } from '../platform/format.ts';
import { errorText } from '../service/errorText.ts';
import { doneTexts } from '../runs/doneText.ts';
import { loadTask } from './loadTask.ts';
import { type ChosenTask, sendHidden } from './chosenTask.ts';
import { showDone } from '../page/showDone.ts';

/**
 * Completes a task that asks for nothing else, after a question; for any other task, opens its
 * page.
 */
export async function completeTask(work: ChosenTask): Promise<void> {
  const { pages, account, id, name } = work;
  const detail = await loadTask(work);
  if (!detail) return;
  if (!isPlain(detail)) pages.openTask(account, { id, name });
  else if (await isMeant(detail)) await sendCompletion(work, detail);
}

/** Whether the task can be completed as it is, and has no input that would be lost. */
export const isPlain = (task: TaskDetail): boolean =>
  lockOf(task) === undefined &&
  countOpenItems(task) === 0 &&
  openSubRuns(task).length === 0 &&
  !lacksFields(task) &&
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

/** Sends the completion once, and says how it ended. */
export async function sendCompletion(
  work: ChosenTask,
  { run, emptiesLeftOut }: Pick<TaskDetail, 'run' | 'emptiesLeftOut'>,
): Promise<void> {
  const { api, account, id, name } = work;
  const answer = await sendHidden(work, id, () =>
    api.completeTask({ task: id, values: [], emptiesLeftOut }),
  );
  if (!answer.ok) {
    // The notification needs no answer, and the focus goes on before somebody closes it.
    void showError(`${name}: ${errorText(answer.error)}`);
    return;
  }
  const { state } = answer.value;
  const text = state === 'active' ? doneTexts.partDone(name) : doneTexts.completed(name);
  showDone(work, { account, run }, text);
}
