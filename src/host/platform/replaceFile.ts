import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LogOutputChannel } from 'vscode';
import { describe } from './log.ts';

/** How files are called that are being written. */
const unfinished = '.tmp';

/** After so many milliseconds, nobody who lives is still writing a file. */
const longestWrite = 3600_000;

/**
 * Writes beside the file and renames, each put on the disk itself before the next step: whatever
 * happens, there is the old content or the new. VS Code's own rename removes the old file first.
 * @throws if it cannot be written.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const beside = path.join(folder, `${randomUUID()}${unfinished}`);
  try {
    await writeThrough(beside, text);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The new name is on the disk then, too; where folders cannot be synced, that is left to the system. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Removes what crashes have left half-written: it may hold what a person typed. Never rejects. */
export async function removeLeftovers(folder: string, log: LogOutputChannel): Promise<void> {
  try {
    const names = await readdir(folder);
    const files = names.filter((name) => name.endsWith(unfinished));
    await Promise.all(files.map((name) => removeIfOld(path.join(folder, name))));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    log.warn(`${folder} could not be tidied: ${describe(error)}`);
  }
}

async function removeIfOld(file: string): Promise<void> {
  const { mtimeMs } = await stat(file);
  if (Date.now() - mtimeMs > longestWrite) await rm(file, { force: true });
}
