import type { FormTarget } from './formTarget.ts';

/** What the service said about one part of a launch. */
export interface Rejection {
  readonly target: FormTarget;
  /** The service's own words, as plain text. */
  readonly message: string;
}

/** Why the outcome of a launch, or of another change, is not known. */
export type UnknownOutcomeCause = 'timeout' | 'connection' | 'answer' | 'server' | 'cancelled';

/** What is found in the place of JSON where somebody else than the service has answered. */
export const webPage = 'an HTML page';

/** Whether the refusal is a web page, which is somebody else’s: the service speaks JSON. */
interface MaybePage {
  readonly page?: true;
}

/**
 * Everything that a call to the service can end in besides its answer. Holds no key and no body of
 * a request, so that it can be logged.
 */
export type ServiceError =
  /** 401: the key is missing, wrong or revoked. */
  | ({ readonly kind: 'unauthorized' } & MaybePage)
  /** 403: the key is good, but not for this. `detail` is the service's text, may be empty. */
  | ({ readonly kind: 'forbidden'; readonly detail: string } & MaybePage)
  /** 404. */
  | ({ readonly kind: 'notFound' } & MaybePage)
  /** Another 4xx: the service refuses the request as it stands. */
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
  /** No connection; nothing reached the service. `reason` is the system's code, may be empty. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** No answer in time, for a read. */
  | { readonly kind: 'timedOut'; readonly afterMs: number }
  /** A launch was sent, and whether a run has started cannot be told. */
  | { readonly kind: 'outcomeUnknown'; readonly cause: UnknownOutcomeCause }
  /** Something other than a launch was sent, and whether it was done cannot be told. */
  | { readonly kind: 'changeUnknown'; readonly cause: UnknownOutcomeCause }
  /** The account's service has nothing of the kind; nothing was sent. */
  | { readonly kind: 'notSupported' }
  /** The answer is not what the API describes: `path` in it, what was expected, what was found. */
  | {
      readonly kind: 'notUnderstood';
      readonly path: string;
      readonly expected: string;
      readonly found: string;
    }
  /** We stopped it ourselves. */
  | { readonly kind: 'cancelled' };

export type ServiceErrorKind = ServiceError['kind'];

/** Whether something between here and the service seems to have answered in its place. */
export const isSomebodyElses = (error: ServiceError): boolean =>
  error.kind === 'notUnderstood' ? error.found === webPage : 'page' in error;

/** Until when a failed read asks to be left alone, in milliseconds since 1970. */
export const heldUntil = (error: ServiceError): number | undefined =>
  error.kind === 'rateLimited' ? error.retryAt : undefined;
