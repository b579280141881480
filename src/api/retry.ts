import pRetry, { type RetryContext } from 'p-retry';
import type { ServiceError } from '../core/base/errors.ts';
import { type Result, failure } from '../core/base/result.ts';
import type { Timeouts } from './connection.ts';

/** A failed try, and when the service wants the next one, in milliseconds since 1970. */
export interface FailedTry {
  readonly error: ServiceError;
  readonly retryAt: number | undefined;
}

/** One try of a read. `attempt` counts from 1; `limitMs` is how long it may take. */
export type Try = (attempt: number, limitMs: number) => Promise<Result<unknown, FailedTry>>;

const mostRetries = 2;
const passing: readonly ServiceError['kind'][] = [
  'unreachable',
  'timedOut',
  'rateLimited',
  'serverFault',
];

class TryError extends Error {
  readonly failed: FailedTry;

  constructor(failed: FailedTry) {
    super(failed.error.kind);
    this.failed = failed;
  }
}

/** Resolves after `ms`, or at once when the signal fires. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted) end();
  });
}

/** Repeats a read where that may help, within its time. Ends at once when the signal fires. */
export async function withRetries(
  once: Try,
  timeouts: Timeouts,
  signal: AbortSignal | undefined,
): Promise<Result<unknown, ServiceError>> {
  const deadline = performance.now() + timeouts.total;
  const remaining = (): number => Math.max(0, deadline - performance.now());

  const attempt = async (number: number): Promise<Result<unknown, ServiceError>> => {
    const result = await once(number, Math.min(timeouts.read, remaining()));
    if (!result.ok) throw new TryError(result.error);
    return result;
  };
  const shouldRetry = async ({ error }: RetryContext): Promise<boolean> => {
    if (!(error instanceof TryError) || !passing.includes(error.failed.error.kind)) return false;
    const wait = Math.max(0, (error.failed.retryAt ?? 0) - Date.now());
    if (wait > timeouts.longestWait || wait + timeouts.backoff > remaining()) return false;
    if (wait > 0) await pause(wait, signal);
    return true;
  };

  try {
    return await pRetry(attempt, {
      retries: mostRetries,
      minTimeout: timeouts.backoff,
      randomize: true,
      maxRetryTime: timeouts.total,
      shouldRetry,
      signal,
    });
  } catch (error) {
    if (signal?.aborted) return failure({ kind: 'cancelled' });
    if (error instanceof TryError) return failure(error.failed.error);
    throw error;
  }
}
