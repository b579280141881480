import { l10n } from 'vscode';
import type { TasksApi } from '../../core/api.ts';
import type { ServiceError } from '../../core/errors.ts';
import { isEmpty } from '../../core/form/input.ts';
import type { TaskDetail } from '../../core/follow/task.ts';
import { type RunTaskId, runTaskId } from '../../core/ids.ts';
import type { Result } from '../../core/result.ts';
import { showBriefly, showError, showInformation } from '../messages.ts';
import type { Services } from '../services.ts';
import { errorText } from '../text.ts';
import { askForText } from './askForText.ts';
import { loadTask } from './loadTask.ts';
import { renewPeople } from './renewPeople.ts';
import type { CommandTable } from './register.ts';
import { taskOf } from './rows.ts';

type TaskCommand =
  | 'pneumatic.refreshMyTasks'
  | 'pneumatic.completeTask'
  | 'pneumatic.returnTask'
  | 'pneumatic.commentOnTask';

/** A task that is worked on, with what it takes. */
interface Work {
  readonly services: Services;
  readonly api: TasksApi;
  readonly id: RunTaskId;
  readonly name: string;
}

export function taskCommands(services: Services): Pick<CommandTable, TaskCommand> {
  const on =
    (act: (work: Work) => Promise<void>) =>
    async (item: unknown): Promise<void> => {
      const task = taskOf(item ?? services.myTasksTree.selection);
      const able = await services.following.abilities.current();
      if (!task || !able?.can.completesTasks) return;
      const { api } = able.session;
      await act({ services, api, id: runTaskId(task.id), name: task.name });
    };
  return {
    'pneumatic.refreshMyTasks': async () => {
      await renewPeople(services);
      await services.following.tasks.refresh();
    },
    'pneumatic.completeTask': on(completeTask),
    'pneumatic.returnTask': on(returnTask),
    'pneumatic.commentOnTask': on(commentOnTask),
  };
}

/** Completes a task that takes nothing but saying so; for any other, opens its page. */
async function completeTask(work: Work): Promise<void> {
  const { services, api, id, name } = work;
  const detail = await loadTask(work);
  if (!detail) return;
  if (!isPlain(detail)) {
    const able = await services.following.abilities.current();
    if (able) services.pages.openTask(able.session.account.id, { id, name });
    return;
  }
  const answer = await services.following.tasks.without(id, () =>
    api.completeTask({ task: id, values: [] }),
  );
  services.following.expect();
  await tellEnd(name, answer, l10n.t('Completed: {0}', name));
}

/** Whether nothing has to be filled in or ticked off, and nothing is filled in that would be lost. */
const isPlain = ({ readOnly, checklists, fields }: TaskDetail): boolean =>
  !readOnly &&
  checklists.every(({ items }) => items.every(({ checked }) => checked)) &&
  fields.every(({ required, startValue = '' }) => !required && isEmpty(startValue));

async function returnTask(work: Work): Promise<void> {
  const detail = await loadTask(work);
  if (!detail) return;
  const [before] = detail.returnsTo;
  if (!before) {
    await showInformation(l10n.t('“{0}” cannot be returned.', work.name));
    return;
  }
  const { services, api, id, name } = work;
  const answer = await askForText({
    title: l10n.t('Return “{0}”', name),
    prompt: l10n.t('It goes back to “{0}”. Say why.', before.name),
    send: (text) => services.following.tasks.without(id, () => api.returnTask(id, text)),
  });
  if (!answer) return;
  services.following.expect();
  await tellEnd(name, answer, l10n.t('Returned: {0}', name));
}

async function commentOnTask({ services, api, id, name }: Work): Promise<void> {
  const answer = await askForText({
    title: l10n.t('Comment on “{0}”', name),
    prompt: l10n.t('Everybody who can see the run can read it.'),
    send: (text) => api.commentOnTask(id, text),
  });
  if (!answer) return;
  services.following.expect();
  await tellEnd(name, answer, l10n.t('Commented on: {0}', name));
}

/** Says what came of it. */
async function tellEnd(
  name: string,
  answer: Result<unknown, ServiceError>,
  done: string,
): Promise<void> {
  if (answer.ok) showBriefly(done);
  else await showError(`${name}: ${errorText(answer.error)}`);
}
