import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type WorkflowRow, workflowRowId } from '../../core/workflows/workflowRows.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import { contextValue } from '../manifest/ids.ts';
import { shownName } from '../platform/format.ts';
import { inactiveUri } from './inactiveDecoration.ts';
import { rowId } from '../platform/rowId.ts';

const { Collapsed } = TreeItemCollapsibleState;

/** Any row but a workflow: none of a short list that is all right. */
export type PartRow = Exclude<WorkflowRow, { readonly type: 'workflow' }>;

/** The facts about the rows that are not part of a workflow. */
export interface WorkflowItemContext {
  /** The account of the workflows. */
  readonly account: AccountId | undefined;
  /** Draws other rows than those of the list, and is loaded with the first of them. */
  readonly partItem: (row: PartRow) => TreeItem;
}

export const isPartRow = (row: WorkflowRow): row is PartRow => row.type !== 'workflow';

/** The tree item of a row. */
export function workflowItem(
  row: WorkflowRow,
  { account, partItem }: WorkflowItemContext,
): TreeItem {
  const item = itemOf(row, partItem);
  item.id = rowId(account, workflowRowId(row));
  return item;
}

function itemOf(row: WorkflowRow, partItem: WorkflowItemContext['partItem']): TreeItem {
  return isPartRow(row) ? partItem(row) : itemOfWorkflow(row.workflow);
}

function itemOfWorkflow(workflow: Workflow): TreeItem {
  const item = new TreeItem(shownName(workflow.name), Collapsed);
  item.description = [
    ...(workflow.active ? [] : [l10n.t('inactive')]),
    workflow.tasksCount === undefined ? '' : taskCount(workflow.tasksCount),
    fieldCount(workflow.form.fields.length),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  item.iconPath = workflow.active
    ? new ThemeIcon('type-hierarchy-sub')
    : new ThemeIcon('circle-slash', new ThemeColor('disabledForeground'));
  if (!workflow.active) item.resourceUri = inactiveUri(workflow.id);
  item.contextValue = workflow.active
    ? contextValue('workflow', 'launchable')
    : contextValue('workflow');
  return item;
}

/**
 * Remembers the texts for counts: few counts occur in many rows, and making a text takes longer
 * than the rest of a row.
 */
function remembered(inWords: (count: number) => string): (count: number) => string {
  const known = new Map<number, string>();
  return (count) => {
    const words = known.get(count) ?? inWords(count);
    known.set(count, words);
    return words;
  };
}

const taskCount = remembered((count) =>
  count === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', count),
);

/** The number of fields, in words. */
export const fieldCount = remembered((count) => {
  if (count === 0) return l10n.t('no fields');
  return count === 1 ? l10n.t('1 field') : l10n.t('{0} fields', count);
});
