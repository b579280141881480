import type { LoadedRun, RunPageMessage, RunStrings } from '../../protocol/runPage.ts';
import type { CommentHelp } from '../form/commentHelp.ts';
import type { KeptText } from '../form/keptText.ts';

/** The data that every part of the page is drawn from, and its actions. */
export interface RunContext {
  readonly strings: RunStrings;
  readonly view: LoadedRun;
  readonly comment: KeptText;
  readonly help: CommentHelp;
  readonly post: (message: RunPageMessage) => void;
  readonly redraw: () => void;
  /** Opens the box for a comment and moves the focus into it. */
  readonly openComment: () => void;
  readonly focus: (selector: string) => void;
}
