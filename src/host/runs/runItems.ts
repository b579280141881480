import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type RunRow, runRowId } from '../../core/runs/runRows.ts';
import {
  type Performer,
  type Run,
  type RunState,
  type RunTask,
  type TaskState,
  hasStarted,
  isLate,
  isOverdue,
} from '../../core/runs/run.ts';
import {
  type RunAction,
  type SnoozeAction,
  isCurrent,
  snoozeActionsOn,
} from '../../core/runs/runActions.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { type CommandId, type ContextWord, contextValue } from '../manifest/ids.ts';
import { dateTime, shownName } from '../platform/format.ts';
import { errorNotice } from '../service/errorText.ts';
import { Tooltip } from '../platform/tooltip.ts';
import { unreadableItem, unreadableTooltip } from '../service/unreadableItem.ts';
import { mark } from './marks.ts';
import { rowId } from '../platform/rowId.ts';

const { Collapsed, None } = TreeItemCollapsibleState;

/** The facts about the rows that are not part of a run. */
export interface RunItemContext {
  /** The account of the runs. */
  readonly account: AccountId | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly clock: ClockView;
  /** Whether this machine remembers what the run was launched with. */
  readonly isRelaunchable: (run: Run) => boolean;
  /** The changes that can be made to the run, at the account in use. */
  readonly actions: (run: Run) => readonly RunAction[];
  /** The number of the workflow's tasks, as it was last listed. */
  readonly tasksCount: (run: Run) => number | undefined;
}

/** The context words for the changes that can be made. */
const snoozeWords = {
  snooze: 'snoozable',
  resume: 'resumable',
} as const satisfies Readonly<Record<SnoozeAction, ContextWord>>;

/** The tree item that shows a run of the service, or something below one. */
export function runItem(row: RunRow, context: RunItemContext): TreeItem {
  const item = itemOf(row, context);
  item.id = rowId(context.account, runRowId(row));
  return item;
}

/** Gives the item its tooltip. */
export function resolveRunItem(item: TreeItem, row: RunRow, context: RunItemContext): TreeItem {
  switch (row.type) {
    case 'run':
      item.tooltip = runTooltip(row.run, context).build();
      break;
    case 'runTask':
      item.tooltip = runTaskTooltip(row.task, context.clock).build();
      break;
    case 'runFailure':
      item.tooltip = errorNotice(row.error).message;
      break;
    case 'unreadable':
      item.tooltip = unreadableTooltip(row);
      break;
    case 'moreRuns':
      break;
  }
  return item;
}

function itemOf(row: RunRow, context: RunItemContext): TreeItem {
  switch (row.type) {
    case 'run':
      return itemOfRun(row.run, context);
    case 'runTask':
      return runTaskItem(row, context.now);
    case 'runFailure':
      return failureItem(row);
    case 'unreadable':
      return unreadableItem(row);
    case 'moreRuns':
      return moreItem();
  }
}

function itemOfRun(run: Run, context: RunItemContext): TreeItem {
  const item = new TreeItem(shownName(run.name), Collapsed);
  const overdue = isOverdue(run, context.now);
  item.description = runDescription(run, context.tasksCount(run), context.clock);
  item.iconPath = overdue ? overdueIcon() : runIcon(run.state);
  const isSaid = overdue || run.state === 'snoozed' || run.state === 'done';
  const marks = { overdue, urgent: run.urgent && run.state !== 'done' };
  mark(item, run.id, marks, isSaid ? '' : stateText(run, context.now));
  item.contextValue = contextValue(
    'run',
    ...(context.isRelaunchable(run) ? (['relaunchable'] as const) : []),
    ...snoozeActionsOn(run).map((action) => snoozeWords[action]),
    ...context.actions(run),
  );
  return item;
}

const overdueIcon = (): ThemeIcon =>
  new ThemeIcon('warning', new ThemeColor('list.warningForeground'));

function runIcon(state: RunState): ThemeIcon {
  switch (state) {
    case 'running':
      return new ThemeIcon('play-circle', new ThemeColor('charts.blue'));
    case 'snoozed':
      return new ThemeIcon('clock', new ThemeColor('descriptionForeground'));
    case 'done':
      return new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
    case 'unknown':
      return new ThemeIcon('question', new ThemeColor('descriptionForeground'));
  }
}

/** The position of a run: its current task, of how many, and who works on it. */
export function runDescription(run: Run, tasksCount: number | undefined, clock: ClockView): string {
  if (run.state === 'done') {
    return run.completedAt === undefined
      ? l10n.t('done')
      : l10n.t('done {0}', dateTime(run.completedAt, clock));
  }
  const [task, ...others] = run.tasks.filter(isCurrent);
  const where = task && currentTask(task, tasksCount, others.length);
  const parts = [run.state === 'snoozed' ? l10n.t('snoozed') : '', where, task && waitedFor(task)];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function currentTask(task: RunTask, tasksCount: number | undefined, others: number): string {
  const number = tasksCount === undefined ? `${task.number}` : `${task.number}/${tasksCount}`;
  const name = `${number} ${shownName(task.name)}`;
  return others === 0 ? name : l10n.t('{0} and {1} more', name, others);
}

/** The performers who have not done their part yet. */
const waitedFor = ({ performers }: RunTask): string =>
  performerNames(performers.filter(({ completed }) => !completed));

const performerNames = (performers: readonly Performer[]): string =>
  performers.map((performer) => (performer.isMe ? l10n.t('you') : performer.name)).join(', ');

function runTooltip(run: Run, context: RunItemContext): Tooltip {
  const { clock } = context;
  const tooltip = new Tooltip().title(run.name).line(stateText(run, context.now));
  if (run.urgent) tooltip.line(l10n.t('Urgent'));
  if (run.workflow) tooltip.line(l10n.t('Workflow: {0}', run.workflow.name));
  const count = context.tasksCount(run);
  for (const task of run.tasks.filter(isCurrent)) {
    tooltip.line(l10n.t('Task: {0}', currentTask(task, count, 0)));
    if (waitedFor(task) !== '') tooltip.line(l10n.t('Performers: {0}', waitedFor(task)));
  }
  if (run.dueAt !== undefined) tooltip.line(l10n.t('Due: {0}', dateTime(run.dueAt, clock)));
  if (run.startedAt !== undefined)
    tooltip.line(l10n.t('Started: {0}', dateTime(run.startedAt, clock)));
  if (run.startedBy !== undefined) tooltip.line(l10n.t('Started by: {0}', run.startedBy));
  if (run.completedAt !== undefined)
    tooltip.line(l10n.t('Done: {0}', dateTime(run.completedAt, clock)));
  return tooltip.clock(clock).line(l10n.t('Process ID: {0}', run.id));
}

function stateText(run: Run, now: number): string {
  if (isOverdue(run, now)) return l10n.t('Overdue');
  switch (run.state) {
    case 'running':
      return l10n.t('Running');
    case 'snoozed':
      return l10n.t('Snoozed');
    case 'done':
      return l10n.t('Done');
    case 'unknown':
      return l10n.t('In a state that is not known here');
  }
}

function runTaskItem({ run, task }: Extract<RunRow, { type: 'runTask' }>, now: number): TreeItem {
  const item = new TreeItem(`${task.number}. ${shownName(task.name)}`, None);
  const overdue = task.state === 'active' && isLate(task, now);
  item.description = runTaskDescription(task);
  item.iconPath = overdue ? overdueIcon() : taskIcon(task.state);
  const isSaid = overdue || task.state === 'pending' || task.state === 'notDone';
  mark(item, task.id, { overdue, urgent: false }, isSaid ? '' : taskStateText(task.state));
  item.contextValue = contextValue('runTask');
  if (!hasStarted(task)) return item;
  const isDated = run.changeable && isCurrent(task) && run.state !== 'done';
  item.contextValue = contextValue(
    ...(['runTask', 'openable'] as const),
    ...(isDated ? (['setTaskDueDate'] as const) : []),
  );
  item.command = {
    command: 'pneumatic.openTask' satisfies CommandId,
    title: l10n.t('Open Task'),
    arguments: [{ id: task.id, name: task.name }],
  };
  return item;
}

/** The performers of a task, after the state of one that nobody has worked on. */
function runTaskDescription(task: RunTask): string {
  const notStarted = task.state === 'pending' ? l10n.t('not started') : '';
  const state = task.state === 'notDone' ? l10n.t('not done') : notStarted;
  return [state, performerNames(task.performers)].filter((part) => part !== '').join(' · ');
}

function taskIcon(state: TaskState): ThemeIcon {
  switch (state) {
    case 'pending':
      return new ThemeIcon('circle-large-outline', new ThemeColor('descriptionForeground'));
    case 'active':
      return new ThemeIcon('play-circle', new ThemeColor('charts.blue'));
    case 'completed':
      return new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
    case 'snoozed':
      return new ThemeIcon('clock', new ThemeColor('descriptionForeground'));
    case 'skipped':
      return new ThemeIcon('debug-step-over', new ThemeColor('descriptionForeground'));
    case 'notDone':
      return new ThemeIcon('circle-slash', new ThemeColor('descriptionForeground'));
    case 'unknown':
      return new ThemeIcon('question', new ThemeColor('descriptionForeground'));
  }
}

function taskStateText(state: TaskState): string {
  switch (state) {
    case 'pending':
      return l10n.t('Not started');
    case 'active':
      return l10n.t('Being worked on');
    case 'completed':
      return l10n.t('Completed');
    case 'snoozed':
      return l10n.t('Snoozed');
    case 'skipped':
      return l10n.t('Skipped');
    case 'notDone':
      return l10n.t('Not done');
    case 'unknown':
      return l10n.t('In a state that is not known here');
  }
}

function runTaskTooltip(task: RunTask, clock: ClockView): Tooltip {
  const tooltip = new Tooltip()
    .title(`${task.number}. ${task.name}`)
    .line(taskStateText(task.state));
  for (const performer of task.performers) {
    const name = performer.isMe ? l10n.t('you') : performer.name;
    tooltip.line(
      performer.completed ? l10n.t('Performer: {0}, done', name) : l10n.t('Performer: {0}', name),
    );
  }
  if (task.checklist.total > 0) {
    const { marked, total } = task.checklist;
    tooltip.line(l10n.t('Checklist: {0} of {1}', marked, total));
  }
  if (task.dueAt !== undefined) tooltip.line(l10n.t('Due: {0}', dateTime(task.dueAt, clock)));
  if (task.startedAt !== undefined)
    tooltip.line(l10n.t('Started: {0}', dateTime(task.startedAt, clock)));
  if (task.completedAt !== undefined) {
    tooltip.line(l10n.t('Completed: {0}', dateTime(task.completedAt, clock)));
  }
  return tooltip.clock(clock);
}

function failureItem({ error }: Extract<RunRow, { type: 'runFailure' }>): TreeItem {
  const item = new TreeItem(errorNotice(error).message, None);
  const title = l10n.t('Try Again');
  item.iconPath = new ThemeIcon('error');
  item.description = title;
  item.command = { command: 'pneumatic.refreshRuns' satisfies CommandId, title };
  return item;
}

function moreItem(): TreeItem {
  const title = l10n.t('Load More');
  const item = new TreeItem(title, None);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: 'pneumatic.loadMoreRuns' satisfies CommandId, title };
  return item;
}
