import type { Dirent } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '../../vscode/eventually.ts';

/** The forms in which a text could be written: plain, and in base64 at each position. */
function spellings(text: string): readonly Buffer[] {
  const inBase64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('x'.repeat(shift) + text).toString('base64');
    // The characters at the ends depend on the text around it.
    return encoded.replaceAll('=', '').slice(4, -2);
  });
  const hex = Buffer.from(text).toString('hex');
  const wide = Buffer.from(text, 'utf16le');
  return [text, ...inBase64, hex].map((spelling) => Buffer.from(spelling)).concat(wide);
}

/** Ignores what a running browser, server or extension has removed meanwhile. */
function ignoreRemoved(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** All files below the folder, listed again where a folder is removed meanwhile. */
const allFiles = (folder: string): Promise<readonly Dirent[]> =>
  eventually('the files', async () => {
    const options = { recursive: true, withFileTypes: true } as const;
    const entries = await readdir(folder, options).catch(ignoreRemoved);
    return entries?.filter((each) => each.isFile());
  });

/** The files in the folder that hold the text in any of its forms. */
export async function filesWith(text: string, folder: string): Promise<readonly string[]> {
  const wanted = spellings(text);
  const found: string[] = [];
  for (const entry of await allFiles(folder)) {
    const file = path.join(entry.parentPath, entry.name);
    const content = await readFile(file).catch(ignoreRemoved);
    if (wanted.some((spelling) => content?.includes(spelling))) found.push(file);
  }
  return found;
}
