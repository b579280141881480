/**
 * Takes a long list apart while it arrives, so that its first entries are there before the last
 * ones, and no text has to be as long as the list.
 */
import { parseExactly } from './exactJson.ts';

/** Takes entries of a list, in their order. */
export type TakeEntries = (entries: readonly unknown[]) => Promise<void>;

/** What becomes of entries that arrive. */
export interface Arriving {
  readonly take: TakeEntries;
  /** Masks a key in a text. */
  readonly mask: (text: string) => string;
}

/** How many bytes are taken apart at a time. */
interface Pieces {
  /** A list that is no longer is read as a whole. */
  readonly first: number;
  /** Some milliseconds of work each. */
  readonly later: number;
}
const kilobyte = 1024;
const defaultPieces: Pieces = { first: 256 * kilobyte, later: 1024 * kilobyte };

const openBrace = 0x7b;
const openBracket = 0x5b;
const closeBracket = 0x5d;
/** What is known of how an entry begins ends within so many bytes. */
const longestBeginning = 256;
/** How many objects, counted from the end, are looked at for one that begins like an entry. */
const mostObjects = 200;

/** The first two keys of the first object in a list, the first one with a simple value. */
const beginningOfList =
  /^\s*\[\s*\{\s*"([\w-]+)"\s*:\s*(?:"[^"\\]*"|[^"{}[\],]*),\s*"([\w-]+)"\s*:/;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** What each entry begins like: an object with the same first two keys as the first entry. */
function beginningOf(list: Uint8Array): RegExp | undefined {
  const [, first, second] = beginningOfList.exec(textOf(list.subarray(0, longestBeginning))) ?? [];
  return first === undefined || second === undefined
    ? undefined
    : new RegExp(String.raw`^\{\s*"${first}"\s*:\s*(?:"[^"\\]*"|[^"{}[\],]*),\s*"${second}"\s*:`);
}

const comma = 0x2c;
const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The place of the comma before this place; undefined if something else is there. */
function commaBefore(bytes: Uint8Array, place: number): number | undefined {
  let at = place - 1;
  while (isBlank(bytes[at])) at--;
  return bytes[at] === comma ? at : undefined;
}

/** The place of the comma before the last entry. */
function lastCut(bytes: Uint8Array, beginning: RegExp): number | undefined {
  let entry = bytes.length;
  for (let looked = 0; looked < mostObjects && entry > 0; looked++) {
    entry = bytes.lastIndexOf(openBrace, entry - 1);
    if (entry === -1) return undefined;
    const before = commaBefore(bytes, entry);
    if (before === undefined) continue;
    if (beginning.test(textOf(bytes.subarray(entry, entry + longestBeginning)))) return before;
  }
  return undefined;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/**
 * The bytes of an answer, of which the entries of a list are handed on. A piece that ends before
 * something like an entry is parsed as a list of its own: if it is one, it has whole entries, since
 * a part of one would not be. If it is none, the rest of the answer stays together.
 */
export class ArrivingList {
  readonly #arriving: Arriving | undefined;
  readonly #pieces: Pieces;
  #chunks: Uint8Array[] = [];
  #size = 0;
  #beginning: RegExp | undefined;
  #isFirst = true;
  #isWhole: boolean;

  /** @param arriving takes the entries; without it, the answer stays together. */
  constructor(arriving: Arriving | undefined, pieces = defaultPieces) {
    this.#arriving = arriving;
    this.#pieces = pieces;
    this.#isWhole = arriving === undefined;
  }

  /** Adds what has arrived, and hands on the entries that are there. */
  async add(chunk: Uint8Array): Promise<void> {
    this.#chunks.push(chunk);
    this.#size += chunk.byteLength;
    if (this.#isWhole || this.#size < (this.#isFirst ? this.#pieces.first : this.#pieces.later))
      return;
    const entries = this.#cut();
    if (entries) await this.#arriving?.take(entries);
    else this.#isWhole = true;
  }

  /** What was not handed on: a list of its own, where something was. */
  get rest(): string {
    return textOf(joined(this.#chunks, this.#size));
  }

  #cut(): readonly unknown[] | undefined {
    const bytes = joined(this.#chunks, this.#size);
    this.#chunks = [bytes];
    if (this.#isFirst) this.#beginning = beginningOf(bytes);
    const cut = this.#beginning && lastCut(bytes, this.#beginning);
    if (cut === undefined) return undefined;
    const rest = bytes.slice(cut);
    rest[0] = openBracket;
    bytes[cut] = closeBracket;
    const entries = this.#parsed(textOf(bytes.subarray(0, cut + 1)));
    bytes[cut] = comma;
    if (!entries) return undefined;
    this.#isFirst = false;
    this.#chunks = [rest];
    this.#size = rest.length;
    return entries;
  }

  /** The entries in a piece; undefined if it has parts of one. */
  #parsed(piece: string): readonly unknown[] | undefined {
    try {
      return parseExactly(this.#arriving?.mask(piece) ?? piece) as readonly unknown[];
    } catch {
      return undefined;
    }
  }
}
