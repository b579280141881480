import { l10n } from 'vscode';
import type { RunChange } from '../../core/runs/runActions.ts';
import type { ClockView } from '../../core/base/clockView.ts';
import { dateTime, shownName } from '../platform/format.ts';

/** The text about a change of a run with this name. */
export function changedText(
  name: string,
  { name: renamed, urgent, dueAt }: RunChange,
  clock: ClockView,
): string {
  if (renamed !== undefined) {
    return l10n.t('“{0}” is now called “{1}”.', shownName(name), shownName(renamed));
  }
  if (urgent !== undefined) {
    return urgent
      ? l10n.t('“{0}” is marked as urgent.', shownName(name))
      : l10n.t('“{0}” is no longer marked as urgent.', shownName(name));
  }
  return typeof dueAt === 'number'
    ? l10n.t('“{0}” is due {1}.', shownName(name), dateTime(dueAt, clock))
    : l10n.t('“{0}” has no due date any more.', shownName(name));
}

/** The texts about what was done to a run or a task with this name. */
export const doneTexts = {
  snoozed: (name: string, until: number, clock: ClockView): string =>
    l10n.t('“{0}” is snoozed until {1}.', shownName(name), dateTime(until, clock)),
  resumed: (name: string): string => l10n.t('“{0}” goes on.', shownName(name)),
  returned: (name: string, to: string): string =>
    l10n.t('“{0}” has been returned to “{1}”.', shownName(name), shownName(to)),
  deleted: (name: string): string => l10n.t('“{0}” is deleted.', shownName(name)),
  finished: (name: string): string => l10n.t('“{0}” is done.', shownName(name)),
  completed: (name: string): string => l10n.t('“{0}” is completed.', shownName(name)),
  partDone: (name: string): string =>
    l10n.t('Your part of “{0}” is done. It waits for others to complete it too.', shownName(name)),
};

/** The texts about what was done to several runs or tasks. */
export const manyDoneTexts = {
  snoozed: (count: number, until: number, clock: ClockView): string =>
    l10n.t('{0} runs are snoozed until {1}.', count, dateTime(until, clock)),
  urgent: (count: number, urgent: boolean): string =>
    urgent
      ? l10n.t('{0} runs are marked as urgent.', count)
      : l10n.t('{0} runs are no longer marked as urgent.', count),
  deleted: (count: number): string => l10n.t('{0} runs are deleted.', count),
  completed: (count: number): string => l10n.t('{0} tasks are completed.', count),
};
