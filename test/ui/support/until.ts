import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../vscode/eventually.ts';
import { attemptTime } from '../../vscode/objects/attempt.ts';

/** Waits until a condition holds. */
export async function until(awaited: string, holds: () => Promise<boolean>): Promise<void> {
  await eventually(awaited, async () => ((await holds()) ? true : undefined));
}

/**
 * Whether a condition holds soon enough that what should bring it about has not been lost.
 * @param ms how long that may take, in milliseconds.
 */
export async function soon(holds: () => Promise<boolean>, ms = attemptTime): Promise<boolean> {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline) {
    if (await holds()) return true;
    await pause(50);
  }
  return false;
}
