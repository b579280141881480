import { l10n } from 'vscode';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import { isRunRecord } from '../launches/runRecordItem.ts';
import type { CommandTable } from '../manifest/command.ts';
import { showInformation, showWarning } from '../platform/notify.ts';
import { chosenRows } from '../runs/chosenRows.ts';
import type { Sessions } from '../account/session.ts';
import type { RunHistory } from '../launches/runHistory.ts';
import type { RunsTree } from '../runs/runsTree.ts';
import type { KickoffPages } from './kickoffPages.ts';
import { openFilledForm } from './openFilledForm.ts';
import { runOf } from '../runs/runRow.ts';

/** The parts that the command needs. */
interface Parts {
  readonly sessions: Sessions;
  readonly history: RunHistory;
  readonly runsTree: RunsTree;
  readonly kickoffPages: KickoffPages;
}

/** Opens the form of a run's workflow, filled in as it was for that run. */
export function launchAgainCommands(parts: Parts): Pick<CommandTable, 'pneumatic.launchAgain'> {
  return {
    'pneumatic.launchAgain': async (item, selected) => {
      const [row] = chosenRows(parts.runsTree, item, selected);
      const run = isRunRecord(row) ? row : await recordOf(parts, runOf(row)?.id);
      if (run) await launchAgain(parts, run);
      else void showInformation(notRemembered());
    },
  };
}

const notRemembered = (): string =>
  l10n.t(
    'Only a run that was launched from here can be launched again. Launch its workflow instead.',
  );

/** The remembered launch of a run that the service lists, if it was launched from here. */
async function recordOf(
  { sessions, history: runs }: Parts,
  id: string | undefined,
): Promise<RunRecord | undefined> {
  const session = await sessions.current();
  if (id === undefined || session.state === 'signedOut') return undefined;
  const { account } = session;
  return (await runs.list()).find((run) => run.id === id && run.account.id === account.id);
}

async function launchAgain({ sessions, kickoffPages }: Parts, run: RunRecord): Promise<void> {
  const session = await sessions.current();
  if (session.state !== 'signedOut' && session.account.id === run.account.id) {
    const target = { accountId: run.account.id, workflowId: run.workflow.id };
    await openFilledForm(kickoffPages, target, run.workflow.name, run.input);
    return;
  }
  await showWarning(
    l10n.t(
      '“{0}” was launched on {1}. Sign in there to launch it again.',
      run.name,
      run.account.label,
    ),
  );
}
