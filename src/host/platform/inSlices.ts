import { setImmediate } from 'node:timers/promises';

/** How long other work waits at most, in milliseconds. */
const sliceMs = 8;

/**
 * Takes steps, and lets other work go on every few milliseconds. The first ones are taken at once.
 * @param between is called after each slice, with how long this goes on already.
 * @returns whether all steps were taken: once `signal` is aborted, no more are.
 */
export async function inSlices(
  steps: Iterator<undefined, void>,
  signal?: AbortSignal,
  between?: (elapsedMs: number) => void,
): Promise<boolean> {
  const start = performance.now();
  let sliceStart = start;
  while (steps.next().done !== true) {
    const now = performance.now();
    if (now - sliceStart < sliceMs) continue;
    between?.(now - start);
    await setImmediate();
    if (signal?.aborted === true) return false;
    sliceStart = performance.now();
  }
  return true;
}
