import type { Assignee } from '../../core/account/assignee.ts';
import type { FormTarget } from '../../core/base/formTarget.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { UploadMessage } from '../../protocol/uploads.ts';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import type { FormSession } from './formSession.ts';

/** What every part of a form is drawn from, and what it can do. */
export interface FormContext {
  readonly strings: FieldStrings;
  readonly session: FormSession;
  /** Who is suggested for a field of kind `user` while it is not known who can be chosen. */
  readonly people: readonly Assignee[];
  /** Tells the host what to do about files; undefined where fields take links only. */
  readonly files: ((message: UploadMessage) => void) | undefined;
  /** Who else has saved values that the form starts with, as far as that is known. */
  readonly savedBy?: string | undefined;
  readonly edit: (target: FormTarget, input: FormInput) => void;
}
