import { runId, runTaskId } from '../../core/base/ids.ts';
import type { Services } from '../services.ts';
import type { CommandTable } from './register.ts';
import { runOf, taskOf } from './rows.ts';

type PageCommand = 'pneumatic.openRun' | 'pneumatic.openTask';

/** Take a row, or `{ id, name }`; without one, what is selected in the view. */
export function pageCommands(services: Services): Pick<CommandTable, PageCommand> {
  const { sessions, pages, runsTree, myTasksTree } = services;
  return {
    'pneumatic.openRun': async (item) => {
      const session = await sessions.current();
      const run = runOf(item ?? runsTree.selection[0]);
      if (session.state !== 'signedIn' || !run) return;
      pages.openRun(session.account.id, { id: runId(run.id), name: run.name });
    },
    'pneumatic.openTask': async (item) => {
      const session = await sessions.current();
      const task = taskOf(item ?? myTasksTree.selection);
      if (session.state !== 'signedIn' || !task) return;
      pages.openTask(session.account.id, { id: runTaskId(task.id), name: task.name });
    },
  };
}
