import UFuzzy from '@leeoniya/ufuzzy';
import { folded } from './folded.ts';
import type { FoldedTexts } from './foldedTexts.ts';

/** Something that fits the typed text. */
export interface Found<Item> {
  readonly item: Item;
  /**
   * Where the first word was found: 0 at the start of a name, 1 at the start of a word in it, 2
   * anywhere in a name, 3 in all texts; 4 for letters that stand apart in a name.
   */
  readonly rank: number;
}

/** What is searched for. */
export interface SearchOptions<Item> {
  readonly typed: string;
  /** Whether letters in their order will do where nothing else fits. */
  readonly loosely: boolean;
  /** How many are wanted: of texts about things, no more are searched. With 0, names alone are. */
  readonly most: number;
  /** The indexes of the things to look at, in the order in which they count; all of them if left out. */
  readonly among?: readonly number[] | undefined;
  /** A search among the same things, for a text that was typed before. */
  readonly earlier?: Search<Item> | undefined;
}

const words = /[\p{L}\p{N}\p{M}]+/gu;
const isBetweenWords = /[^\p{L}\p{N}\p{M}]/u;

/** The least that has to be typed before letters are looked for that stand apart. */
const leastLetters = 3;
let apart: UFuzzy | undefined;
/**
 * Finds letters in their order, with others between them; the first one begins a word. It is made
 * when it is first needed: it has a browser load the order of letters in all languages.
 */
const lettersApart = (): UFuzzy =>
  (apart ??= new UFuzzy({
    unicode: true,
    interSplit: '[^\\p{L}\\p{N}\\p{M}]+',
    interBound: '[^\\p{L}\\p{N}\\p{M}]',
    intraSplit: null,
    intraBound: null,
    intraChars: '.',
    intraContr: "'\\p{L}{1,2}\\b",
    intraIns: 20,
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- it exists as a type only
    interLft: 2,
  }));

/** The rank of what fits by a text about it, and by letters that stand lettersApart(). */
const rankOfAbout = 3;
const rankOfLetters = 4;

/** In characters: how much is looked at in one step. */
const stepSize = 40_000;
/** What looking at one thing costs beside its characters. */
const costOfOne = 16;
/** How many names are searched for letters in one step. */
const lettersStep = 1000;

/**
 * One search, which goes on step by step: names first, then texts about things. Where it goes on
 * from an earlier one, it looks only at what can still fit.
 */
export class Search<Item> {
  readonly #texts: FoldedTexts<Item>;
  readonly #options: Omit<SearchOptions<Item>, 'earlier'>;
  readonly #words: readonly string[];
  /** Whether the typed text has no word, so that it is searched for as it is. */
  readonly #hasSignsOnly: boolean;
  readonly #letters: string;
  /** The rank of each place plus one; 0 where it does not fit. */
  readonly #fits: Uint8Array;
  /** The places that fit, by rank. */
  readonly #ranked: readonly number[][] = [[], [], [], [], []];
  /** What this one goes on from: until it has ended, so that one search does not hold all before. */
  #earlier: Search<Item> | undefined;
  #hasNames = false;
  #isWhole = false;
  #count = 0;

  constructor(texts: FoldedTexts<Item>, { earlier, ...options }: SearchOptions<Item>) {
    this.#texts = texts;
    this.#options = options;
    const wanted = folded(options.typed).trim();
    const typed = wanted.match(words);
    this.#hasSignsOnly = typed === null;
    this.#words = typed ?? [wanted];
    this.#letters = typed?.join('') ?? '';
    this.#fits = new Uint8Array(options.among?.length ?? texts.items.length);
    this.#earlier = earlier && this.#narrows(earlier) ? earlier : undefined;
  }

  /** How many things were found so far. */
  get count(): number {
    return this.#count;
  }

  /** Whether all names were looked at: what is found later fits less well. */
  get hasNames(): boolean {
    return this.#hasNames;
  }

  /** Whether nothing can come before this number of those that were found. */
  isSettled(most: number): boolean {
    return (this.#ranked[0]?.length ?? 0) >= most;
  }

  /** Whether more may fit than were looked for. */
  get mayHaveMore(): boolean {
    return !this.#isWhole;
  }

  /** Searches; what was found meanwhile can be asked for between the steps. */
  *steps(): Generator<undefined, void> {
    yield* this.#searchNames();
    this.#hasNames = true;
    yield* this.#searchAbouts();
    if (this.#count === 0) yield* this.#searchLetters();
    this.#earlier = undefined;
  }

  /** The best of what was found so far; things of one rank stay in their order. */
  best(most = Infinity): readonly Found<Item>[] {
    const found: Found<Item>[] = [];
    for (const [rank, places] of this.#ranked.entries()) {
      for (const place of places) {
        if (found.length >= most) return found;
        const item = this.#texts.items[this.#indexOf(place)];
        if (item !== undefined) found.push({ item, rank });
      }
    }
    return found;
  }

  *#searchNames(): Generator<undefined, void> {
    const before = this.#earlier;
    let work = 0;
    for (let place = 0; place < this.#fits.length; place++) {
      if (before && !before.#fitsByName(place)) continue;
      const names = this.#texts.names(this.#indexOf(place));
      const rank = this.#rankIn(names);
      if (rank !== undefined) this.#note(place, rank);
      work += names.length + costOfOne;
      if (work < stepSize) continue;
      work = 0;
      yield;
    }
  }

  *#searchAbouts(): Generator<undefined, void> {
    const before = this.#earlier && !this.#earlier.mayHaveMore ? this.#earlier : undefined;
    let work = 0;
    for (let place = 0; place < this.#fits.length; place++) {
      if (this.#fits[place] !== 0 || (before && !before.#fitsSomehow(place))) continue;
      if (this.#count >= this.#options.most) return;
      const at = this.#indexOf(place);
      const about = this.#texts.about(at);
      if (this.#isIn(this.#texts.names(at), about)) this.#note(place, rankOfAbout);
      work += about.length + costOfOne;
      if (work < stepSize) continue;
      work = 0;
      yield;
    }
    this.#isWhole = true;
  }

  *#searchLetters(): Generator<undefined, void> {
    if (!this.#options.loosely || this.#letters.length < leastLetters) return;
    for (let from = 0; from < this.#fits.length; from += lettersStep) {
      const to = Math.min(from + lettersStep, this.#fits.length);
      const texts: string[] = [];
      for (let place = from; place < to; place++) {
        texts.push(this.#texts.names(this.#indexOf(place)));
      }
      for (const at of lettersApart().filter(texts, this.#letters) ?? []) {
        this.#note(from + at, rankOfLetters);
      }
      yield;
    }
  }

  #note(place: number, rank: number): void {
    this.#fits[place] = rank + 1;
    this.#ranked[rank]?.push(place);
    this.#count++;
  }

  readonly #indexOf = (place: number): number => this.#options.among?.[place] ?? place;

  #fitsByName(place: number): boolean {
    const fit = this.#fits[place] ?? 0;
    return fit > 0 && fit <= rankOfAbout;
  }

  #fitsSomehow(place: number): boolean {
    const fit = this.#fits[place] ?? 0;
    return fit > 0 && fit <= rankOfLetters;
  }

  /** Whether everything that fits now has fitted the text of an earlier search. */
  #narrows(earlier: Search<Item>): boolean {
    return (
      earlier.#hasNames &&
      earlier.#texts === this.#texts &&
      earlier.#options.among === this.#options.among &&
      earlier.#words.every((word) => this.#words.some((other) => other.includes(word)))
    );
  }

  /** How well the best name with all words fits. */
  #rankIn(names: string): number | undefined {
    if (!this.#hasAllWords(names)) return undefined;
    let end = names.indexOf('\n');
    if (end === -1) return this.#rankOf(names);
    let best: number | undefined;
    for (let from = 0; best !== 0; from = end + 1, end = names.indexOf('\n', from)) {
      const name = names.slice(from, end === -1 ? undefined : end);
      if (this.#hasAllWords(name)) best = Math.min(best ?? rankOfAbout, this.#rankOf(name));
      if (end === -1) break;
    }
    return best;
  }

  #hasAllWords(name: string): boolean {
    for (const word of this.#words) if (!name.includes(word)) return false;
    return true;
  }

  /** How well a name fits that has all words, by where the first one is in it. */
  #rankOf(name: string): number {
    if (this.#hasSignsOnly) return 2;
    const at = name.indexOf(this.#words[0] ?? '');
    if (at === 0) return 0;
    return isBetweenWords.test(name.charAt(at - 1)) ? 1 : 2;
  }

  #isIn(names: string, about: string): boolean {
    return this.#words.every((word) => about.includes(word) || names.includes(word));
  }
}
