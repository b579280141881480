import { l10n } from 'vscode';
import type { ClockView } from '../../core/base/clockView.ts';
import { latenessOf, nextDue, snoozedUntil } from '../../core/runs/lateness.ts';
import type { PlannedTask } from '../../core/runs/plannedTask.ts';
import {
  type Performer,
  type Run,
  type RunState,
  type RunTask,
  type TaskState,
  isOverdue,
  isTaskOverdue,
} from '../../core/runs/run.ts';
import { isCurrent } from '../../core/runs/runActions.ts';
import { dateTime, listText, shownName } from '../platform/format.ts';
import { dueText, runOverdueText, snoozedText } from './runText.ts';

/** The facts that the texts of rows depend on, besides the run. */
export interface RowTime {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly clock: ClockView;
}

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');

/**
 * What matters of a run: why it is late or until when it is snoozed, its current task, of how many,
 * who works on it, and when it is due.
 */
export function runDescription(run: Run, tasksCount: number | undefined, time: RowTime): string {
  const { now, clock } = time;
  if (run.state === 'done') {
    return run.completedAt === undefined
      ? l10n.t('done')
      : l10n.t('done {0}', dateTime(run.completedAt, clock));
  }
  const late = latenessOf(run, now);
  const current = run.tasks.filter(isCurrent);
  const task = late?.task ?? current[0];
  const due = late ? undefined : nextDue(run, now);
  return joined([
    late && (late.task ? dueText : runOverdueText)(late.since, time),
    run.state === 'snoozed' ? snoozedText(snoozedUntil(run), time) : '',
    task && currentTask(task, tasksCount, current.length - 1),
    task && waitedFor(task),
    run.urgent ? l10n.t('urgent') : '',
    due === undefined ? '' : dueText(due, time),
  ]);
}

/** A task by its number, of how many, and its name. */
export function currentTask(task: RunTask, tasksCount: number | undefined, others: number): string {
  const number = tasksCount === undefined ? `${task.number}` : `${task.number}/${tasksCount}`;
  const name = `${number} ${shownName(task.name)}`;
  return others === 0 ? name : l10n.t('{0} and {1} more', name, others);
}

/** The performers who have not done their part yet. */
export const waitedFor = ({ performers }: RunTask): string =>
  performerNames(performers.filter(({ completed }) => !completed));

/** The names of performers, the person’s own place first. */
const performerNames = (performers: readonly Performer[]): string =>
  listText(
    performers
      .toSorted((one, other) => Number(other.isMe) - Number(one.isMe))
      .map((performer) => (performer.isMe ? l10n.t('you') : performer.name)),
  );

/** What matters of a task: when it is or was due, its state, who does it, and what comes before. */
export function runTaskDescription(
  task: RunTask,
  planned: PlannedTask | undefined,
  time: RowTime,
): string {
  const isDated = task.dueAt !== undefined && task.state === 'active';
  return joined([
    isTaskOverdue(task, time.now) ? dueText(task.dueAt ?? time.now, time) : '',
    stateInRow(task, time),
    task.performers.length > 0
      ? performerNames(task.performers)
      : planned && listText(planned.people),
    planned?.after && planned.after.length > 0 ? afterText(planned.after) : '',
    isDated && !isTaskOverdue(task, time.now) ? dueText(task.dueAt, time) : '',
  ]);
}

const afterText = (tasks: readonly RunTask[]): string =>
  l10n.t('after {0}', tasks.map(({ number, name }) => `${number}. ${shownName(name)}`).join(', '));

/** The state of a task that nobody works on now and that its icon does not show. */
function stateInRow({ state, snoozedUntil: until }: RunTask, time: RowTime): string {
  switch (state) {
    case 'pending':
      return l10n.t('not started');
    case 'notDone':
      return l10n.t('not done');
    case 'snoozed':
      return snoozedText(until, time);
    default:
      return '';
  }
}

/** The state of a run in words. */
export function stateText(run: Run, now: number): string {
  if (isOverdue(run, now)) return l10n.t('Overdue');
  return stateTexts[run.state]();
}

const stateTexts: Readonly<Record<RunState, () => string>> = {
  running: () => l10n.t('Running'),
  snoozed: () => l10n.t('Snoozed'),
  done: () => l10n.t('Done'),
  unknown: () => l10n.t('In a state that is not known here'),
};

/** The state of a task in words. */
export const taskStateText = (state: TaskState): string => taskStateTexts[state]();

const taskStateTexts: Readonly<Record<TaskState, () => string>> = {
  pending: () => l10n.t('Not started'),
  active: () => l10n.t('Being worked on'),
  completed: () => l10n.t('Completed'),
  snoozed: () => l10n.t('Snoozed'),
  skipped: () => l10n.t('Skipped'),
  notDone: () => l10n.t('Not done'),
  unknown: () => l10n.t('In a state that is not known here'),
};
