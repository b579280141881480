import { createHash, createHmac } from 'node:crypto';
import { lstat, mkdir, readFile, readdir, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from '../platform/replaceFile.ts';
import type { Holder } from './holder.ts';

/** The version of what the files hold; another one counts as not there. */
const format = 1;

/** In bytes. A longer file was not written by us. */
const longestFile = 8 * 1024 * 1024;

/** Only the person whose machine it is may read and write. */
const access = { mode: 0o600, folderMode: 0o700, synced: false };

const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 40);

/** How much a folder may hold; what was written longest ago goes first. */
export interface KeptLimits {
  readonly bytes: number;
  readonly files: number;
}

/**
 * The files of one holder. Each begins with a seal that only who knows the stay of the key can
 * make: what was written by another version, for another holder or name, in half, or by somebody
 * else counts as not there, so that what is read can be trusted like what was written.
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
   * The text under a name.
   * @throws where there is none, or none that can be trusted.
   */
  async read(name: string): Promise<string> {
    const file = this.#file(name);
    const about = await lstat(file);
    if (!about.isFile() || about.size > longestFile) throw new Error('It is no file of ours.');
    const text = await readFile(file, 'utf8');
    const end = text.indexOf('\n');
    const kept = text.slice(end + 1);
    if (text.slice(0, end) !== this.#seal(name, kept)) throw new Error('It has another seal.');
    return kept;
  }

  /** @throws if it cannot be written. */
  async write(name: string, text: string): Promise<void> {
    const sealed = `${this.#seal(name, text)}\n${text}`;
    if (Buffer.byteLength(sealed) > longestFile) throw new Error('It is too long to be kept.');
    await replaceFile(this.#file(name), sealed, access);
  }

  /** Counts a name as written now. False where there is no such file. */
  async touch(name: string): Promise<boolean> {
    const now = new Date();
    return utimes(this.#file(name), now, now).then(
      () => true,
      () => false,
    );
  }

  async remove(name: string): Promise<void> {
    await rm(this.#file(name), { force: true });
  }

  /** Removes what was written longest ago, until the rest is within the limits. */
  async trim({ bytes, files }: KeptLimits): Promise<void> {
    const all = await this.#written();
    let room = bytes;
    for (const [index, { file, size }] of all.entries()) {
      room -= size;
      if (room < 0 || index >= files) await rm(file, { force: true });
    }
  }

  /** The files with their sizes, those written last first. */
  async #written(): Promise<readonly { readonly file: string; readonly size: number }[]> {
    const names = await readdir(this.path);
    const all = await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.path, name);
        const { size, mtimeMs } = await lstat(file);
        return { file, size, mtimeMs };
      }),
    );
    return all.sort((one, other) => other.mtimeMs - one.mtimeMs);
  }

  #file(name: string): string {
    return path.join(this.path, `${shortHash(name)}.json`);
  }

  #seal(name: string, text: string): string {
    return createHmac('sha256', this.#stay)
      .update(JSON.stringify([...this.#stamp, name]))
      .update(text)
      .digest('base64url');
  }
}

/** Removes the folders of all holders, except one that is named by its path. */
export async function removeOthers(parent: string, except: string | undefined): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  const others = names.map((name) => path.join(parent, name)).filter((each) => each !== except);
  await Promise.all(others.map((each) => rm(each, { recursive: true, force: true })));
}

/** Makes the folder of all holders, which nobody else may look into. */
export async function makeParent(parent: string): Promise<void> {
  await mkdir(parent, { recursive: true, mode: access.folderMode });
}
