import type { FilledField } from '../core/base/filledField.ts';

/** What has become of a form while it was open, in words. */
export interface FormNews {
  /** What has changed; empty where that was before. */
  readonly lines: readonly string[];
  /** What was typed into fields that are gone, to be copied. */
  readonly lost: readonly FilledField[];
}
