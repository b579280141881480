import { Position, WorkspaceEdit, window, workspace } from 'vscode';
import { freeAddress } from './freeAddress.ts';

/** Opens a text as a new launch file that is not saved yet. */
export async function newLaunchDocument(name: string, text: string): Promise<void> {
  const uri = await freeAddress(name);
  const document = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  edit.insert(uri, new Position(0, 0), text);
  await workspace.applyEdit(edit);
  await window.showTextDocument(document);
}
