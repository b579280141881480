import { createHmac, hash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Holder } from './holder.ts';

/** An answer of the service, as it was last read. */
export interface Kept<Value> {
  readonly value: Value;
  /** When it was read, in milliseconds since 1970. */
  readonly at: number;
}

/** The file of a list: its beginning, and the names of the files with the rest. */
export interface ListFile {
  readonly about: unknown;
  /** How many items were kept, and how many there were. */
  readonly count: number;
  readonly total: number;
  readonly first: readonly unknown[];
  readonly pieces: readonly string[];
}

/** The name of a further file of a list. */
export const pieceName = (list: string, piece: string): string => JSON.stringify([list, piece]);

/** The version of what the files hold; another one counts as not there. */
const format = 3;

/** In bytes. A longer file was not written by us. */
export const longestFile = 8 * 1024 * 1024;
/**
 * In bytes. A file of up to this size is read at once, in less time than it takes to have another
 * thread read it and to hear of it: first rows wait for this.
 */
const readAtOnce = 512 * 1024;

const shortHash = (text: string): string => hash('sha256', text).slice(0, 40);

/**
 * The files of one holder, for reading. Each begins with a seal that only who knows the stay of the
 * key can make: what was written by another version, for another holder or name, in half, or by
 * somebody else counts as not there, so that what is read can be trusted like what was written.
 */
export class KeptFolder {
  readonly path: string;
  readonly #stay: string;
  readonly #stamp: readonly unknown[];

  /**
   * @param parent holds a folder for each holder.
   * @param version of the extension.
   */
  constructor(parent: string, { account, stay }: Holder, version: string) {
    this.path = path.join(parent, shortHash(JSON.stringify(['folder', account, stay])));
    this.#stay = stay;
    this.#stamp = [format, version, account];
  }

  /**
   * What is kept under a name.
   * @throws where there is nothing, or nothing that can be trusted.
   */
  async read(name: string): Promise<Kept<unknown>> {
    const file = this.fileOf(name);
    const about = lstatSync(file);
    if (!about.isFile() || about.size > longestFile) throw new Error('It is no file of ours.');
    const isShort = about.size <= readAtOnce;
    const text = isShort ? readFileSync(file, 'utf8') : await readFile(file, 'utf8');
    const end = text.indexOf('\n');
    const kept = text.slice(end + 1);
    if (text.slice(0, end) !== this.seal(name, kept)) throw new Error('It has another seal.');
    const [at, value] = JSON.parse(kept) as readonly [number, unknown];
    return { at, value };
  }

  fileOf(name: string): string {
    return path.join(this.path, `${shortHash(name)}.json`);
  }

  /** The first line of a file that holds this text under this name. */
  seal(name: string, text: string): string {
    return createHmac('sha256', this.#stay)
      .update(JSON.stringify([...this.#stamp, name]))
      .update(text)
      .digest('base64url');
  }
}
