import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { isWebLink } from '../../core/base/webLink.ts';
import { type WorkflowRow, workflowRowId } from '../../core/workflows/workflowRows.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { Field, FieldKind } from '../../core/form/field.ts';
import type { Person, Task, Workflow } from '../../core/workflows/workflow.ts';
import { type CommandId, contextValue } from '../manifest/ids.ts';
import { locale, shownName } from '../platform/format.ts';
import { fieldKindText } from '../form/fieldKindText.ts';
import { errorNotice } from '../service/errorText.ts';
import { inactiveUri } from './inactiveDecoration.ts';
import { rowId } from '../platform/rowId.ts';
import { unreadableItem } from '../service/unreadableItem.ts';

const { Collapsed, None } = TreeItemCollapsibleState;

/** The facts about the rows that are not part of a workflow. */
export interface WorkflowItemContext {
  /** The account of the workflows. */
  readonly account: AccountId | undefined;
}

/** The tree item of a row. */
export function workflowItem(row: WorkflowRow, { account }: WorkflowItemContext): TreeItem {
  const item = itemOf(row);
  item.id = rowId(account, workflowRowId(row));
  return item;
}

function itemOf(row: WorkflowRow): TreeItem {
  switch (row.type) {
    case 'workflow':
      return itemOfWorkflow(row.workflow);
    case 'form':
      return formItem(row.workflow);
    case 'field':
      return fieldItem(row.field);
    case 'task':
      return taskItem(row.task);
    case 'savedLaunch':
      return savedLaunchItem(row);
    case 'hiddenTasks':
      return hiddenTasksItem();
    case 'moreWorkflows':
      return moreItem(row);
    case 'findWorkflow':
      return findItem();
    case 'unreadable':
      return unreadableItem(row);
    case 'failure':
      return failureItem(row);
  }
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

function formItem(workflow: Workflow): TreeItem {
  const item = new TreeItem(l10n.t('Kick-off form'), Collapsed);
  item.description = fieldCount(workflow.form.fields.length);
  item.iconPath = new ThemeIcon('checklist');
  return item;
}

const fieldIcons: Readonly<Record<FieldKind, string>> = {
  string: 'symbol-string',
  text: 'note',
  number: 'symbol-number',
  date: 'calendar',
  url: 'link',
  radio: 'circle-large-filled',
  dropdown: 'list-selection',
  checkbox: 'tasklist',
  user: 'account',
  file: 'file',
  unknown: 'question',
};

function fieldItem(field: Field): TreeItem {
  const item = new TreeItem(field.name === '' ? field.id : field.name, None);
  item.description = fieldKind(field);
  item.iconPath = new ThemeIcon(fieldIcons[field.kind]);
  item.contextValue = contextValue('field');
  return item;
}

/** The kind of a field in words. */
export function fieldKind(field: Field): string {
  const kind = fieldKindText(field.kind, field.sourceType);
  return field.required ? l10n.t('{0}, required', kind) : kind;
}

function taskItem(task: Task): TreeItem {
  const item = new TreeItem(`${task.number}. ${shownName(task.name)}`, None);
  item.description = [
    names(task.responsible),
    task.completedByAll ? l10n.t('all must complete') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
  const linked = task.link !== undefined && isWebLink(task.link);
  item.iconPath = new ThemeIcon(linked ? 'link-external' : 'circle-large-outline');
  item.contextValue = linked ? contextValue('task', 'linked') : contextValue('task');
  return item;
}

function savedLaunchItem({ name, place }: Extract<WorkflowRow, { type: 'savedLaunch' }>): TreeItem {
  const item = new TreeItem(shownName(name), None);
  item.description = place;
  item.iconPath = new ThemeIcon('bookmark');
  item.contextValue = contextValue('savedLaunch');
  return item;
}

/** Says who sees the tasks of a workflow. */
export const hiddenTasksText = (): string =>
  l10n.t('The tasks are shown to the owners and viewers of the workflow only.');

function hiddenTasksItem(): TreeItem {
  const item = new TreeItem(hiddenTasksText(), None);
  item.iconPath = new ThemeIcon('lock', new ThemeColor('descriptionForeground'));
  return item;
}

function moreItem({ next, left }: Extract<WorkflowRow, { type: 'moreWorkflows' }>): TreeItem {
  const count = (number: number): string => number.toLocaleString(locale());
  const title = l10n.t('Show {0} More of {1}', count(next), count(left));
  const item = new TreeItem(title, None);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: 'pneumatic.showMoreWorkflows' satisfies CommandId, title };
  return item;
}

function findItem(): TreeItem {
  const title = l10n.t('Find Workflow…');
  const item = new TreeItem(title, None);
  item.iconPath = new ThemeIcon('search');
  item.command = { command: 'pneumatic.findWorkflow' satisfies CommandId, title };
  return item;
}

function failureItem({ error, asOf, parent }: Extract<WorkflowRow, { type: 'failure' }>): TreeItem {
  const notice = errorNotice(error);
  const signIn = error.kind === 'unauthorized';
  const action = signIn ? l10n.t('Set API Key…') : l10n.t('Try Again');
  const item = new TreeItem(parent ? notice.message : action, None);
  item.iconPath = new ThemeIcon(parent ? 'error' : signIn ? 'key' : 'refresh');
  if (parent) item.description = asOf === '' ? action : `${action} · ${asOf}`;
  const command: CommandId = signIn ? 'pneumatic.setApiKey' : 'pneumatic.refreshWorkflow';
  item.command = { command, title: action, arguments: parent ? [parent] : [] };
  return item;
}

/** The texts in one line; many are cut short. */
export const list = (texts: readonly string[]): string =>
  texts.length > 20 ? `${texts.slice(0, 20).join(', ')}, …` : texts.join(', ');

/** The names of people in one line. */
export const names = (people: readonly Person[]): string => list(people.map(({ name }) => name));

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

const fieldCount = remembered((count) => {
  if (count === 0) return l10n.t('no fields');
  return count === 1 ? l10n.t('1 field') : l10n.t('{0} fields', count);
});
