import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for something that should come, in milliseconds; generous for slow machines. */
export const patience = 30_000;

/** The first value that is not undefined. @throws once `patience` is over, with what was awaited. */
export async function eventually<Value>(
  awaited: string,
  look: () => Promise<Value | undefined>,
): Promise<Value> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${awaited}.`);
    await pause(50);
  }
}
