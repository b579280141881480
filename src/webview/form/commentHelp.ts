import type { Assignee } from '../../core/account/assignee.ts';
import { withFile, withQuotation } from '../../core/form/commentFiles.ts';
import { type Handles, type Mentionable, handlesOf } from '../../core/form/mentions.ts';
import type {
  CommentBoxMessage,
  CommentBoxView,
  PeopleMessage,
} from '../../protocol/commentBox.ts';
import type { KeptText } from './keptText.ts';

/** Of the people and groups of the account, the service takes people alone. */
const mentionable = ({ kind, id, name, value }: Assignee): readonly Mentionable[] =>
  kind === 'person' && id !== undefined ? [{ id, name, email: value }] : [];

/** What the host helps the boxes for comments of a page with. */
export class CommentHelp {
  readonly #text: KeptText;
  readonly #post: (message: CommentBoxMessage) => void;
  readonly #taken = new Set<string>();
  #asked = false;
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

  /**
   * Takes what has arrived for the comment, each once, and tells the host so.
   * @returns whether somebody wants to write: the box gets the focus.
   */
  takeArrivals(box: CommentBoxView | undefined): boolean {
    const fresh = box?.arrived.filter(({ id }) => !this.#taken.has(id)) ?? [];
    for (const { id, kind, text } of fresh) {
      this.#taken.add(id);
      if (kind === 'file') this.#text.text = withFile(this.#text.text, text);
      if (kind === 'quotation') this.#text.text = withQuotation(this.#text.text, text);
      this.#text.open = true;
      this.#post({ type: 'tookArrival', id });
    }
    return fresh.some(({ kind }) => kind === 'opening');
  }
}
