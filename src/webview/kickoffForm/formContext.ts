import type { FormInput, FormTarget } from '../../core/form/input.ts';
import type { PageMessage } from '../../protocol/kickoffForm.ts';
import type { FormStrings } from '../../protocol/strings.ts';
import type { FormSession } from './formSession.ts';

/** What every part of the form is drawn from, and what it can do. */
export interface FormContext {
  readonly strings: FormStrings;
  readonly session: FormSession;
  readonly edit: (target: FormTarget, input: FormInput) => void;
  readonly post: (message: PageMessage) => void;
}
