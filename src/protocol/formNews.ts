import type { FilledField } from '../core/base/filledField.ts';

/** The changes of a form while it was open, in words. */
export interface FormNews {
  /** The changes; empty if the news is about lost text only. */
  readonly lines: readonly string[];
  /** The values typed into fields that are gone, to be copied. */
  readonly lost: readonly FilledField[];
}
