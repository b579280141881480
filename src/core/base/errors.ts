import type { FormTarget } from './formTarget.ts';

/** The service's message about one part of a launch. */
export interface Rejection {
  readonly target: FormTarget;
  /** The text of the service, without markup. */
  readonly message: string;
}

/** Why the outcome of a launch, or of another change, is not known. */
export type UnknownOutcomeCause = 'timeout' | 'connection' | 'answer' | 'server' | 'cancelled';

/** The kind of text that is found instead of JSON where another server has answered. */
export const webPage = 'an HTML page';

/**
 * Whether the refusal is a web page, which another server has sent: the service answers in JSON.
 */
interface MaybePage {
  readonly page?: true;
}

/**
 * Every way in which a call to the service can fail. It holds neither the key nor the body of a
 * request, so that it can be logged.
 */
export type ServiceError =
  /** 401: the key is missing, wrong or revoked. */
  | ({ readonly kind: 'unauthorized' } & MaybePage)
  /**
   * 403: the key is valid, but not for this. `detail` is the service's text, which may be empty.
   */
  | ({ readonly kind: 'forbidden'; readonly detail: string } & MaybePage)
  /** 404. */
  | ({ readonly kind: 'notFound' } & MaybePage)
  /** Another 4xx: the service refuses this request. */
  | {
      readonly kind: 'rejected';
      readonly status: number;
      readonly message: string;
      readonly rejections: readonly Rejection[];
    }
  /** 429. `retryAt` is in milliseconds since 1970, undefined where the service does not say. */
  | { readonly kind: 'rateLimited'; readonly retryAt: number | undefined }
  /** 5xx or 408, for a read. */
  | { readonly kind: 'serverFault'; readonly status: number }
  /**
   * No connection; nothing reached the service. `reason` is the system's code, which may be empty.
   */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** No answer in time, for a read. */
  | { readonly kind: 'timedOut'; readonly afterMs: number }
  /** A launch was sent, and it is unknown whether a run has started. */
  | { readonly kind: 'outcomeUnknown'; readonly cause: UnknownOutcomeCause }
  /** Another change than a launch was sent, and it is unknown whether it was made. */
  | { readonly kind: 'changeUnknown'; readonly cause: UnknownOutcomeCause }
  /** The account's service has no such function; nothing was sent. */
  | { readonly kind: 'notSupported' }
  /**
   * The answer is not what the API describes: the `path` in it, what was expected, and what was
   * found.
   */
  | {
      readonly kind: 'notUnderstood';
      readonly path: string;
      readonly expected: string;
      readonly found: string;
    }
  /** We cancelled the request. */
  | { readonly kind: 'cancelled' };

export type ServiceErrorKind = ServiceError['kind'];

/** Whether another server between here and the service seems to have answered. */
export const isSomebodyElses = (error: ServiceError): boolean =>
  error.kind === 'notUnderstood' ? error.found === webPage : 'page' in error;

/** Whether the same request may well be answered later, although nobody does anything about it. */
export const isPassing = (error: ServiceError): boolean =>
  ['unreachable', 'timedOut', 'serverFault', 'rateLimited'].includes(error.kind) ||
  isSomebodyElses(error);

/** Whether the service itself does not accept the key. */
export const isKeyRefused = (error: ServiceError): boolean =>
  error.kind === 'unauthorized' && !isSomebodyElses(error);

/** Whether the service itself does not let me see something, or not any more. */
export const isForbidden = (error: ServiceError): boolean =>
  error.kind === 'forbidden' && !isSomebodyElses(error);

/** Whether the service itself does not have something, or does not let me see it. */
export const isGone = (error: ServiceError): boolean =>
  isForbidden(error) || (error.kind === 'notFound' && !isSomebodyElses(error));

/**
 * The time, in milliseconds since 1970, before which the service wants no request after a failed
 * read.
 */
export const heldUntil = (error: ServiceError): number | undefined =>
  error.kind === 'rateLimited' ? error.retryAt : undefined;
