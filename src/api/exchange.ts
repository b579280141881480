import type { Result } from '../core/base/result.ts';

/** Why there is no answer, or only a part of one. */
export type Fault =
  | { readonly kind: 'aborted' }
  | { readonly kind: 'timeout' }
  /**
   * `code` is the system's and may be empty. `sent` is false only if certainly nothing was sent.
   */
  | { readonly kind: 'network'; readonly code: string; readonly sent: boolean }
  /** The answer was not HTTP. */
  | { readonly kind: 'notHttp' }
  /** `most` is the limit, in megabytes. */
  | { readonly kind: 'tooLarge'; readonly most: number };

/** An answer, of any status. */
export interface Reply {
  readonly status: number;
  /** From `Retry-After`, in milliseconds since 1970. */
  readonly retryAt: number | undefined;
  /** The target of a redirect, without its query; undefined if there is none. */
  readonly location: string | undefined;
  readonly plainText: boolean;
  readonly body: Result<string, Fault>;
}

/** The result of one request; its meaning for a read, a launch or another change is an outcome. */
export type Exchange = Result<Reply, Fault>;
