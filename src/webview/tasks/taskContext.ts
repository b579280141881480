import type { Cleared } from '../form/clearedNote.ts';
import type { FormContext } from '../form/formContext.ts';
import type { EditedTexts } from '../runs/editedTexts.ts';
import type { CommentHelp } from '../form/commentHelp.ts';
import type { KeptText } from '../form/keptText.ts';
import type { LoadedTask, TaskPageMessage, TaskStrings } from '../../protocol/taskPage.ts';

/** The data that every part of the page is drawn from, and its actions. */
export interface TaskContext extends FormContext, Cleared {
  readonly strings: TaskStrings;
  readonly view: LoadedTask;
  readonly comment: KeptText;
  readonly help: CommentHelp;
  /** The reason for returning the task. */
  readonly reason: KeptText;
  /** The comments of mine that are being edited. */
  readonly edited: EditedTexts;
  /** Whether the typed text has just been copied. */
  readonly copied: boolean;
  /** Whether the person tried to complete the task while items were open. */
  readonly itemsLack: boolean;
  readonly post: (message: TaskPageMessage) => void;
  /** Clears what was typed into the form. */
  readonly clear: () => void;
  readonly redraw: () => void;
  readonly complete: () => void;
  /** Opens a box for a text and moves the focus into it. */
  readonly openBox: (text: KeptText, id: string) => void;
  readonly focus: (selector: string) => void;
}
