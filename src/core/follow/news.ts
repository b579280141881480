import { type Run, isOverdue } from './run.ts';

/** What a person is told of a run that was launched from here: that it is done, or has stalled. */
export const runNews = ['finished', 'stalled'] as const;
export type RunNews = (typeof runNews)[number];

/**
 * What there is to tell of a run. It has stalled when its time is up, or that of a task which is
 * being worked on: to snooze or to return it is somebody's intention, and no news of this kind.
 */
export function newsOf(run: Run, told: readonly RunNews[], now: number): RunNews | undefined {
  if (run.state === 'done') return told.includes('finished') ? undefined : 'finished';
  return isOverdue(run, now) && !told.includes('stalled') ? 'stalled' : undefined;
}

/** Whether there can be news of a run yet. */
export const canHaveNews = (told: readonly RunNews[]): boolean => !told.includes('finished');
