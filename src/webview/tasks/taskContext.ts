import type { Cleared } from '../form/clearedNote.ts';
import type { FormContext } from '../form/formContext.ts';
import type { KeptText } from '../form/keptText.ts';
import type { LoadedTask, TaskPageMessage, TaskStrings } from '../../protocol/taskPage.ts';

/** What every part of the page is drawn from, and what it can do. */
export interface TaskContext extends FormContext, Cleared {
  readonly strings: TaskStrings;
  readonly view: LoadedTask;
  readonly comment: KeptText;
  /** Why the task is returned. */
  readonly reason: KeptText;
  /** What was typed has just been copied. */
  readonly copied: boolean;
  /** It was asked to complete the task while items were open. */
  readonly itemsLack: boolean;
  readonly post: (message: TaskPageMessage) => void;
  /** Throws away what was typed into the form. */
  readonly clear: () => void;
  readonly redraw: () => void;
  readonly complete: () => void;
  /** Shows a box for a text and puts the focus into it. */
  readonly openBox: (text: KeptText, id: string) => void;
  readonly focus: (selector: string) => void;
}
