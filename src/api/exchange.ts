import type { Result } from '../core/base/result.ts';

/** What kept an answer, or the rest of one, from us. */
export type Fault =
  | { readonly kind: 'aborted' }
  | { readonly kind: 'timeout' }
  /** `code` is the system's, may be empty. Not `sent`: it is certain that nothing left. */
  | { readonly kind: 'network'; readonly code: string; readonly sent: boolean }
  /** Something answered, but not in HTTP. */
  | { readonly kind: 'notHttp' }
  | { readonly kind: 'tooLarge' };

/** An answer, of any status. */
export interface Reply {
  readonly status: number;
  /** From `Retry-After`, in milliseconds since 1970. */
  readonly retryAt: number | undefined;
  /** Where it redirects to, without query; undefined if it does not. */
  readonly location: string | undefined;
  readonly plainText: boolean;
  readonly body: Result<string, Fault>;
}

/** What became of one request. */
export type Exchange = Result<Reply, Fault>;
