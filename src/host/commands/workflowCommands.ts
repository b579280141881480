import { env, l10n, ThemeIcon, window } from 'vscode';
import { isWebLink } from '../../core/base/webLink.ts';
import { type Ordering, orderings } from '../../core/workflows/ordering.ts';
import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { WorkflowNode } from '../../core/workflows/workflowRows.ts';
import { showBriefly, showInformation } from '../messages.ts';
import { openWebLink } from '../openWebLink.ts';
import type { Services } from '../services.ts';
import { orderingSetting, saveOrdering } from '../settings.ts';
import { pickWorkflow } from './pickWorkflow.ts';
import { unreadableDetails } from '../unreadableText.ts';
import { renewPeople } from './renewPeople.ts';
import type { CommandTable } from './register.ts';
import { type Reference, isUnreadableRow, isWorkflowNode, taskOf } from './rows.ts';

type WorkflowCommand =
  | 'pneumatic.refreshWorkflows'
  | 'pneumatic.refreshWorkflow'
  | 'pneumatic.findWorkflow'
  | 'pneumatic.sortWorkflows'
  | 'pneumatic.copyId'
  | 'pneumatic.copyName'
  | 'pneumatic.copyDetails'
  | 'pneumatic.openTaskLink';

export function workflowCommands(services: Services): Pick<CommandTable, WorkflowCommand> {
  const nodeOf = (item: unknown) => {
    const node = item ?? services.workflowsTree.selection;
    return isWorkflowNode(node) ? node : undefined;
  };
  const named = (item: unknown, selected: unknown): readonly Reference[] => {
    const rows: readonly unknown[] = Array.isArray(selected) ? selected : [item];
    return rows.flatMap((row) => taskOf(row) ?? namedBy(nodeOf(row)) ?? []);
  };
  return {
    'pneumatic.refreshWorkflows': async () => {
      await renewPeople(services);
      services.workflows.refresh();
    },
    'pneumatic.refreshWorkflow': async (item) => {
      await renewPeople(services);
      const node = nodeOf(item);
      if (!node || node.type === 'failure') services.workflows.refresh();
      else services.workflows.refreshOne(node.workflow.id);
    },
    'pneumatic.findWorkflow': () => findWorkflow(services),
    'pneumatic.sortWorkflows': () => sortWorkflows(),
    'pneumatic.copyId': (item, selected) =>
      isUnreadableRow(item) ? copyDetails(item) : copy(named(item, selected).map(({ id }) => id)),
    'pneumatic.copyName': (item, selected) => copy(named(item, selected).map(({ name }) => name)),
    'pneumatic.copyDetails': (item) => copyDetails(item),
    'pneumatic.openTaskLink': async (item) => {
      const node = nodeOf(item);
      const link = node?.type === 'task' ? node.task.link : undefined;
      if (link !== undefined && isWebLink(link)) await openWebLink(link);
    },
  };
}

async function findWorkflow(services: Services): Promise<void> {
  const workflow = await pickWorkflow(services, {
    title: l10n.t('Find Workflow'),
    placeholder: l10n.t('Type a part of its name or description'),
    include: () => true,
  });
  if (workflow) await services.workflowsTree.reveal(workflow);
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

async function copy(texts: readonly string[]): Promise<void> {
  if (texts.length === 0) {
    void showInformation(l10n.t('This row has nothing to copy.'));
    return;
  }
  await env.clipboard.writeText(texts.join('\n'));
  showBriefly(l10n.t('Copied: {0}', texts.join(', ')));
}

/** For whoever looks after the server: what of its answers cannot be read. */
async function copyDetails(item: unknown): Promise<void> {
  if (!isUnreadableRow(item)) return;
  await env.clipboard.writeText(unreadableDetails(item));
  showBriefly(l10n.t('The details have been copied.'));
}

/** What a row names; a form has the id and the name of its workflow. */
function namedBy(node: Exclude<WorkflowNode, UnreadableRow> | undefined): Reference | undefined {
  switch (node?.type) {
    case 'workflow':
    case 'form':
      return node.workflow;
    case 'field':
      return node.field;
    case 'task':
      return node.task;
    case 'hiddenTasks':
    case 'failure':
    case undefined:
      return undefined;
  }
}
