import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { firstRows, shortList } from '../../core/base/moreRows.ts';
import { removeKept, touchKept, trimKept, writeKept } from './keptFiles.ts';
import { type KeptFolder, type ListFile, pieceName } from './keptFolder.ts';

/** A list that waits to be written. */
export interface KeptItems {
  readonly about: unknown;
  readonly items: readonly object[];
}

/** What waits to be written. */
export interface Waiting {
  /** When it was read, in milliseconds since 1970. */
  readonly at: number;
  readonly value: unknown;
  /** Whether the value is a `KeptItems`, which is kept in pieces. */
  readonly isList: boolean;
}

/** In milliseconds: how old the time of an unchanged answer on disk may be. */
const longestUnwritten = 60_000;
/** How many items a further file of a long list has; the first one has what is shown first. */
const itemsInPiece = 200;
/** How many items of a list are kept: about 12 MB of workflows, written in a second or two. */
const mostItems = 20_000;
const limits = { bytes: 64 * 1024 * 1024, files: 2000 };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Writes the answers of one holder. */
export class KeptWriter {
  readonly #folder: KeptFolder;
  readonly #isWanted: () => boolean;
  /** What is on disk by name: a hash of it, and its time. */
  readonly #written = new Map<string, { readonly hash: string; readonly at: number }>();

  /** @param isWanted whether the folder is still the one in use. */
  constructor(folder: KeptFolder, isWanted: () => boolean) {
    this.#folder = folder;
    this.#isWanted = isWanted;
  }

  /**
   * Writes all that waits, and takes it out, also what cannot be written: the next answer is tried
   * again, and nothing piles up until then.
   * @throws the first error, once all others are written.
   */
  async write(all: Map<string, Waiting>): Promise<void> {
    const errors: unknown[] = [];
    let hasWritten = false;
    for (const [name, waiting] of [...all]) {
      if (!this.#isWanted()) return;
      try {
        if (await this.#writeOne(name, waiting)) hasWritten = true;
      } catch (error) {
        errors.push(error);
      }
      if (all.get(name) === waiting) all.delete(name);
      // Others have their turn between two files.
      await setImmediate();
    }
    if (hasWritten) await trimKept(this.#folder, limits);
    if (errors.length > 0) throw errors[0];
  }

  /**
   * Removes what is kept under a name, of a list with all of its pieces.
   * @returns false where nothing is.
   */
  async remove(name: string): Promise<boolean> {
    this.#written.delete(name);
    const pieces = await this.#piecesOf(name);
    const wasThere = await removeKept(this.#folder, name);
    await this.#removePieces(name, pieces);
    return wasThere;
  }

  async #writeOne(name: string, { at, value, isList }: Waiting): Promise<boolean> {
    if (!isList) return this.#put(name, value, at);
    const before = await this.#piecesOf(name);
    const list = await this.#writePieces(name, value as KeptItems);
    // Another window has written another list meanwhile, whose pieces go now.
    if (before.join() !== list.pieces.join()) this.#written.delete(name);
    const isWritten = await this.#put(name, list, at);
    const now = new Set(list.pieces);
    await this.#removePieces(
      name,
      before.filter((piece) => !now.has(piece)),
    );
    return isWritten;
  }

  /** The pieces of what is on disk; none if that is no list. */
  async #piecesOf(list: string): Promise<readonly string[]> {
    const kept = await this.#folder.read(list).catch(() => undefined);
    const { pieces = [] } = (kept?.value ?? {}) as Partial<ListFile>;
    return pieces;
  }

  async #removePieces(list: string, pieces: readonly string[]): Promise<void> {
    await Promise.all(pieces.map((piece) => removeKept(this.#folder, pieceName(list, piece))));
  }

  /** Writes a file, unless it is there already and its time is near enough. */
  async #put(name: string, value: unknown, at: number): Promise<boolean> {
    const text = JSON.stringify(value);
    const hash = hashOf(text);
    const before = this.#written.get(name);
    if (before?.hash === hash && at - before.at < longestUnwritten) return false;
    await writeKept(this.#folder, name, { at, text });
    this.#written.set(name, { hash, at });
    return true;
  }

  /** Writes the items after the first, each piece under a name of its own content. */
  async #writePieces(name: string, { about, ...list }: KeptItems): Promise<ListFile> {
    const items = list.items.slice(0, mostItems);
    const atOnce = items.length > shortList ? firstRows : shortList;
    const pieces: string[] = [];
    for (let from = atOnce; from < items.length; from += itemsInPiece) {
      const text = JSON.stringify(items.slice(from, from + itemsInPiece).map(plainCopy));
      const piece = hashOf(text);
      if (!this.#isWanted()) break;
      pieces.push(piece);
      const file = pieceName(name, piece);
      if (!(await touchKept(this.#folder, file))) {
        await writeKept(this.#folder, file, { at: 0, text });
      }
      await setImmediate();
    }
    const first = items.slice(0, atOnce).map(plainCopy);
    return { about, count: items.length, total: list.items.length, first, pieces };
  }
}

/**
 * An item with all of its parts. Those that are read only when somebody looks at them are read of a
 * second item like it, so that the list takes no more memory than before. That has no other for its
 * prototype: an object that is one takes far more memory from then on.
 */
const plainCopy = (item: object): unknown => ({
  ...Object.defineProperties<object>({}, Object.getOwnPropertyDescriptors(item)),
});
