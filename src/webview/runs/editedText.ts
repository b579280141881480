import type { CommentId } from '../../core/runs/talkApi.ts';
import type { EditedComment } from '../../protocol/log.ts';
import { KeptText } from '../form/keptText.ts';

/** The comment of mine that is being edited. VS Code keeps its text as long as the panel exists. */
export class EditedText {
  readonly #keep: (edited: EditedComment | undefined) => void;
  #comment: CommentId | undefined;
  #text: KeptText;

  constructor(kept: EditedComment | undefined, keep: (edited: EditedComment | undefined) => void) {
    this.#keep = keep;
    this.#comment = kept?.comment;
    this.#text = this.#textOf(kept?.text ?? '');
  }

  get comment(): CommentId | undefined {
    return this.#text.open ? this.#comment : undefined;
  }

  get text(): KeptText {
    return this.#text;
  }

  /** Opens the box over a comment, with its present text. */
  begin(comment: CommentId, source: string): void {
    this.#comment = comment;
    this.#text = this.#textOf(source);
    this.#text.open = true;
  }

  /** The text was sent; newer text stays. */
  sent(comment: CommentId, text: string): void {
    if (comment === this.#comment) this.#text.sent(text);
  }

  #textOf(text: string): KeptText {
    return new KeptText(text, (typed) => {
      const comment = this.#comment;
      this.#keep(comment === undefined || typed === '' ? undefined : { comment, text: typed });
    });
  }
}
