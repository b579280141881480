import { errors } from 'playwright-core';

/** How long one attempt may take on a slow machine, in milliseconds, before another is made. */
export const attemptTime = 3000;

/** @returns what an action returns, or undefined if it has waited too long for an element. */
export async function attempt<Value>(action: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof errors.TimeoutError) return undefined;
    throw error;
  }
}
