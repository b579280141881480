import { Position, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { fileNameFor } from './fileNameFor.ts';

/** Opens a text as a new launch file that is not saved yet. */
export async function newLaunchDocument(name: string, text: string): Promise<void> {
  const uri = await freeAddress(name);
  const document = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  edit.insert(uri, new Position(0, 0), text);
  await workspace.applyEdit(edit);
  await window.showTextDocument(document);
}

/** An address in the first folder, of neither a file nor an open document. */
async function freeAddress(name: string): Promise<Uri> {
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
