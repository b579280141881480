import { env, l10n } from 'vscode';
import { runId, runTaskId } from '../core/base/ids.ts';
import type { CommandTable } from './manifest/command.ts';
import { copyTexts } from './platform/copyTexts.ts';
import { showBriefly } from './platform/notify.ts';
import { openWebLink } from './platform/openWebLink.ts';
import type { Reference } from './platform/reference.ts';
import type { Sessions } from './account/session.ts';
import { isRunRecord } from './launches/runRecordItem.ts';
import type { PageOpener } from './page/pageOpener.ts';
import type { RunsTree } from './runs/runsTree.ts';
import { loadTask } from './tasks/loadTask.ts';
import type { TaskList } from './tasks/taskList.ts';
import type { MyTasksTree } from './tasks/myTasksTree.ts';
import type { WorkflowsTree } from './workflows/workflowsTree.ts';
import { isMyTaskRow, taskOf } from './tasks/taskRow.ts';
import { unreadableDetails, isUnreadableRow } from './service/unreadableText.ts';
import type { WebLinks } from './account/webLinks.ts';
import { isWorkflowRow } from './workflows/workflowRow.ts';
import { linkOf, namedBy } from './rowLinks.ts';
import { runOf } from './runs/runRow.ts';

type RowCommand =
  | 'pneumatic.copyId'
  | 'pneumatic.copyName'
  | 'pneumatic.copyDetails'
  | 'pneumatic.openInBrowser'
  | 'pneumatic.openRunsInBrowser'
  | 'pneumatic.openRun'
  | 'pneumatic.openTask';

/** The parts that the commands need. */
interface Parts {
  readonly sessions: Sessions;
  readonly pages: PageOpener;
  readonly webLinks: WebLinks;
  readonly workflowsTree: WorkflowsTree;
  readonly runsTree: RunsTree;
  readonly myTasksTree: MyTasksTree;
  readonly taskList: TaskList;
}

/**
 * The commands for a row of any view. Without a row, they act on the selected one: of My Tasks or
 * Runs for the page of a task or run, else of the Workflows view.
 */
export function rowCommands(parts: Parts): Pick<CommandTable, RowCommand> {
  const { sessions, pages, webLinks, workflowsTree, runsTree, myTasksTree } = parts;
  const named = (item: unknown, selected: unknown): readonly Reference[] => {
    const rows: readonly unknown[] = Array.isArray(selected) ? selected : [item];
    return rows.flatMap((row) => taskOf(row) ?? namedBy(row ?? workflowsTree.selection[0]) ?? []);
  };
  return {
    'pneumatic.copyId': (item, selected) =>
      isUnreadableRow(item)
        ? copyDetails(item)
        : copyTexts(named(item, selected).map(({ id }) => id)),
    'pneumatic.copyName': (item, selected) =>
      copyTexts(named(item, selected).map(({ name }) => name)),
    'pneumatic.copyDetails': (item) => copyDetails(item),
    'pneumatic.openInBrowser': async (item) => {
      await openWebLink(await linkOf(webLinks, item ?? workflowsTree.selection[0], 'nearest'));
    },
    'pneumatic.openRunsInBrowser': async (item) => {
      const row = item ?? workflowsTree.selection[0];
      if (!isWorkflowRow(row) || row.type === 'failure') return;
      await openWebLink(await webLinks.runsOf(row.workflow.id));
    },
    'pneumatic.openRun': async (item) => {
      const row = item ?? runsTree.selection[0];
      if (isRunRecord(row)) {
        // Another account may be in use: there, the id means another run.
        pages.openRun(row.account.id, row);
        return;
      }
      const session = await sessions.current();
      if (session.state !== 'signedIn') return;
      const run = isMyTaskRow(row)
        ? (await loadTask({ ...parts, api: session.api, ...row.task }))?.run
        : runOf(row);
      if (!run) return;
      pages.openRun(session.account.id, { id: runId(run.id), name: run.name });
    },
    'pneumatic.openTask': async (item) => {
      const session = await sessions.current();
      const task = taskOf(item ?? myTasksTree.selection[0]);
      if (session.state !== 'signedIn' || !task) return;
      pages.openTask(session.account.id, { id: runTaskId(task.id), name: task.name });
    },
  };
}

/** Copies a description of entries that cannot be read, for the people who run the server. */
async function copyDetails(item: unknown): Promise<void> {
  if (!isUnreadableRow(item)) return;
  await env.clipboard.writeText(unreadableDetails(item));
  showBriefly(l10n.t('The details have been copied.'));
}
