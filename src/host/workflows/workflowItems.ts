import {
  l10n,
  type MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import { isWebLink } from '../../core/base/webLink.ts';
import { type WorkflowRow, workflowRowId } from '../../core/workflows/workflowRows.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { Field, FieldKind } from '../../core/form/field.ts';
import type { Person, Task, Workflow } from '../../core/workflows/workflow.ts';
import { type CommandId, contextValue } from '../manifest/ids.ts';
import { shownName } from '../platform/format.ts';
import { fieldKindText } from '../form/fieldKindText.ts';
import { errorNotice, errorText } from '../service/errorText.ts';
import { inactiveUri } from './inactiveDecoration.ts';
import { Tooltip } from '../platform/tooltip.ts';
import { rowId } from '../platform/rowId.ts';
import { unreadableItem, unreadableTooltip } from '../service/unreadableItem.ts';

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

/** Gives the item its tooltip when it is looked at: ten thousand of them would hold up the list. */
export function resolveWorkflowItem(item: TreeItem, row: WorkflowRow): TreeItem {
  item.tooltip = tooltipOf(row);
  return item;
}

function tooltipOf(row: WorkflowRow): MarkdownString | string {
  switch (row.type) {
    case 'workflow':
      return workflowTooltip(row.workflow).build();
    case 'form':
      return formTooltip(row.workflow).build();
    case 'field':
      return fieldTooltip(row.field).build();
    case 'task':
      return taskTooltip(row.task).build();
    case 'hiddenTasks':
      return hiddenTasksText();
    case 'unreadable':
      return unreadableTooltip(row);
    case 'failure':
      return errorText(row.error);
  }
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
    case 'hiddenTasks':
      return hiddenTasksItem();
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

function workflowTooltip(workflow: Workflow): Tooltip {
  const tooltip = new Tooltip().title(workflow.name);
  if (!workflow.active) tooltip.line(l10n.t('Inactive: it cannot be launched.'));
  tooltip.description(workflow.description).rule();
  if (workflow.mayRun.length > 0) {
    tooltip.line(l10n.t('May be run by: {0}', names(workflow.mayRun)));
  }
  if (workflow.performersCount !== undefined) {
    tooltip.line(l10n.t('Performers: {0}', workflow.performersCount));
  }
  if (workflow.sites.length > 0) {
    tooltip.line(l10n.t('Sites: {0}', workflow.sites.slice(0, 20).join(', ')));
  }
  if (workflow.finalizable === true) tooltip.line(l10n.t('Runs can be ended early.'));
  return tooltip.line(l10n.t('ID: {0}', workflow.id));
}

function formItem(workflow: Workflow): TreeItem {
  const item = new TreeItem(l10n.t('Kick-off form'), Collapsed);
  item.description = fieldCount(workflow.form.fields.length);
  item.iconPath = new ThemeIcon('checklist');
  return item;
}

const formTooltip = (workflow: Workflow): Tooltip =>
  new Tooltip().title(l10n.t('Kick-off form')).description(workflow.form.description);

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

function fieldTooltip(field: Field): Tooltip {
  const tooltip = new Tooltip().title(field.name).line(fieldKind(field));
  if (field.description !== '') tooltip.line(field.description);
  if (field.selections.length > 0) {
    tooltip.line(l10n.t('Selections: {0}', list(field.selections.map(({ label }) => label))));
  }
  return tooltip.line(l10n.t('API name: {0}', field.id));
}

function fieldKind(field: Field): string {
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

const hiddenTasksText = (): string =>
  l10n.t('The tasks are shown to the owners and viewers of the workflow only.');

function hiddenTasksItem(): TreeItem {
  const item = new TreeItem(hiddenTasksText(), None);
  item.iconPath = new ThemeIcon('lock', new ThemeColor('descriptionForeground'));
  return item;
}

function taskTooltip(task: Task): Tooltip {
  const tooltip = new Tooltip().title(`${task.number}. ${task.name}`).description(task.description);
  if (task.responsible.length > 0) {
    tooltip.line(l10n.t('Responsible: {0}', task.responsible.map(nameAndMail).join(', ')));
  }
  if (task.completedByAll) tooltip.line(l10n.t('All responsible people must complete it.'));
  if (task.link !== undefined) tooltip.line(l10n.t('Link: {0}', task.link));
  return tooltip.line(l10n.t('ID: {0}', task.id));
}

function failureItem({ error, parent }: Extract<WorkflowRow, { type: 'failure' }>): TreeItem {
  const notice = errorNotice(error);
  const signIn = error.kind === 'unauthorized';
  const action = signIn ? l10n.t('Set API Key…') : l10n.t('Try Again');
  const item = new TreeItem(parent ? notice.message : action, None);
  item.iconPath = new ThemeIcon(parent ? 'error' : signIn ? 'key' : 'refresh');
  if (parent) item.description = action;
  const command: CommandId = signIn ? 'pneumatic.setApiKey' : 'pneumatic.refreshWorkflow';
  item.command = { command, title: action, arguments: parent ? [parent] : [] };
  return item;
}

const nameAndMail = (person: Person): string =>
  person.name === person.email ? person.email : `${person.name} <${person.email}>`;

const list = (texts: readonly string[]): string =>
  texts.length > 20 ? `${texts.slice(0, 20).join(', ')}, …` : texts.join(', ');

const names = (people: readonly Person[]): string => list(people.map(({ name }) => name));

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
