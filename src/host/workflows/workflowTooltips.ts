/** The tooltips of the Workflows view: loaded with the commands when the first is looked at. */
import { l10n, type MarkdownString, type TreeItem } from 'vscode';
import type { Field } from '../../core/form/field.ts';
import type { Person, Task, Workflow } from '../../core/workflows/workflow.ts';
import type { WorkflowRow } from '../../core/workflows/workflowRows.ts';
import { listText } from '../platform/format.ts';
import { Tooltip } from '../platform/tooltip.ts';
import { errorText } from '../service/errorText.ts';
import { unreadableTooltip } from '../service/unreadableItem.ts';
import { fieldKind, fieldLabel, hiddenTasksText, names } from './workflowPartItems.ts';

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
    case 'savedLaunch':
      return new Tooltip().title(row.name).line(row.place).build();
    case 'hiddenTasks':
      return hiddenTasksText();
    case 'moreWorkflows':
    case 'findWorkflow':
      return '';
    case 'unreadable':
      return unreadableTooltip(row);
    case 'failure':
      return errorText(row.error);
  }
}

/** What there is to know of a workflow. */
export function workflowTooltip(workflow: Workflow): Tooltip {
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
    tooltip.line(l10n.t('Sites: {0}', listText(workflow.sites)));
  }
  if (workflow.finalizable === true) tooltip.line(l10n.t('Runs can be ended early.'));
  return tooltip.line(l10n.t('ID: {0}', workflow.id));
}

const formTooltip = (workflow: Workflow): Tooltip =>
  new Tooltip().title(l10n.t('Kick-off form')).description(workflow.form.description);

/** What there is to know of a field. */
export function fieldTooltip(field: Field): Tooltip {
  const tooltip = new Tooltip().title(fieldLabel(field)).line(fieldKind(field));
  if (field.description !== '') tooltip.line(field.description);
  if (field.selections.length > 0) {
    tooltip.line(l10n.t('Selections: {0}', listText(field.selections.map(({ label }) => label))));
  }
  return tooltip.line(l10n.t('API name: {0}', field.id));
}

/** What there is to know of a task of a workflow. */
export function taskTooltip(task: Task): Tooltip {
  const tooltip = new Tooltip().title(`${task.number}. ${task.name}`).description(task.description);
  if (task.responsible.length > 0) {
    tooltip.line(l10n.t('Responsible: {0}', listText(task.responsible.map(nameAndMail))));
  }
  if (task.completedByAll) tooltip.line(l10n.t('All responsible people must complete it.'));
  if (task.link !== undefined) tooltip.line(l10n.t('Link: {0}', task.link));
  return tooltip.line(l10n.t('ID: {0}', task.id));
}

const nameAndMail = (person: Person): string =>
  person.name === person.email ? person.email : `${person.name} <${person.email}>`;
