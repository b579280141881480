import type { LoadedValues, ValuesPageMessage, ValuesStrings } from '../../protocol/valuesPage.ts';
import type { Cleared } from '../form/clearedNote.ts';
import type { FormContext } from '../form/formContext.ts';

/** The parts that the form of a run’s values adds to those of any form. */
export interface ValuesContext extends FormContext, Cleared {
  readonly strings: ValuesStrings;
  readonly view: LoadedValues;
  readonly post: (message: ValuesPageMessage) => void;
  /** Clears what was typed. */
  readonly clear: () => void;
  readonly save: () => void;
}
