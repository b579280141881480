import { commands } from 'vscode';
import type { ServiceError } from '../../core/base/errors.ts';
import type { RunsApi } from '../../core/runs/runsApi.ts';
import { runId } from '../../core/base/ids.ts';
import type { Result } from '../../core/base/result.ts';
import type { AbleAccount } from '../account/abilities.ts';
import { wholeFilter } from '../../core/runs/runFilter.ts';
import { viewIds } from '../manifest/ids.ts';
import { isWorkflowRow } from '../workflows/workflowRow.ts';
import type { WorkflowsTree } from '../workflows/workflowsTree.ts';
import { showError } from '../platform/notify.ts';
import { doneTexts } from './doneText.ts';
import { type FindRunParts, findRun } from './findRun.ts';
import { type RunFilterParts, filterRuns } from './filterRuns.ts';
import { type RenewParts, renewPeople } from '../account/renewPeople.ts';
import { type CommandTable, onFreshRow } from '../manifest/command.ts';
import type { Reference } from '../platform/reference.ts';
import type { Changes } from '../service/changes.ts';
import type { RunsTree } from './runsTree.ts';
import { showRunsAgain } from './showRunsAgain.ts';
import { type ShowParts, showDone } from '../page/showDone.ts';
import { runChangeText } from './runChangeText.ts';

type RunCommand =
  | 'pneumatic.refreshRuns'
  | 'pneumatic.filterRuns'
  | 'pneumatic.clearRunFilter'
  | 'pneumatic.showOverdueRuns'
  | 'pneumatic.showRunsOfWorkflow'
  | 'pneumatic.findRun'
  | 'pneumatic.showMyRuns'
  | 'pneumatic.showAllRuns'
  | 'pneumatic.loadMoreRuns'
  | 'pneumatic.resumeRun';

/** The parts that the commands need. */
interface Parts extends RunFilterParts, FindRunParts, RenewParts, ShowParts {
  readonly runsTree: RunsTree;
  readonly workflowsTree: WorkflowsTree;
  readonly changes: Changes;
  /** The run of a row of any view; undefined where the row has none. */
  readonly runOfRow: (row: unknown, able: AbleAccount) => Promise<Reference | undefined>;
}

/** A run that is changed, at the account that it was chosen at. */
interface ChosenRun extends Parts {
  readonly able: AbleAccount;
  readonly run: Reference;
}

export function runCommands(parts: Parts): Pick<CommandTable, RunCommand> {
  const { abilities, runFilter, runList, runsTree } = parts;
  const on =
    (act: (work: ChosenRun) => Promise<void>) =>
    async (item: unknown): Promise<void> => {
      const able = await abilities.ask();
      if (!able?.can.followsRuns) return;
      const run = await parts.runOfRow(item ?? runsTree.selection[0], able);
      if (run) await act({ ...parts, able, run });
    };
  return {
    'pneumatic.refreshRuns': async () => {
      await renewPeople(parts);
      await runList.refresh();
    },
    'pneumatic.filterRuns': () => filterRuns(parts),
    'pneumatic.findRun': () => findRun(parts),
    'pneumatic.clearRunFilter': () => runFilter.clear(),
    'pneumatic.showOverdueRuns': () => runFilter.change({ due: 'overdue' }),
    'pneumatic.showRunsOfWorkflow': (item) => showRunsOf(parts, item),
    'pneumatic.showMyRuns': () => runFilter.change({ mine: true }),
    'pneumatic.showAllRuns': () => runFilter.change({ mine: false }),
    'pneumatic.loadMoreRuns': () => runList.loadMore(),
    'pneumatic.resumeRun': onFreshRow(
      on((work) =>
        change(work, doneTexts.resumed(work.run.name), (api) => api.resumeRun(runId(work.run.id))),
      ),
    ),
  };
}

/** Has the Runs view show all runs of a workflow, and comes to it. */
async function showRunsOf(
  { abilities, runFilter, workflowsTree }: Parts,
  item: unknown,
): Promise<void> {
  const able = await abilities.ask();
  const row = item ?? workflowsTree.selection[0];
  if (!able?.can.followsRuns || !isWorkflowRow(row) || row.type === 'failure') return;
  const { id, name } = row.workflow;
  const workflow = { account: able.session.account.id, id, name };
  await runFilter.change({ ...wholeFilter, workflow });
  await commands.executeCommand(`${viewIds.runs}.focus`);
}

/** Sends a change of a run once, and then shows the run's present state in any case. */
async function change(
  work: ChosenRun,
  done: string,
  send: (api: RunsApi) => Promise<Result<void, ServiceError>>,
): Promise<void> {
  const { abilities, able, run } = work;
  // While a question was open, the account may have changed: there, the id means another run.
  if ((await abilities.ask())?.session !== able.session) return;
  const answer = await send(able.session.api);
  await showRunsAgain(work);
  if (!answer.ok) {
    await showError(`${run.name}: ${runChangeText(answer.error)}`);
  } else {
    const { id, name } = run;
    showDone(work, { account: able.session.account.id, run: { id: runId(id), name } }, done);
  }
}
