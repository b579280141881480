import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for an expected event, in milliseconds; long enough for slow machines. */
export const patience = 60_000;

/** How long the pause between two looks is at first and in the end, in milliseconds. */
const pauses = { first: 5, longest: 50, growth: 1.5 } as const;

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
  for (let ms: number = pauses.first; ; ms = Math.min(ms * pauses.growth, pauses.longest)) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > deadline)
      throw new Error(`Waited too long for ${awaited}. ${instead()}`.trimEnd());
    await pause(ms);
  }
}
