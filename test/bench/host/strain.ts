import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Run } from '../interleave.ts';

/** In milliseconds: how often the monitor looks at the clock. */
const resolution = 1;

/** Measures in milliseconds how long other work has to wait at most while this is done. */
export const longestStretch =
  (work: () => Promise<unknown>): Run =>
  async () => {
    const monitor = monitorEventLoopDelay({ resolution });
    monitor.enable();
    await pause(10 * resolution);
    monitor.reset();
    await work();
    await pause(10 * resolution);
    monitor.disable();
    return monitor.max / 1e6;
  };

/** Measures how many bytes of memory the result of this work takes. */
export const heldBy =
  (collectGarbage: () => void, work: () => Promise<unknown>): Run =>
  async () => {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const held = [await work()];
    await pause(10);
    collectGarbage();
    const bytes = process.memoryUsage().heapUsed - before;
    held.length = 0;
    return bytes;
  };
