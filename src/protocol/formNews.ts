import type { FilledField } from '../core/base/filledField.ts';

/** A value that a form has not taken over, or not for certain. */
export interface LeftOut extends FilledField {
  readonly why: string;
}

/** The changes of a form while it was open, in words. */
export interface FormNews {
  /** The changes; empty if the news is about lost text only. */
  readonly lines: readonly string[];
  /** The values typed into fields that are gone, to be copied. */
  readonly lost: readonly FilledField[];
  /** The values that the form was to be filled in with, and was not. */
  readonly leftOut?: readonly LeftOut[] | undefined;
}
