import UFuzzy from '@leeoniya/ufuzzy';
import { folded } from './folded.ts';

/** The texts by which one thing can be found. */
export interface Findable {
  /** Its name, and other texts that identify it. */
  readonly names: readonly string[];
  /** A text about it, which counts less than its names. */
  readonly about?: string | undefined;
}

/** Something that fits the typed text. */
export interface Found<Item> {
  readonly item: Item;
  /**
   * Where the first word was found: 0 at the start of a name, 1 at the start of a word in it, 2
   * anywhere in a name, 3 in all texts; 4 for letters that stand apart in a name.
   */
  readonly rank: number;
}

/** In characters: how much of a text about something is searched, so that searching stays quick. */
const longestAbout = 20_000;

const words = /[\p{L}\p{N}\p{M}]+/gu;

const options = {
  unicode: true,
  interSplit: '[^\\p{L}\\p{N}\\p{M}]+',
  interBound: '[^\\p{L}\\p{N}\\p{M}]',
  intraSplit: null,
  intraBound: null,
  intraChars: '[\\p{L}\\p{N}\\p{M}]',
  intraContr: "'\\p{L}{1,2}\\b",
} as const;
const engine = new UFuzzy(options);

/** The least that has to be typed before letters are looked for that stand apart. */
const leastLetters = 3;
/** Finds letters in their order, with others between them; the first one begins a word. */
const apart = new UFuzzy({
  ...options,
  intraChars: '.',
  intraIns: 20,
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- it exists as a type only
  interLft: 2,
});

/** The texts to search, of the item with this index. */
interface Names {
  readonly texts: string[];
  readonly owners: number[];
}

/**
 * Finds things by typed words, in any order and in any of a thing's texts, without regard to case
 * and accents. Pages and the host find everything by it.
 */
export class Matcher<Item> {
  readonly #items: readonly Item[];
  readonly #names: Names = { texts: [], owners: [] };
  readonly #whole: string[];

  constructor(items: readonly Item[], findable: (item: Item) => Findable) {
    this.#items = items;
    this.#whole = items.map((item, index) => {
      const { names, about = '' } = findable(item);
      const texts = names.map(folded);
      for (const text of texts) {
        this.#names.texts.push(text);
        this.#names.owners.push(index);
      }
      return [...texts, folded(about.slice(0, longestAbout))].join('\n');
    });
  }

  /** The items that fit, the best first, else in their order; all items while nothing is typed. */
  find(typed: string): readonly Found<Item>[] {
    const wanted = folded(typed).trim();
    if (wanted === '') return this.#items.map((item) => ({ item, rank: 0 }));
    const ranks = this.#ranks(wanted);
    return this.#items
      .flatMap((item, index) => {
        const rank = ranks.get(index);
        return rank === undefined ? [] : [{ item, rank }];
      })
      .toSorted((a, b) => a.rank - b.rank);
  }

  /** As `find`; where that finds nothing, names with the typed letters in their order: `lpord`. */
  findLoosely(typed: string): readonly Found<Item>[] {
    const found = this.find(typed);
    const letters = folded(typed).match(words)?.join('') ?? '';
    if (found.length > 0 || letters.length < leastLetters) return found;
    const { texts, owners } = this.#names;
    const fitting = new Set((apart.filter(texts, letters) ?? []).map((at) => owners[at]));
    return this.#items.flatMap((item, index) => (fitting.has(index) ? [{ item, rank: 4 }] : []));
  }

  #ranks(wanted: string): ReadonlyMap<number, number> {
    const typed = wanted.match(words);
    const ranks = new Map(having(this.#whole, typed ?? wanted).map((index) => [index, 3]));
    const { texts, owners } = this.#names;
    const fits = typed ? fitsOf(texts, typed) : having(texts, wanted).map((at) => [at, 2] as const);
    for (const [at, fit] of fits) {
      const owner = owners[at];
      if (owner === undefined) continue;
      ranks.set(owner, Math.min(fit, ranks.get(owner) ?? fit));
    }
    return ranks;
  }
}

/** The indexes of the texts that contain all words; text without words is searched for as it is. */
function having(texts: readonly string[], wanted: string | readonly string[]): readonly number[] {
  if (typeof wanted === 'string') {
    return texts.flatMap((text, index) => (text.includes(wanted) ? [index] : []));
  }
  return wanted.reduce<number[]>(
    (left, word) => engine.filter([...texts], word, left) ?? [],
    texts.map((_, index) => index),
  );
}

/** How well each text with all words fits, by where the first word is in it. */
function fitsOf(texts: string[], typed: readonly string[]): readonly (readonly [number, number])[] {
  const [first = ''] = typed;
  const at = having(texts, typed);
  if (at.length === 0) return [];
  const { idx, start, interLft2 } = engine.info([...at], texts, first);
  return idx.map((index, order) => {
    if (start[order] === 0) return [index, 0];
    return [index, (interLft2[order] ?? 0) > 0 ? 1 : 2];
  });
}
