import { l10n } from 'vscode';
import type { RunTaskId } from '../../core/base/ids.ts';
import type { TasksApi } from '../../core/tasks/tasksApi.ts';
import type { TaskDetail } from '../../core/tasks/task.ts';
import { shownName } from '../platform/format.ts';
import { askToConfirm, showInformation } from '../platform/notify.ts';
import {
  type Ended,
  changeEach,
  namesText,
  sayIfOtherAccount,
  showFailed,
} from '../runs/changeEach.ts';
import { doneTexts, manyDoneTexts } from '../runs/doneText.ts';
import { errorText } from '../service/errorText.ts';
import { type ChosenTaskParts, showAgain } from './chosenTask.ts';
import { isPlain } from './completeTask.ts';

/** Tasks to complete, at the account that they were chosen at. */
export interface ChosenTasks extends ChosenTaskParts {
  readonly api: TasksApi;
  readonly tasks: readonly { readonly id: RunTaskId; readonly name: string }[];
  /** Whether the account is still the one in use. */
  readonly isCurrent: () => Promise<boolean>;
}

/** Completes those of the tasks that ask for nothing else, after one question. */
export async function completeTasks(work: ChosenTasks): Promise<void> {
  const details = await readAll(work);
  if (!details) return;
  const plain = details.filter(isPlain);
  if (plain.length === 0) {
    if (details.length === 0) return;
    await showInformation(l10n.t('Each of these tasks asks for something: open its page.'));
  } else if (await isMeant(plain, details.length - plain.length)) {
    await sendCompletions(work, plain);
  }
}

/**
 * The tasks as they are now, read one after another; those that cannot be read are said. undefined
 * if a person stops it, or another account is in use.
 */
async function readAll({
  api,
  tasks,
  isCurrent,
  taskList,
}: ChosenTasks): Promise<readonly TaskDetail[] | undefined> {
  const details: TaskDetail[] = [];
  const title = l10n.t('Reading {0} tasks', tasks.length);
  const ended = await changeEach(tasks, { title, isCurrent }, async ({ id }) => {
    const detail = await api.getTask(id);
    if (detail.ok) details.push(detail.value);
    return detail;
  });
  const { done, failed } = ended;
  sayIfOtherAccount(ended);
  if (failed.length > 0) {
    taskList.noteChange();
    // The question about the others does not wait until somebody has read this.
    void showFailed(failed, errorText);
  }
  return done.length + failed.length < tasks.length ? undefined : details;
}

async function isMeant(plain: readonly TaskDetail[], others: number): Promise<boolean> {
  const [task] = plain.length === 1 ? plain : [];
  const complete = task ? l10n.t('Complete Task') : l10n.t('Complete {0} Tasks', plain.length);
  const named = namesText(
    plain.map(({ id, name, run }) => ({ id, name: `${shownName(name)} – ${shownName(run.name)}` })),
  );
  const left = others === 0 ? '' : `\n\n${leftText(others)}`;
  const question = task
    ? l10n.t('Complete “{0}”?', shownName(task.name))
    : l10n.t('Complete {0} tasks?', plain.length);
  return (await askToConfirm(question, `${named}${left}`, complete)) === complete;
}

const leftText = (count: number): string =>
  count === 1
    ? l10n.t('1 more asks for something, and stays open.')
    : l10n.t('{0} more ask for something, and stay open.', count);

/** Sends each completion once, and says how they ended. */
export async function sendCompletions(
  work: ChosenTasks,
  plain: readonly TaskDetail[],
): Promise<void> {
  const { taskList, api, isCurrent } = work;
  const title = l10n.t('Completing {0} tasks', plain.length);
  const ended = await changeEach(plain, { title, isCurrent }, ({ id, emptiesLeftOut }) =>
    taskList.hideWhile(id, () => api.completeTask({ task: id, values: [], emptiesLeftOut })),
  );
  await showAgain(work);
  sayIfOtherAccount(ended);
  showEnded(ended);
}

/** The notifications need no answer, and the focus goes on before somebody closes them. */
function showEnded({ done, failed }: Ended<TaskDetail>): void {
  const [task, ...others] = done;
  if (task) {
    void showInformation(
      others.length === 0 ? doneTexts.completed(task.name) : manyDoneTexts.completed(done.length),
    );
  }
  void showFailed(failed, errorText);
}
