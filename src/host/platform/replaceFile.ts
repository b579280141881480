import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LogOutputChannel } from 'vscode';
import { describe } from './log.ts';

/** The ending of files that are being written. */
const unfinished = '.tmp';

/** In milliseconds; a write that began longer ago has been abandoned. */
const longestWrite = 3600_000;

/** How a file is written. */
interface Writing {
  /** The rights to it, as numbers of the system; those of any new file by default. */
  readonly mode?: number;
  /** The rights to its folder, if that has to be made. */
  readonly folderMode?: number;
  /** Whether it has to survive a power cut, as it does by default. */
  readonly synced?: boolean;
}

/**
 * Writes beside the file and renames, with each step synced to the disk before the next: at any
 * time, the old content or the new is there. VS Code's own rename removes the old file first.
 * @throws if it cannot be written.
 */
export async function replaceFile(file: string, text: string, how: Writing = {}): Promise<void> {
  const folder = path.dirname(file);
  const beside = path.join(folder, `${randomUUID()}${unfinished}`);
  const { synced = true } = how;
  // Whoever launches waits for each step, and this one needs no other.
  const opening = synced ? openFolder(folder) : undefined;
  try {
    await writeThrough(beside, text, { ...how, synced });
    await rename(beside, file);
  } catch (error) {
    await (await opening)?.close();
    await rm(beside, { force: true });
    throw error;
  }
  if (synced) await syncFolder((await opening) ?? (await openFolder(folder)));
}

async function writeThrough(file: string, text: string, how: Writing): Promise<void> {
  const handle = await openNew(file, how);
  try {
    await handle.writeFile(text);
    if (how.synced) await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens a new file; its folder is made where it is missing, which it is once. */
async function openNew(file: string, { mode, folderMode }: Writing): Promise<FileHandle> {
  try {
    return await open(file, 'wx', mode);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await mkdir(path.dirname(file), { recursive: true, mode: folderMode });
    return open(file, 'wx', mode);
  }
}

/** A folder that can be synced; undefined where it is missing, or where no folder can. */
const openFolder = (folder: string): Promise<FileHandle | undefined> =>
  open(folder, 'r').catch(() => undefined);

/** Syncs the new name, too; where folders cannot be synced, the system does it in its own time. */
async function syncFolder(folder: FileHandle | undefined): Promise<void> {
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

/**
 * Removes half-written files that crashes have left: they may hold what a person typed. Never
 * rejects.
 */
export async function removeLeftovers(folder: string, log: LogOutputChannel): Promise<void> {
  try {
    const names = await readdir(folder);
    const files = names.filter((name) => name.endsWith(unfinished));
    await Promise.all(files.map((name) => removeIfOld(path.join(folder, name))));
  } catch (error) {
    if (isNotFound(error)) return;
    log.warn(`${folder} could not be tidied: ${describe(error)}`);
  }
}

async function removeIfOld(file: string): Promise<void> {
  const { mtimeMs } = await stat(file);
  if (Date.now() - mtimeMs > longestWrite) await rm(file, { force: true });
}

const isNotFound = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
