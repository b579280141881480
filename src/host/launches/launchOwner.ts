import { hostname } from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { LaunchOwner } from '../../core/launches/pendingLaunch.ts';

/** The process of this extension host. */
export const thisOwner = (): LaunchOwner => ({
  host: hostname(),
  pid: process.pid,
  startedAt: Math.round(performance.timeOrigin),
});

/**
 * Whether both are one process. The id alone is not enough: a restart or another machine may use
 * it, too.
 */
export const isSameOwner = (one: LaunchOwner, other: LaunchOwner): boolean =>
  one.host === other.host && one.pid === other.pid && one.startedAt === other.startedAt;

/** Whether the process has certainly ended. False where that cannot be found out. */
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
