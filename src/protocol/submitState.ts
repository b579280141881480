import type { Rejection } from '../core/base/errors.ts';
import type { Notice } from './notice.ts';

/** The progress of sending a form, while the form can still be filled in. */
export type SubmitState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending' }
  /** Nothing was done. `rejections` names the values that the service refuses. */
  | {
      readonly phase: 'failed';
      readonly notice: Notice;
      readonly rejections: readonly Rejection[];
    }
  /** The form may have been taken; only a person can decide to send it again. */
  | { readonly phase: 'unknown'; readonly notice: Notice };
