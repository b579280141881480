import { l10n } from 'vscode';
import { isPendingLaunch } from '../launches/pendingLaunchItem.ts';
import { isRunRecord } from '../launches/runRecordItem.ts';
import type { CommandTable } from '../manifest/command.ts';
import { showInformation } from '../platform/notify.ts';
import { chosenRows } from '../runs/chosenRows.ts';
import { runOf } from '../runs/runRow.ts';
import type { RunsTree } from '../runs/runsTree.ts';
import { isWorkflowRow } from '../workflows/workflowRow.ts';
import type { WorkflowsTree } from '../workflows/workflowsTree.ts';
import type { KickoffPages } from './kickoffPages.ts';
import { openFilledForm } from './openFilledForm.ts';
import { type PickParts, pickEarlierRun } from './pickEarlierRun.ts';
import { type FoundPreset, presetOf, presetOfRemembered } from './presetOf.ts';

type AgainCommand = 'pneumatic.launchAgain' | 'pneumatic.launchWithValuesOf';

/** The parts that the commands need. */
interface Parts extends PickParts {
  readonly runsTree: RunsTree;
  readonly workflowsTree: WorkflowsTree;
  readonly kickoffPages: KickoffPages;
}

/** Opens the form of a workflow, filled in as it was for an earlier run. */
export function launchAgainCommands(parts: Parts): Pick<CommandTable, AgainCommand> {
  const { runsTree, workflowsTree } = parts;
  return {
    'pneumatic.launchAgain': async (item, selected) => {
      const [row] = chosenRows(runsTree, item, selected);
      await openFilled(parts, await presetOfRow(parts, row));
    },
    'pneumatic.launchWithValuesOf': async (item) => {
      const row = item ?? workflowsTree.selection[0];
      if (!isWorkflowRow(row) || row.type === 'failure') return;
      const chosen = await pickEarlierRun(parts, row.workflow);
      if (chosen) await openFilled(parts, await presetOf(parts, chosen));
    },
  };
}

async function presetOfRow(parts: Parts, row: unknown): Promise<FoundPreset | undefined> {
  if (isRunRecord(row)) return presetOfRemembered(parts, row);
  const run = isPendingLaunch(row) ? undefined : runOf(row);
  if (run) return presetOf(parts, run);
  await showInformation(l10n.t('Choose a run of the list first.'));
  return undefined;
}

async function openFilled({ kickoffPages }: Parts, found: FoundPreset | undefined): Promise<void> {
  if (found) await openFilledForm(kickoffPages, found.account, found.preset);
}
