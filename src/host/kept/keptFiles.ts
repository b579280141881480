/** Writes and removes the files of a holder. */
import { lstat, readdir, rm, unlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from '../platform/replaceFile.ts';
import { type KeptFolder, longestFile } from './keptFolder.ts';

/** Only the person whose machine it is may read and write. */
const access = { mode: 0o600, folderMode: 0o700, synced: false };

/** How much a folder may hold; what was written longest ago goes first. */
interface KeptLimits {
  readonly bytes: number;
  readonly files: number;
}

/** @throws if it cannot be written. */
export async function writeKept(
  folder: KeptFolder,
  name: string,
  { at, text }: { readonly at: number; readonly text: string },
): Promise<void> {
  const kept = `[${at},${text}]`;
  const sealed = `${folder.seal(name, kept)}\n${kept}`;
  if (Buffer.byteLength(sealed) > longestFile) throw new Error('It is too long to be kept.');
  await replaceFile(folder.fileOf(name), sealed, access);
}

/** Counts a name as written now. False where there is no such file. */
export async function touchKept(folder: KeptFolder, name: string): Promise<boolean> {
  const now = new Date();
  return utimes(folder.fileOf(name), now, now).then(
    () => true,
    () => false,
  );
}

/** False where there was no such file. */
export async function removeKept(folder: KeptFolder, name: string): Promise<boolean> {
  try {
    await unlink(folder.fileOf(name));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

/** Removes what was written longest ago, until the rest is within the limits. */
export async function trimKept(folder: KeptFolder, { bytes, files }: KeptLimits): Promise<void> {
  let room = bytes;
  for (const [index, { file, size }] of (await written(folder)).entries()) {
    room -= size;
    if (room < 0 || index >= files) await rm(file, { force: true });
  }
}

/** Removes the folders of all holders, except one that is named by its path. */
export async function removeOthers(parent: string, except: string | undefined): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  const others = names.map((name) => path.join(parent, name)).filter((each) => each !== except);
  await Promise.all(others.map((each) => rm(each, { recursive: true, force: true })));
}

interface WrittenFile {
  readonly file: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** The files of a folder, those written last first. */
async function written(folder: KeptFolder): Promise<readonly WrittenFile[]> {
  const names = await readdir(folder.path);
  const all = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder.path, name);
      // Another window may have removed it meanwhile.
      const about = await lstat(file).catch(() => undefined);
      return about && { file, size: about.size, mtimeMs: about.mtimeMs };
    }),
  );
  const there = all.filter((each) => each !== undefined);
  return there.sort((one, other) => other.mtimeMs - one.mtimeMs);
}
