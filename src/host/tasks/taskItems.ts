import {
  l10n,
  type MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
} from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import type { AccountId } from '../../core/base/ids.ts';
import { isLate } from '../../core/runs/run.ts';
import type { MyTask } from '../../core/tasks/task.ts';
import type { CommandId, ContextWord } from '../manifest/ids.ts';
import { dateTime, shownName } from '../platform/format.ts';
import { rowId } from '../platform/rowId.ts';
import { Tooltip } from '../platform/tooltip.ts';
import { mark } from '../runs/marks.ts';
import { dueText } from '../runs/runText.ts';
import { moreItem } from '../service/moreItem.ts';
import { unreadableItem, unreadableTooltip } from '../service/unreadableItem.ts';
import { type MyTasksViewRow, type TaskGroupRow, taskRowKey } from './taskRow.ts';

/** The facts about the rows that are not part of a task. */
export interface TaskItemContext {
  /** The account of the tasks. */
  readonly account: AccountId | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly clock: ClockView;
}

/** The tree item of a row. */
export function taskItem(row: MyTasksViewRow, context: TaskItemContext): TreeItem {
  if (row.type === 'unreadable') return unreadableItem(row);
  if (row.type === 'moreTasks') return moreItem('pneumatic.showMoreTasks', row);
  if (row.type === 'taskGroup') return groupItem(row, context);
  const { task } = row;
  const overdue = isLate(task, context.now);
  const item = new TreeItem(shownName(task.name));
  item.id = rowId(context.account, task.id);
  item.description = taskDescription(task, context);
  item.iconPath = overdue
    ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
    : task.urgent
      ? new ThemeIcon('flame', new ThemeColor('charts.red'))
      : new ThemeIcon('circle-large-outline');
  mark(item, task.id, { overdue, urgent: task.urgent });
  item.contextValue = 'myTask' satisfies ContextWord;
  item.command = {
    command: 'pneumatic.openTask' satisfies CommandId,
    title: l10n.t('Open Task'),
    arguments: [{ id: task.id, name: task.name }],
  };
  return item;
}

function groupItem(row: TaskGroupRow, { account }: TaskItemContext): TreeItem {
  const { length } = row.group.tasks;
  const item = new TreeItem(
    shownName(row.name),
    row.isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  item.id = rowId(account, taskRowKey(row));
  item.description = length === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', length);
  item.contextValue = 'taskGroup' satisfies ContextWord;
  return item;
}

/** Gives the tree item its tooltip. */
export function resolveTaskItem(
  item: TreeItem,
  row: MyTasksViewRow,
  { clock }: TaskItemContext,
): TreeItem {
  if (row.type === 'unreadable') item.tooltip = unreadableTooltip(row);
  if (row.type === 'myTask') item.tooltip = taskTooltip(row.task, clock);
  return item;
}

function taskTooltip(task: MyTask, clock: ClockView): MarkdownString {
  const tooltip = new Tooltip().title(task.name).line(l10n.t('Run: {0}', task.runName));
  if (task.urgent) tooltip.line(l10n.t('Urgent'));
  if (task.dueAt !== undefined) tooltip.line(l10n.t('Due: {0}', dateTime(task.dueAt, clock)));
  if (task.startedAt !== undefined)
    tooltip.line(l10n.t('Started: {0}', dateTime(task.startedAt, clock)));
  return tooltip.clock(clock).build();
}

/** The most important part comes first: the view is often too narrow for all of it. */
export const taskDescription = (
  task: MyTask,
  time: Pick<TaskItemContext, 'now' | 'clock'>,
): string =>
  [
    task.dueAt === undefined ? '' : dueText(task.dueAt, time),
    task.urgent ? l10n.t('urgent') : '',
    task.runName,
  ]
    .filter((part) => part !== '')
    .join(' · ');
