import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../refusal.ts';

const seconds = 60;

/** Lets this number of requests per minute through, and refuses the others. */
export function throttle(limit: number): MiddlewareHandler {
  let taken: readonly number[] = [];
  return async (call, next) => {
    const now = performance.now();
    taken = taken.filter((time) => now - time < seconds * 1000);
    if (taken.length >= limit) {
      call.header('Retry-After', String(seconds));
      throw new Refusal(429, { detail: 'Too many requests.', retry_after: seconds });
    }
    taken = [...taken, now];
    await next();
  };
}
