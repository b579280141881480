import type { PageStrings } from '../../protocol/pageStrings.ts';
import type { LoadedFrame } from '../../protocol/pageFrame.ts';
import type { NoticeAction } from '../../protocol/notice.ts';
import type { CommentBoxStrings, WithCommentBox } from '../../protocol/commentBox.ts';
import type { CommentHelp } from './commentHelp.ts';
import type { KeptText } from './keptText.ts';
import { heldText } from '../page/held.ts';
import { textBox } from './textBox.ts';

export const commentBoxId = 'comment';
export const commentButtonId = 'write-comment';

interface CommentContext {
  readonly view: LoadedFrame & WithCommentBox;
  readonly strings: PageStrings & CommentBoxStrings;
  readonly help: CommentHelp;
  readonly comment: KeptText;
  readonly redraw: () => void;
  readonly focus: (selector: string) => void;
  readonly post: (
    message:
      | { readonly type: 'comment'; readonly text: string }
      | { readonly type: 'act'; readonly action: NoticeAction },
  ) => void;
}

/** The open box for a comment. */
export const commentBox = ({
  view,
  strings,
  help,
  comment,
  redraw,
  focus,
  post,
}: CommentContext): unknown =>
  textBox({
    id: commentBoxId,
    label: strings.commentLabel,
    help: strings.commentHelp,
    empty: strings.commentEmpty,
    send: strings.send,
    required: true,
    text: comment,
    state: view.comment,
    held: heldText(view, strings),
    strings,
    extras: { help, uploads: view.commentBox?.uploads, strings },
    redraw,
    closed: () => {
      focus(`#${commentButtonId}`);
    },
    submit: (text) => {
      post({ type: 'comment', text });
    },
    act: (action) => {
      post({ type: 'act', action });
    },
  });
