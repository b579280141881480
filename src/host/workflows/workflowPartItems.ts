import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { isKeyRefused } from '../../core/base/errors.ts';
import { isWebLink } from '../../core/base/webLink.ts';
import type { WorkflowRow } from '../../core/workflows/workflowRows.ts';
import type { Field, FieldKind } from '../../core/form/field.ts';
import type { Person, Task, Workflow } from '../../core/workflows/workflow.ts';
import { type CommandId, contextValue } from '../manifest/ids.ts';
import { listText, shownName } from '../platform/format.ts';
import { fieldKindText } from '../form/fieldKindText.ts';
import { errorNotice } from '../service/errorText.ts';
import { moreItem } from '../service/moreItem.ts';
import { unreadableItem } from '../service/unreadableItem.ts';
import { type PartRow, fieldCount } from './workflowItems.ts';

const { Collapsed, None } = TreeItemCollapsibleState;

/** The tree item of a row below a workflow, or of one that tells of trouble, without its id. */
export function workflowPartItem(row: PartRow): TreeItem {
  switch (row.type) {
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
      return moreItem('pneumatic.showMoreWorkflows', row);
    case 'findWorkflow':
      return findItem();
    case 'unreadable':
      return unreadableItem(row);
    case 'failure':
      return failureItem(row);
  }
}

function findItem(): TreeItem {
  const title = l10n.t('Find Workflow…');
  const item = new TreeItem(title, None);
  item.iconPath = new ThemeIcon('search');
  item.command = { command: 'pneumatic.findWorkflow' satisfies CommandId, title };
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
  const item = new TreeItem(fieldLabel(field), None);
  item.description = fieldKind(field);
  item.iconPath = new ThemeIcon(fieldIcons[field.kind]);
  item.contextValue = contextValue('field');
  return item;
}

/** The name of a field; one that has none is called by its id. */
export const fieldLabel = ({ name, id }: Field): string => (name === '' ? id : name);

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

function failureItem({ error, asOf, parent }: Extract<WorkflowRow, { type: 'failure' }>): TreeItem {
  const notice = errorNotice(error);
  const signIn = isKeyRefused(error);
  const action = signIn ? l10n.t('Set API Key…') : l10n.t('Try Again');
  const item = new TreeItem(parent ? notice.message : action, None);
  item.iconPath = new ThemeIcon(parent ? 'error' : signIn ? 'key' : 'refresh');
  if (parent) item.description = asOf === '' ? action : `${action} · ${asOf}`;
  const command: CommandId = signIn ? 'pneumatic.setApiKey' : 'pneumatic.refreshWorkflow';
  item.command = { command, title: action, arguments: parent ? [parent] : [] };
  return item;
}

/** The names of people in one line. */
export const names = (people: readonly Person[]): string =>
  listText(people.map(({ name }) => name));
