import type { RunNotificationKind } from '../launches/runRecord.ts';
import { type Run, isLate, isOverdue } from './run.ts';

/**
 * The notification about a run, if there is one. A run has stalled when it is overdue, or a task
 * that is being worked on is. A person who snoozes or returns it does so on purpose, which is not
 * notified.
 */
export function notificationFor(
  run: Run,
  notified: readonly RunNotificationKind[],
  now: number,
): RunNotificationKind | undefined {
  if (run.state === 'done') return notified.includes('finished') ? undefined : 'finished';
  return isOverdue(run, now) && !notified.includes('stalled') ? 'stalled' : undefined;
}

/** Whether a run can still lead to a notification. */
export const canBeNotified = (notified: readonly RunNotificationKind[]): boolean =>
  !notified.includes('finished');

/**
 * Since when the notification has been true, in milliseconds since 1970; undefined where that is
 * unknown.
 */
export function notificationSince(
  run: Run,
  kind: RunNotificationKind,
  now: number,
): number | undefined {
  if (kind === 'finished') return run.completedAt;
  const dueDates = [run, ...run.tasks].filter((part) => isLate(part, now));
  return dueDates.reduce<number | undefined>(
    (first, { dueAt }) => (first === undefined ? dueAt : Math.min(first, dueAt ?? first)),
    undefined,
  );
}
