import type {
  LoadedKickoff,
  KickoffPageMessage,
  KickoffStrings,
} from '../../protocol/kickoffPage.ts';
import type { Cleared } from '../form/clearedNote.ts';
import type { FormContext } from '../form/formContext.ts';

/** The parts that a kick-off form adds to those of any form. */
export interface KickoffContext extends FormContext, Cleared {
  readonly strings: KickoffStrings;
  readonly view: LoadedKickoff;
  readonly post: (message: KickoffPageMessage) => void;
  /** Whether the run’s name, due date and urgency are shown as rows. */
  readonly unfolded: boolean;
  readonly unfold: (open: boolean) => void;
  /** Clears what was typed. */
  readonly clear: () => void;
}
