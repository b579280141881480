import { folded } from './folded.ts';
import { type Findable, FoldedTexts } from './foldedTexts.ts';
import { type Found, Search, type SearchOptions } from './search.ts';

/**
 * Finds things by typed words, in any order and in any of a thing's texts, without regard to case
 * and accents. Pages and the host find everything by it.
 */
export class Matcher<Item> {
  readonly #texts: FoldedTexts<Item>;

  constructor(items: readonly Item[], findable: (item: Item) => Findable) {
    this.#texts = new FoldedTexts(items, findable);
  }

  get items(): readonly Item[] {
    return this.#texts.items;
  }

  /** The items that fit, the best first, else in their order; all items while nothing is typed. */
  find(typed: string): readonly Found<Item>[] {
    return this.#find(typed, false);
  }

  /** As `find`; where that finds nothing, names with the typed letters in their order: `lpord`. */
  findLoosely(typed: string): readonly Found<Item>[] {
    return this.#find(typed, true);
  }

  /** The best items that fit by their names, no more than `most`. */
  findByName(typed: string, most: number): readonly Item[] {
    if (folded(typed).trim() === '') return this.items.slice(0, most);
    return this.searched({ typed, loosely: false, most: 0 })
      .best(most)
      .map(({ item }) => item);
  }

  /** A search that goes on step by step, for many items. Something has to be typed. */
  search(options: SearchOptions<Item>): Search<Item> {
    return new Search(this.#texts, options);
  }

  /** The same, with all its steps taken. */
  searched(options: SearchOptions<Item>): Search<Item> {
    const search = this.search(options);
    const steps = search.steps();
    while (steps.next().done !== true);
    return search;
  }

  /** Makes the names ready, so that the first search is as quick as later ones. */
  *prepare(): Generator<undefined, void> {
    for (let at = 0; at < this.items.length; at++) {
      this.#texts.names(at);
      if (at % namesAStep === 0) yield;
    }
  }

  /** The names of an item, in the form in which they are compared. */
  namesOf(at: number): string {
    return this.#texts.names(at);
  }

  #find(typed: string, loosely: boolean): readonly Found<Item>[] {
    if (folded(typed).trim() === '') return this.items.map((item) => ({ item, rank: 0 }));
    return this.searched({ typed, loosely, most: Infinity }).best();
  }
}

/** How many names are made ready in one step. */
const namesAStep = 200;
