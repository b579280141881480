import { l10n } from 'vscode';
import { runTaskId } from '../../core/base/ids.ts';
import type { CommandTable } from '../manifest/command.ts';
import { showError, showInformation } from '../platform/notify.ts';
import type { Abilities } from '../account/abilities.ts';
import { taskOf } from './taskRow.ts';
import type { ChosenTask, ChosenTaskParts } from './chosenTask.ts';
import { errorText } from '../service/errorText.ts';
import { sendText } from '../service/sendText.ts';
import { completeTask } from './completeTask.ts';
import { doneTexts } from '../runs/doneText.ts';
import { loadTask } from './loadTask.ts';
import { type RenewParts, renewPeople } from '../account/renewPeople.ts';
import type { MyTasksTree } from './myTasksTree.ts';
import { showDone } from '../page/showDone.ts';

type TaskCommand =
  | 'pneumatic.refreshMyTasks'
  | 'pneumatic.completeTask'
  | 'pneumatic.returnTask'
  | 'pneumatic.commentOnTask';

/** The parts that the commands need. */
interface Parts extends ChosenTaskParts, RenewParts {
  readonly abilities: Abilities;
  readonly myTasksTree: MyTasksTree;
}

export function taskCommands(parts: Parts): Pick<CommandTable, TaskCommand> {
  const on =
    (act: (work: ChosenTask) => Promise<void>) =>
    async (item: unknown): Promise<void> => {
      const task = taskOf(item ?? parts.myTasksTree.selection[0]);
      const able = await parts.abilities.ask();
      if (!task || !able?.can.completesTasks) return;
      const { api, account } = able.session;
      await act({ ...parts, api, account: account.id, id: runTaskId(task.id), name: task.name });
    };
  return {
    'pneumatic.refreshMyTasks': async () => {
      await renewPeople(parts);
      await parts.taskList.refresh();
    },
    'pneumatic.completeTask': on(completeTask),
    'pneumatic.returnTask': on(returnTask),
    'pneumatic.commentOnTask': on(commentOnTask),
  };
}

async function returnTask(work: ChosenTask): Promise<void> {
  const detail = await loadTask(work);
  if (!detail) return;
  const [before] = detail.returnsTo;
  if (!before) {
    await showInformation(l10n.t('“{0}” cannot be returned.', work.name));
    return;
  }
  const { taskList, changes, api, account, id, name } = work;
  const answer = await sendText({
    title: l10n.t('Return “{0}”', name),
    prompt: l10n.t('It goes back to “{0}”. Say why.', before.name),
    send: (text) => taskList.hideWhile(id, () => api.returnTask(id, text)),
  });
  if (!answer) return;
  changes.note();
  if (answer.ok) {
    showDone(work, { account, run: detail.run }, doneTexts.returned(name, before.name));
  } else {
    await showError(`${name}: ${errorText(answer.error)}`);
  }
}

async function commentOnTask({ changes, api, id, name }: ChosenTask): Promise<void> {
  const answer = await sendText({
    title: l10n.t('Comment on “{0}”', name),
    prompt: l10n.t('Everybody who can see the run can read it.'),
    send: (text) => api.commentOnTask(id, text),
  });
  if (!answer) return;
  changes.note();
  // The notification needs no answer.
  if (answer.ok) void showInformation(doneTexts.commented(name));
  else await showError(`${name}: ${errorText(answer.error)}`);
}
