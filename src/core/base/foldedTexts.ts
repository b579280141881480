import { folded } from './folded.ts';

/** The texts by which one thing can be found. */
export interface Findable {
  /** Its name, and other texts that identify it. */
  readonly names: readonly string[];
  /** A text about it, which counts less than its names. It is read when it is first searched. */
  readonly about?: string | undefined;
}

/** In characters: how much of a text about something is searched, so that searching stays quick. */
export const longestAbout = 20_000;

/** In characters: how much of the texts about things is kept folded; others are folded each time. */
const mostKept = 16_000_000;

/** The texts of things in the form in which they are compared, made when they are first needed. */
export class FoldedTexts<Item> {
  readonly items: readonly Item[];
  readonly #findable: (item: Item) => Findable;
  readonly #names: (string | undefined)[] = [];
  readonly #abouts: (string | undefined)[] = [];
  #room = mostKept;

  constructor(items: readonly Item[], findable: (item: Item) => Findable) {
    this.items = items;
    this.#findable = findable;
  }

  /** The names of the thing with this index, one a line. */
  names(at: number): string {
    return (this.#names[at] ??= this.#of(at)
      .names.map((name) => folded(name).replaceAll('\n', ' '))
      .join('\n'));
  }

  /** The text about the thing with this index. */
  about(at: number): string {
    const kept = this.#abouts[at];
    if (kept !== undefined) return kept;
    const text = folded((this.#of(at).about ?? '').slice(0, longestAbout));
    if (text.length <= this.#room) {
      this.#room -= text.length;
      this.#abouts[at] = text;
    }
    return text;
  }

  #of(at: number): Findable {
    const item = this.items[at];
    return item === undefined ? { names: [] } : this.#findable(item);
  }
}
