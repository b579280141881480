import type { CommentId } from '../../core/runs/talkApi.ts';
import type { EditedComment, LogView } from '../../protocol/log.ts';
import { justSent } from '../form/justSent.ts';
import { KeptText } from '../form/keptText.ts';

/** The comments of mine that are being edited. VS Code keeps their texts as long as the panel exists. */
export class EditedTexts {
  readonly #keep: (edited: readonly EditedComment[]) => void;
  readonly #texts = new Map<CommentId, KeptText>();
  /** The texts that somebody has typed: a box that was only opened has none. */
  readonly #typed = new Map<CommentId, string>();

  constructor(
    kept: readonly EditedComment[] | undefined,
    keep: (edited: readonly EditedComment[]) => void,
  ) {
    this.#keep = keep;
    for (const { comment, text } of kept ?? []) {
      this.#typed.set(comment, text);
      this.#texts.set(comment, this.#textOf(comment, text));
    }
  }

  /** The text of the box over a comment; undefined where none is open. */
  over(comment: CommentId): KeptText | undefined {
    const text = this.#texts.get(comment);
    return text?.open === true ? text : undefined;
  }

  /** Opens the box over a comment, with what was typed before, else with its present text. */
  begin(comment: CommentId, source: string): void {
    const typed = this.#typed.has(comment) ? this.#texts.get(comment) : undefined;
    const text = typed ?? this.#textOf(comment, source);
    text.open = true;
    this.#texts.set(comment, text);
  }

  /** The text was sent; newer text stays. */
  sent({ comment, text }: EditedComment): void {
    this.#texts.get(comment)?.sent(text);
  }

  #textOf(comment: CommentId, first: string): KeptText {
    return new KeptText(first, (text) => {
      if (text === '') this.#typed.delete(comment);
      else this.#typed.set(comment, text);
      this.#keep([...this.#typed].map(([edited, typed]) => ({ comment: edited, text: typed })));
    });
  }
}

/** The edit of a comment that was saved since the view before. */
export function justEdited(
  talk: LogView['talk'],
  before: LogView['talk'],
): EditedComment | undefined {
  if (talk?.does !== 'edit') return undefined;
  const text = justSent(talk.change, before?.comment === talk.comment ? before.change : undefined);
  return text === undefined ? undefined : { comment: talk.comment, text };
}
