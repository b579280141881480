import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type RunRow, runRowId } from '../../core/runs/runRows.ts';
import {
  type Run,
  type RunState,
  type RunTask,
  type TaskState,
  hasStarted,
  isOverdue,
  isTaskOverdue,
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
import { shownName } from '../platform/format.ts';
import type { LateRuns } from '../../core/runs/lateness.ts';
import { rowName } from '../../core/runs/rowName.ts';
import { runDescription, runTaskDescription, stateText, taskStateText } from './runRowText.ts';
import { errorNotice } from '../service/errorText.ts';
import { unreadableItem } from '../service/unreadableItem.ts';
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
  /** The workflow's template for the names of its runs, as it was last listed. */
  readonly nameTemplate: (run: Run) => string | undefined;
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

function itemOf(row: RunRow, context: RunItemContext): TreeItem {
  switch (row.type) {
    case 'run':
      return itemOfRun(row.run, context);
    case 'runTask':
      return runTaskItem(row, context);
    case 'runFailure':
      return failureItem(row);
    case 'unreadable':
      return unreadableItem(row);
    case 'moreRuns':
      return moreItem();
    case 'overdueRuns':
      return overdueItem(row.late);
  }
}

function itemOfRun(run: Run, context: RunItemContext): TreeItem {
  const item = new TreeItem(shownName(rowName(run, context.nameTemplate(run))), Collapsed);
  const overdue = isOverdue(run, context.now);
  const urgent = run.urgent && run.state !== 'done';
  item.description = runDescription(run, context.tasksCount(run), context);
  item.iconPath = overdue ? overdueIcon() : urgent ? urgentIcon() : runIcon(run.state);
  const isSaid = overdue || run.state === 'snoozed' || run.state === 'done';
  mark(item, run.id, { overdue, urgent }, isSaid ? '' : stateText(run, context.now));
  item.contextValue = contextValue(
    'run',
    ...(context.isRelaunchable(run) ? (['relaunchable'] as const) : []),
    ...snoozeActionsOn(run).map((action) => snoozeWords[action]),
    ...context.actions(run),
  );
  // With a command, a click opens the page, and only the twistie unfolds the row.
  item.command = {
    command: 'pneumatic.openRun' satisfies CommandId,
    title: l10n.t('Open Run'),
    arguments: [{ id: run.id, name: run.name }],
  };
  return item;
}

const urgentIcon = (): ThemeIcon => new ThemeIcon('flame', new ThemeColor('charts.red'));

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

function runTaskItem(
  { run, task, planned }: Extract<RunRow, { type: 'runTask' }>,
  context: RunItemContext,
): TreeItem {
  const item = new TreeItem(`${task.number}. ${shownName(task.name)}`, None);
  const overdue = isTaskOverdue(task, context.now);
  item.description = runTaskDescription(task, planned, context);
  item.iconPath = overdue ? overdueIcon() : taskIcon(task.state);
  const isSaid = overdue || ['pending', 'notDone', 'snoozed'].includes(task.state);
  mark(item, task.id, { overdue, urgent: false }, isSaid ? '' : taskStateText(task.state));
  item.contextValue = contextValue('runTask');
  if (!hasStarted(task)) return item;
  const isDated = run.changeable && isCurrent(task) && run.state !== 'done';
  item.contextValue = contextValue(
    ...(['runTask', 'openable'] as const),
    ...(isDated ? (['setTaskDueDate'] as const) : []),
    ...(isOpenForMe(run, task) ? (['launchSubRun'] as const) : []),
  );
  item.command = {
    command: 'pneumatic.openTask' satisfies CommandId,
    title: l10n.t('Open Task'),
    arguments: [{ id: task.id, name: task.name }],
  };
  return item;
}

const isOpenForMe = (run: Run, { state, performers }: RunTask): boolean =>
  run.state === 'running' && state === 'active' && performers.some(({ isMe }) => isMe);

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

function failureItem({ error }: Extract<RunRow, { type: 'runFailure' }>): TreeItem {
  const item = new TreeItem(errorNotice(error).message, None);
  const title = l10n.t('Try Again');
  item.iconPath = new ThemeIcon('error');
  item.description = title;
  item.command = { command: 'pneumatic.refreshRuns' satisfies CommandId, title };
  return item;
}

function overdueItem({ count, more }: LateRuns): TreeItem {
  const title = more ? l10n.t('{0} or more overdue', count) : l10n.t('{0} overdue', count);
  const item = new TreeItem(title, None);
  item.iconPath = overdueIcon();
  item.command = { command: 'pneumatic.showOverdueRuns' satisfies CommandId, title };
  return item;
}

function moreItem(): TreeItem {
  const title = l10n.t('Load More');
  const item = new TreeItem(title, None);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: 'pneumatic.loadMoreRuns' satisfies CommandId, title };
  return item;
}
