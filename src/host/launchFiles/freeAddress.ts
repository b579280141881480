import { Uri, workspace } from 'vscode';
import { fileNameFor } from './fileNameFor.ts';

/**
 * An address for a new launch file in the first folder, of neither a file nor an open document.
 */
export async function freeAddress(name: string): Promise<Uri> {
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
  const there = folder ? await workspace.fs.readDirectory(folder).then(namesOf, () => []) : [];
  const open = workspace.textDocuments.map(({ uri }) => uri.path.split('/').at(-1) ?? '');
  const file = fileNameFor(name, [...there, ...open]);
  return folder
    ? Uri.joinPath(folder, file).with({ scheme: 'untitled' })
    : Uri.from({ scheme: 'untitled', path: file });
}

const namesOf = (entries: readonly (readonly [string, unknown])[]): readonly string[] =>
  entries.map(([name]) => name);
