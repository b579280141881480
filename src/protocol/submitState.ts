import type { Rejection } from '../core/base/errors.ts';
import type { Notice } from './notice.ts';

/** How far the sending of a form has come, as long as the form is there to be filled in. */
export type SubmitState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending' }
  /** Nothing has happened. `rejections` name what the service does not accept. */
  | {
      readonly phase: 'failed';
      readonly notice: Notice;
      readonly rejections: readonly Rejection[];
    }
  /** It may have been done; only a person can decide to send it again. */
  | { readonly phase: 'unknown'; readonly notice: Notice };
