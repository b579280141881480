import type {
  LoadedKickoff,
  KickoffPageMessage,
  KickoffStrings,
} from '../../protocol/kickoffPage.ts';
import type { Cleared } from '../form/clearedNote.ts';
import type { FormContext } from '../form/formContext.ts';

/** What the parts of the kick-off form have besides those of any form. */
export interface KickoffContext extends FormContext, Cleared {
  readonly strings: KickoffStrings;
  readonly view: LoadedKickoff;
  readonly post: (message: KickoffPageMessage) => void;
  /** Throws away what was typed. */
  readonly clear: () => void;
}
