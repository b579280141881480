import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';

/** A new folder for records in the extension's own storage. */
export const newFolder = ({ context }: Services): vscode.Uri =>
  vscode.Uri.joinPath(context.globalStorageUri, 'tests', randomUUID());

/** Removes all folders of `newFolder`. */
export const removeFolders = async ({ context }: Services): Promise<void> => {
  const all = vscode.Uri.joinPath(context.globalStorageUri, 'tests');
  await vscode.workspace.fs.createDirectory(all);
  await vscode.workspace.fs.delete(all, { recursive: true });
};

export async function writeText(folder: vscode.Uri, name: string, text: string): Promise<void> {
  await vscode.workspace.fs.createDirectory(folder);
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), Buffer.from(text));
}

/** The names of a folder's files with this ending, sorted. */
export async function filesIn(folder: vscode.Uri, ending: string): Promise<readonly string[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries
    .map(([name]) => name)
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** Waits until the extension's log contains the text. */
export const logged = ({ context }: Services, text: string): Promise<true> =>
  eventually(`“${text}” in the log`, async () => {
    const folder = context.logUri.fsPath;
    for (const file of await readdir(folder)) {
      if ((await readFile(path.join(folder, file), 'utf8')).includes(text)) return true;
    }
    return undefined;
  });
