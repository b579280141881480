import { l10n } from 'vscode';
import { runTaskId } from '../../core/base/ids.ts';
import { type CommandTable, onFreshRow } from '../manifest/command.ts';
import { showError, showInformation } from '../platform/notify.ts';
import type { Abilities } from '../account/abilities.ts';
import { closingWith } from '../account/accountUse.ts';
import { type MyTaskRow, isMyTaskRow, taskOf } from './taskRow.ts';
import type { PersonClock } from '../account/zones.ts';
import type { RunList } from '../runs/runList.ts';
import { completeTasks } from './completeTasks.ts';
import { setTaskDueDate } from './setTaskDueDate.ts';
import { type ChosenTask, type ChosenTaskParts, sendHidden } from './chosenTask.ts';
import { errorText } from '../service/errorText.ts';
import { sendText } from '../service/sendText.ts';
import { completeTask } from './completeTask.ts';
import { doneTexts } from '../runs/doneText.ts';
import { type TaskFilterParts, clearTaskFilter, filterTasks } from './filterTasks.ts';
import { type FindTaskParts, findTask } from './findTask.ts';
import type { ViewedTasks } from './viewedTasks.ts';
import { loadTask } from './loadTask.ts';
import { type RenewParts, renewPeople } from '../account/renewPeople.ts';
import type { MyTasksTree } from './myTasksTree.ts';
import { showDone } from '../page/showDone.ts';

type TaskCommand =
  | 'pneumatic.refreshMyTasks'
  | 'pneumatic.findTask'
  | 'pneumatic.showMoreTasks'
  | 'pneumatic.filterTasks'
  | 'pneumatic.clearTaskFilter'
  | 'pneumatic.completeTask'
  | 'pneumatic.returnTask'
  | 'pneumatic.commentOnTask'
  | 'pneumatic.setTaskDueDate';

/** The parts that the commands need. */
interface Parts extends ChosenTaskParts, TaskFilterParts, FindTaskParts, RenewParts {
  readonly viewedTasks: ViewedTasks;
  readonly abilities: Abilities;
  readonly myTasksTree: MyTasksTree;
  readonly runList: RunList;
  readonly zones: PersonClock;
}

export function taskCommands(parts: Parts): Pick<CommandTable, TaskCommand> {
  const on =
    (act: (work: ChosenTask, row: unknown) => Promise<void>) =>
    async (item: unknown): Promise<void> => {
      const row = item ?? parts.myTasksTree.selection[0];
      const task = taskOf(row);
      const able = await parts.abilities.ask();
      if (!task || !able?.can.completesTasks) return;
      const { api, account } = able.session;
      const { name } = task;
      const closes = closingWith(parts, able.session);
      await act({ ...parts, api, account: account.id, id: runTaskId(task.id), name, closes }, row);
    };
  const completeOne = on((work, row) => keepingFocus(parts, [row], () => completeTask(work)));
  return {
    'pneumatic.showMoreTasks': (row) => parts.myTasksTree.showMore(row),
    'pneumatic.refreshMyTasks': async () => {
      await renewPeople(parts);
      await Promise.all([parts.taskList.refresh(), parts.viewedTasks.refresh()]);
    },
    'pneumatic.findTask': () => findTask(parts),
    'pneumatic.filterTasks': () => filterTasks(parts),
    'pneumatic.clearTaskFilter': () => clearTaskFilter(parts),
    'pneumatic.completeTask': onFreshRow((item, selected) => {
      const rows = Array.isArray(selected) ? selected.filter(isMyTaskRow) : [];
      return rows.length > 1 ? completeMany(parts, rows) : completeOne(item);
    }),
    'pneumatic.returnTask': onFreshRow(
      on((work, row) => keepingFocus(parts, [row], () => returnTask(work))),
    ),
    'pneumatic.commentOnTask': on(commentOnTask),
    'pneumatic.setTaskDueDate': onFreshRow(
      on((work, row) => setTaskDueDate({ ...parts, ...work }, row)),
    ),
  };
}

/** After an action on rows that are gone then, the next row has the focus. */
async function keepingFocus(
  { myTasksTree }: Parts,
  rows: readonly unknown[],
  act: () => Promise<void>,
): Promise<void> {
  const before = myTasksTree.beforeAction;
  await act();
  await myTasksTree.focusAfter(before, rows);
}

async function completeMany(parts: Parts, rows: readonly MyTaskRow[]): Promise<void> {
  const able = await parts.abilities.ask();
  if (!able?.can.completesTasks) return;
  const { session } = able;
  const tasks = rows.map(({ task }) => task);
  const isCurrent = async (): Promise<boolean> =>
    (await parts.abilities.ask())?.session === session;
  await keepingFocus(parts, rows, () =>
    completeTasks({ ...parts, api: session.api, tasks, isCurrent }),
  );
}

async function returnTask(work: ChosenTask): Promise<void> {
  const detail = await loadTask(work);
  if (!detail) return;
  const [before] = detail.returnsTo;
  if (!before) {
    await showInformation(l10n.t('“{0}” cannot be returned.', work.name));
    return;
  }
  const { api, account, id, name } = work;
  const answer = await sendText({
    title: l10n.t('Return “{0}”', name),
    prompt: l10n.t('It goes back to “{0}”. Say why.', before.name),
    send: (text) => sendHidden(work, id, () => api.returnTask(id, text)),
  });
  if (!answer) return;
  if (answer.ok) {
    showDone(work, { account, run: detail.run }, doneTexts.returned(name, before.name));
  } else {
    // The notification needs no answer, and the focus goes on before somebody closes it.
    void showError(`${name}: ${errorText(answer.error)}`);
  }
}

/** A comment is written on the page of its task, where it is seen to arrive. */
const commentOnTask = ({ pages, account, id, name }: ChosenTask): Promise<void> => {
  pages.openTask(account, { id, name }, 'comment');
  return Promise.resolve();
};
