import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for something that should come, in milliseconds; generous for slow machines. */
export const patience = 30_000;

/**
 * The first value that is not undefined.
 * @param instead what is there in its place, for whoever reads the error.
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
