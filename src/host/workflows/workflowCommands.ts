import { l10n, type LogOutputChannel, ThemeIcon, window } from 'vscode';
import { isWebLink } from '../../core/base/webLink.ts';
import type { LaunchOf } from '../../core/workflows/byUse.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { type Ordering, orderings } from '../../core/workflows/ordering.ts';
import type { CommandTable } from '../manifest/command.ts';
import { openWebLink } from '../platform/openWebLink.ts';
import type { WorkflowsTree } from './workflowsTree.ts';
import { orderingSetting, saveOrdering } from '../manifest/settings.ts';
import { isWorkflowRow } from './workflowRow.ts';
import { type PickParts, pickWorkflow } from './pickWorkflow.ts';
import { detach } from '../platform/log.ts';
import { type RenewParts, renewPeople } from '../account/renewPeople.ts';

type WorkflowCommand =
  | 'pneumatic.refreshWorkflows'
  | 'pneumatic.refreshWorkflow'
  | 'pneumatic.findWorkflow'
  | 'pneumatic.showMoreWorkflows'
  | 'pneumatic.sortWorkflows'
  | 'pneumatic.openTaskLink';

/** The parts that the commands need. */
interface Parts extends PickParts, RenewParts {
  readonly workflowsTree: WorkflowsTree;
  readonly log: LogOutputChannel;
  /** Reads the launches at the account in use. */
  readonly launches: () => Promise<readonly LaunchOf[]>;
  /** Opens the form of a workflow. */
  readonly launch: (workflow: Workflow) => Promise<void>;
}

export function workflowCommands(parts: Parts): Pick<CommandTable, WorkflowCommand> {
  const rowOf = (item: unknown) => {
    const row = item ?? parts.workflowsTree.selection[0];
    return isWorkflowRow(row) ? row : undefined;
  };
  return {
    'pneumatic.refreshWorkflows': async () => {
      await renewPeople(parts);
      parts.workflows.refresh();
    },
    'pneumatic.refreshWorkflow': async (item) => {
      await renewPeople(parts);
      const row = rowOf(item);
      if (!row || row.type === 'failure') parts.workflows.refresh();
      else parts.workflows.refreshOne(row.workflow.id);
    },
    'pneumatic.findWorkflow': () => findWorkflow(parts),
    'pneumatic.showMoreWorkflows': () => parts.workflowsTree.showMore(),
    'pneumatic.sortWorkflows': () => sortWorkflows(),
    'pneumatic.openTaskLink': async (item) => {
      const row = rowOf(item);
      const link = row?.type === 'task' ? row.task.link : undefined;
      if (link !== undefined && isWebLink(link)) await openWebLink(link);
    },
  };
}

async function findWorkflow(parts: Parts): Promise<void> {
  const workflow = await pickWorkflow(parts, {
    title: l10n.t('Find Workflow'),
    placeholder: l10n.t('Type a part of its name or description'),
    include: () => true,
    launches: parts.launches,
    launch: (chosen) => {
      detach(parts.log, 'Opening a form', parts.launch(chosen));
    },
  });
  if (workflow) await parts.workflowsTree.reveal(workflow);
}

function orderingLabel(ordering: Ordering): string {
  switch (ordering) {
    case '-date':
      return l10n.t('Newest First');
    case 'date':
      return l10n.t('Oldest First');
    case 'name':
      return l10n.t('Name (A to Z)');
    case '-name':
      return l10n.t('Name (Z to A)');
  }
}

async function sortWorkflows(): Promise<void> {
  const current = orderingSetting();
  const picked = await window.showQuickPick(
    orderings.map((ordering) => ({
      label: orderingLabel(ordering),
      iconPath: new ThemeIcon(ordering === current ? 'check' : 'blank'),
      ordering,
    })),
    { title: l10n.t('Sort Workflows By'), placeHolder: orderingLabel(current) },
  );
  if (picked) await saveOrdering(picked.ordering);
}
