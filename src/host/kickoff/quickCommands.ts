import { l10n } from 'vscode';
import type { CommandTable } from '../manifest/command.ts';
import { type PickParts, pickWorkflow } from '../workflows/pickWorkflow.ts';
import { isWorkflowRow } from '../workflows/workflowRow.ts';
import type { WorkflowsTree } from '../workflows/workflowsTree.ts';
import { isSignedIn, launchesHere } from './launchCommands.ts';
import { type QuickParts, quickLaunch } from './quickLaunch.ts';

type QuickCommand = 'pneumatic.quickLaunch' | 'pneumatic.quickLaunchThis';

/** The parts that the commands need. */
interface Parts extends QuickParts, PickParts {
  readonly workflowsTree: WorkflowsTree;
}

/** Launches without a page: a workflow that is chosen first, or that of a row. */
export function quickCommands(parts: Parts): Pick<CommandTable, QuickCommand> {
  return {
    'pneumatic.quickLaunch': () => quickLaunchPicked(parts),
    'pneumatic.quickLaunchThis': async (item) => {
      const row = isWorkflowRow(item) ? item : parts.workflowsTree.selection[0];
      if (!isWorkflowRow(row) || row.type === 'failure') await quickLaunchPicked(parts);
      else await quickLaunch(parts, row.workflow);
    },
  };
}

async function quickLaunchPicked(parts: Parts): Promise<void> {
  if (!(await isSignedIn(parts))) return;
  const workflow = await pickWorkflow(parts, {
    title: l10n.t('Quick Launch'),
    placeholder: l10n.t('Which workflow?'),
    include: ({ active }) => active,
    launches: () => launchesHere(parts),
  });
  if (workflow) await quickLaunch(parts, workflow);
}
