import type { FormInput, FormTarget } from '../../core/form/input.ts';
import type { Person } from '../../core/workflow.ts';
import type { FieldStrings } from '../../protocol/strings.ts';
import type { FormSession } from './formSession.ts';

/** What every part of a form is drawn from, and what it can do. */
export interface FormContext {
  readonly strings: FieldStrings;
  readonly session: FormSession;
  /** Who is suggested for a field of kind `user`. */
  readonly people: readonly Person[];
  readonly edit: (target: FormTarget, input: FormInput) => void;
}
