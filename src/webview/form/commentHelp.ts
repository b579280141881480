import type { Assignee } from '../../core/account/assignee.ts';
import { withFile, withQuotation } from '../../core/form/commentFiles.ts';
import { type Handles, type Mentionable, handlesOf } from '../../core/form/mentions.ts';
import type {
  CommentBoxMessage,
  PeopleMessage,
  WithCommentBox,
} from '../../protocol/commentBox.ts';
import type { LoadedFrame } from '../../protocol/pageFrame.ts';
import type { KeptText } from './keptText.ts';

/** The part of a page’s view that is about its box for a comment. */
type BoxFrame = Pick<LoadedFrame, 'comment'> & WithCommentBox;

/** Of the people and groups of the account, the service takes people alone. */
const mentionable = ({ kind, id, name, value }: Assignee): readonly Mentionable[] =>
  kind === 'person' && id !== undefined ? [{ id, name, email: value }] : [];

/** What the host helps the boxes for comments of a page with. */
export class CommentHelp {
  readonly #text: KeptText;
  readonly #post: (message: CommentBoxMessage) => void;
  readonly #taken = new Set<string>();
  #asked = false;
  /** Whether the comment is on its way: with anything added, it would stay as a newer text. */
  #sending = false;
  /** What is put before the comment once the one on its way is sent. */
  #waiting = '';
  /** The people who can be mentioned; undefined while they are unknown. */
  handles: Handles | undefined;
  /** Whether they could not be listed. */
  unlisted = false;

  /** @param text the comment that files and quotations are added to. */
  constructor(text: KeptText, post: (message: CommentBoxMessage) => void) {
    this.#text = text;
    this.#post = post;
  }

  readonly post = (message: CommentBoxMessage): void => {
    this.#post(message);
  };

  /**
   * Asks for the people when somebody is about to be mentioned: once, and again if they could not be
   * listed.
   */
  readonly askForPeople = (): void => {
    if (this.#asked) return;
    this.#asked = true;
    this.unlisted = false;
    this.#post({ type: 'listPeople' });
  };

  takePeople({ people }: PeopleMessage): void {
    this.handles = people && handlesOf(people.flatMap(mentionable));
    this.unlisted = people === undefined;
    this.#asked = people !== undefined;
  }

  /** The comment was sent: closes its box, and tells the host so. Newer text stays. */
  takeSent(text: string): void {
    this.#text.sent(text);
    this.#post({ type: 'tookSent' });
  }

  /** Begins the comment with a quotation; the next comment, where this one is on its way. */
  quote(text: string): void {
    if (this.#sending) this.#waiting = text + this.#waiting;
    else this.#text.text = text + this.#text.text;
  }

  /**
   * Takes what has arrived for the comment, each once, and tells the host so. While the comment is on
   * its way, what arrives waits for the next one.
   * @returns whether somebody wants to write: the box gets the focus.
   */
  takeArrivals({ comment, commentBox }: BoxFrame): boolean {
    this.#sending = comment.phase === 'sending';
    if (this.#sending) return false;
    const wasWaiting = this.#waiting !== '';
    if (wasWaiting) {
      this.quote(this.#waiting);
      this.#waiting = '';
      this.#text.open = true;
    }
    const fresh = commentBox?.arrived.filter(({ id }) => !this.#taken.has(id)) ?? [];
    for (const { id, kind, text } of fresh) {
      this.#taken.add(id);
      if (kind === 'file') this.#text.text = withFile(this.#text.text, text);
      if (kind === 'quotation') this.#text.text = withQuotation(this.#text.text, text);
      this.#text.open = true;
      this.#post({ type: 'tookArrival', id });
    }
    return wasWaiting || fresh.some(({ kind }) => kind === 'opening');
  }
}
