import type { LoadedRun, RunPageMessage, RunStrings } from '../../protocol/runPage.ts';
import type { KeptText } from '../form/keptText.ts';

/** What every part of the page is drawn from, and what it can do. */
export interface RunContext {
  readonly strings: RunStrings;
  readonly view: LoadedRun;
  readonly comment: KeptText;
  /** The process ID has just been copied. */
  readonly copied: boolean;
  readonly post: (message: RunPageMessage) => void;
  readonly redraw: () => void;
  /** Shows the box for a comment and puts the focus into it. */
  readonly openComment: () => void;
  readonly focus: (selector: string) => void;
}
