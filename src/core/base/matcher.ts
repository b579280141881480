import UFuzzy from '@leeoniya/ufuzzy';
import { folded } from './folded.ts';

/** What one thing can be found by. */
export interface Findable {
  /** What it is called, and what else tells it from others. */
  readonly names: readonly string[];
  /** Text about it; less important than its names. */
  readonly about?: string | undefined;
}

/** Something that fits what was typed. */
export interface Found<Item> {
  readonly item: Item;
  /** 0 from the start of a name, 1 from that of a word in it, 2 anywhere in one, 3 in all its texts. */
  readonly rank: number;
}

/** Of a text about something, in characters: enough to be found by, and quick to look through. */
const longestAbout = 20_000;

const words = /[\p{L}\p{N}\p{M}]+/gu;

const engine = new UFuzzy({
  unicode: true,
  interSplit: '[^\\p{L}\\p{N}\\p{M}]+',
  interBound: '[^\\p{L}\\p{N}\\p{M}]',
  intraSplit: null,
  intraBound: null,
  intraChars: '[\\p{L}\\p{N}\\p{M}]',
  intraContr: "'\\p{L}{1,2}\\b",
});

/** A text to look through, of the item at that place. */
interface Names {
  readonly texts: string[];
  readonly owners: number[];
}

/**
 * Finds things by what somebody types: each word of it, in any order, in any of a thing's texts,
 * whatever its case and accents. The one place that decides what fits, in pages and in the host.
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

  /** What fits, the best in front, else in the order of the items; all of them while nothing is typed. */
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

/** Where the texts are that have all of the words, or, of signs that are no words, these as they are. */
function having(texts: readonly string[], wanted: string | readonly string[]): readonly number[] {
  if (typeof wanted === 'string') {
    return texts.flatMap((text, index) => (text.includes(wanted) ? [index] : []));
  }
  return wanted.reduce<number[]>(
    (left, word) => engine.filter([...texts], word, left) ?? [],
    texts.map((_, index) => index),
  );
}

/** How each of the texts fits that have all of the words: by where the first of those stands in it. */
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
