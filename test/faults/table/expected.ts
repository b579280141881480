import type { ServiceError, UnknownOutcomeCause } from '../../../src/core/base/errors.ts';

/** The expected end of a call. */
export interface Expected {
  /** `value` is a good answer. */
  readonly answer: 'value' | ServiceError;
  /** How many failing requests the server sees, over all tries. */
  readonly requests: number;
  /** Whether it may see fewer, where the outcome depends on the clock. */
  readonly orFewer?: boolean;
}

/** The tries of a read, where another try may help. */
export const allTries = 3;
/** Stands for any time of a next try. */
export const someTime = 0;
/** Stands for any waiting time: two tries of 30 seconds, as by default. */
export const wholeWait = 60_000;

export const well = (requests = 1): Expected => ({ answer: 'value', requests });

export const ends = (answer: ServiceError, requests = 1): Expected => ({ answer, requests });

export const unreachable = (reason: string, requests = allTries): Expected =>
  ends({ kind: 'unreachable', reason }, requests);

export const unknown = (cause: UnknownOutcomeCause, requests = 1): Expected =>
  ends({ kind: 'outcomeUnknown', cause }, requests);

export const notUnderstood = (expected: string, found: string, path = ''): Expected =>
  ends({ kind: 'notUnderstood', path, expected, found });

export const serverFault = (status: number): Expected =>
  ends({ kind: 'serverFault', status }, allTries);

export const rejected = (status: number, message = `HTTP ${status}`): Expected =>
  ends({ kind: 'rejected', status, message, rejections: [] });

export const rateLimited = (retryAt: number | undefined, requests = 1): Expected =>
  ends({ kind: 'rateLimited', retryAt }, requests);

/** A read without a complete answer. */
export const timedOut: Expected = {
  ...ends({ kind: 'timedOut', afterMs: wholeWait }, 2),
  orFewer: true,
};
