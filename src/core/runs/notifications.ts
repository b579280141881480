import type { RunNotificationKind } from '../launches/runRecord.ts';
import { type Run, isLate, isOverdue } from './run.ts';

/**
 * What there is to tell of a run. It has stalled when its time is up, or that of a task which is
 * being worked on: to snooze or to return it is somebody's intention, and no news of this kind.
 */
export function notificationFor(
  run: Run,
  told: readonly RunNotificationKind[],
  now: number,
): RunNotificationKind | undefined {
  if (run.state === 'done') return told.includes('finished') ? undefined : 'finished';
  return isOverdue(run, now) && !told.includes('stalled') ? 'stalled' : undefined;
}

/** Whether there can be news of a run yet. */
export const canBeNotified = (told: readonly RunNotificationKind[]): boolean =>
  !told.includes('finished');

/** Since when there has been this news of a run, in milliseconds; undefined where nobody says. */
export function notificationSince(
  run: Run,
  news: RunNotificationKind,
  now: number,
): number | undefined {
  if (news === 'finished') return run.completedAt;
  const dueDates = [run, ...run.tasks].filter((part) => isLate(part, now));
  return dueDates.reduce<number | undefined>(
    (first, { dueAt }) => (first === undefined ? dueAt : Math.min(first, dueAt ?? first)),
    undefined,
  );
}
