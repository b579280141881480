import { hostname } from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { LaunchOwner } from '../../core/launches/pendingLaunch.ts';

/** This extension host. */
export const thisOwner = (): LaunchOwner => ({
  host: hostname(),
  pid: process.pid,
  startedAt: Math.round(performance.timeOrigin),
});

/** Whether both are one process: an id alone may be another's, there or before a restart. */
export const isSameOwner = (one: LaunchOwner, other: LaunchOwner): boolean =>
  one.host === other.host && one.pid === other.pid && one.startedAt === other.startedAt;

/** Whether the process is known to be no more. False where that cannot be told. */
export function hasEnded(owner: LaunchOwner): boolean {
  const here = thisOwner();
  if (owner.host !== here.host) return false;
  // In a container, the next extension host often gets the same process id.
  if (owner.pid === here.pid) return owner.startedAt !== here.startedAt;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
