import type { FormView, PageMessage } from '../../protocol/kickoffForm.ts';
import type { FormStrings } from '../../protocol/strings.ts';
import type { FormContext } from '../form/formContext.ts';

export type ReadyView = Extract<FormView, { readonly state: 'ready' }>;

/** What the parts of the kick-off form have besides those of any form. */
export interface KickoffContext extends FormContext {
  readonly strings: FormStrings;
  readonly view: ReadyView;
  readonly post: (message: PageMessage) => void;
}
