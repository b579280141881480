import { setImmediate, setTimeout } from 'node:timers/promises';

/** How long other work waits at most, in milliseconds. */
const sliceMs = 8;

/**
 * Takes steps, and lets other work go on every few milliseconds. The first ones are taken at once.
 * @param between is called after each slice, with how long this goes on already.
 * @returns whether all steps were taken: once `signal` is aborted, no more are.
 */
export async function inSlices(
  steps: Iterator<undefined, void>,
  signal: AbortSignal,
  between: (elapsedMs: number) => void,
): Promise<boolean> {
  const start = performance.now();
  while (!takeSlice(steps)) {
    between(performance.now() - start);
    await setImmediate();
    if (signal.aborted) return false;
  }
  return true;
}

/** Takes steps that nobody waits for yet: after other work, and with more room for it. */
export async function inBackground(
  steps: Iterator<undefined, void>,
  signal?: AbortSignal,
): Promise<void> {
  do {
    await setTimeout(1);
  } while (signal?.aborted !== true && !takeSlice(steps));
}

/** @returns whether that was the last one. */
function takeSlice(steps: Iterator<undefined, void>): boolean {
  const end = performance.now() + sliceMs;
  do {
    if (steps.next().done === true) return true;
  } while (performance.now() < end);
  return false;
}
