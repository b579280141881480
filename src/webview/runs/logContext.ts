import type { LogMessage, LogStrings, LogView } from '../../protocol/log.ts';
import type { NoticeAction } from '../../protocol/notice.ts';
import type { PageStrings } from '../../protocol/pageStrings.ts';
import type { CommentHelp } from '../form/commentHelp.ts';
import type { EditedTexts } from './editedTexts.ts';

/** The data that a log is drawn from, and its actions. */
export interface LogContext {
  readonly strings: PageStrings & LogStrings;
  readonly log: LogView;
  readonly edited: EditedTexts;
  /** What the host helps the boxes for comments with. */
  readonly help: CommentHelp;
  /** Whether the run takes comments. */
  readonly open: boolean;
  /** Why no comment can be changed for now. */
  readonly held: string | undefined;
  readonly post: (
    message: LogMessage | { readonly type: 'act'; readonly action: NoticeAction },
  ) => void;
  readonly redraw: () => void;
  readonly focus: (selector: string) => void;
  /** Starts a comment that quotes this text. */
  readonly reply: (text: string) => void;
}
