import { l10n } from 'vscode';
import type { RunTaskId } from '../../core/base/ids.ts';
import type { TasksApi } from '../../core/tasks/tasksApi.ts';
import type { TaskDetail } from '../../core/tasks/task.ts';
import { shownName } from '../platform/format.ts';
import { askToConfirm, showError, showInformation } from '../platform/notify.ts';
import { type Ended, changeEach, namesText } from '../runs/changeEach.ts';
import { manyDoneTexts } from '../runs/doneText.ts';
import { errorText } from '../service/errorText.ts';
import type { ChosenTaskParts } from './chosenTask.ts';
import { isPlain } from './completeTask.ts';
import { loadTask } from './loadTask.ts';

/** Tasks to complete, at the account that they were chosen at. */
export interface ChosenTasks extends ChosenTaskParts {
  readonly api: TasksApi;
  readonly tasks: readonly { readonly id: RunTaskId; readonly name: string }[];
  /** Whether the account is still the one in use. */
  readonly isCurrent: () => Promise<boolean>;
}

/** Completes those of the tasks that ask for nothing else, after one question. */
export async function completeTasks(work: ChosenTasks): Promise<void> {
  const details: TaskDetail[] = [];
  for (const task of work.tasks) {
    const detail = await loadTask({ ...work, ...task });
    if (detail) details.push(detail);
  }
  const plain = details.filter(isPlain);
  if (plain.length === 0) {
    await showInformation(l10n.t('Each of these tasks asks for something: open its page.'));
  } else if (await isMeant(plain, details.length - plain.length)) {
    await sendCompletions(work, plain);
  }
}

async function isMeant(plain: readonly TaskDetail[], others: number): Promise<boolean> {
  const complete = l10n.t('Complete {0} Tasks', plain.length);
  const named = namesText(
    plain.map(({ id, name, run }) => ({ id, name: `${shownName(name)} – ${shownName(run.name)}` })),
  );
  const left =
    others === 0 ? '' : `\n\n${l10n.t('{0} more ask for something, and stay open.', others)}`;
  const question = l10n.t('Complete {0} tasks?', plain.length);
  return (await askToConfirm(question, `${named}${left}`, complete)) === complete;
}

/** Sends each completion once, and says how they ended. */
export async function sendCompletions(
  work: ChosenTasks,
  plain: readonly TaskDetail[],
): Promise<void> {
  const { taskList, changes, api, isCurrent } = work;
  const title = l10n.t('Completing {0} tasks', plain.length);
  const ended = await changeEach(plain, { title, isCurrent }, ({ id, emptiesLeftOut }) =>
    taskList.hideWhile(id, () => api.completeTask({ task: id, values: [], emptiesLeftOut })),
  );
  changes.note();
  await showEnded(ended);
}

async function showEnded({ done, failed }: Ended<TaskDetail>): Promise<void> {
  // The notification needs no answer.
  if (done.length > 0) void showInformation(manyDoneTexts.completed(done.length));
  const [first, ...others] = failed;
  if (!first) return;
  const text = `${first.thing.name}: ${errorText(first.error)}`;
  const rest = others.map(({ thing }) => shownName(thing.name)).join(', ');
  await showError(rest === '' ? text : `${text} ${l10n.t('The same, or alike: {0}.', rest)}`);
}
