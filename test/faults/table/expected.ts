import type { ServiceError, UnknownOutcomeCause } from '../../../src/core/base/errors.ts';

/** What a call must end in. */
export interface Expected {
  /** `value` is a good answer. */
  readonly answer: 'value' | ServiceError;
  /** How many requests of the kind that fails the server sees, in all tries. */
  readonly requests: number;
  /** It may be fewer, where the clock has a say in it. */
  readonly orFewer?: boolean;
}

/** Tries of a read, where trying again may help. */
export const allTries = 3;
/** What stands for any time to try again at. */
export const someTime = 0;
/** What stands for however long was waited: two tries of 30 seconds, as it is set by default. */
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

/** A read that gets no answer, or not the whole of one. */
export const timedOut: Expected = {
  ...ends({ kind: 'timedOut', afterMs: wholeWait }, 2),
  orFewer: true,
};
