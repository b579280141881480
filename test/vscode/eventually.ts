import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for an expected event, in milliseconds; long enough for slow machines. */
export const patience = 30_000;

/**
 * Waits for the first value that is not undefined.
 * @param instead describes the present state for the error.
 * @throws once `patience` is over, with what was awaited.
 */
export async function eventually<Value>(
  awaited: string,
  look: () => Promise<Value | undefined>,
  instead: () => string = () => '',
): Promise<Value> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > deadline)
      throw new Error(`Waited too long for ${awaited}. ${instead()}`.trimEnd());
    await pause(50);
  }
}
