import type { Assignee } from '../../core/account/assignee.ts';
import type { FormTarget } from '../../core/base/formTarget.ts';
import type { FormInput } from '../../core/form/input.ts';
import type { UploadMessage } from '../../protocol/uploads.ts';
import type { FieldStrings } from '../../protocol/fieldStrings.ts';
import type { FormSession } from './formSession.ts';

/** The data that every part of a form is drawn from, and its actions. */
export interface FormContext {
  readonly strings: FieldStrings;
  readonly session: FormSession;
  /** The suggestions for a field of kind `user` while the list of people and groups is unknown. */
  readonly people: readonly Assignee[];
  /** Sends the host a message about files; undefined where fields take only links. */
  readonly files: ((message: UploadMessage) => void) | undefined;
  /** The name of the other person who saved the start values, if it is known. */
  readonly savedBy?: string | undefined;
  /** How many fields are drawn, from the top; all of them if left out. */
  readonly drawn?: number;
  readonly edit: (target: FormTarget, input: FormInput) => void;
}
