import { type TextDocument, workspace } from 'vscode';
import { type VariableParts, readVariables } from '../kickoff/variables/readVariables.ts';

/** Reads what a variable stands for now; undefined where it has no value, or is asked for. */
export type ReadNow = (name: string, document: TextDocument) => Promise<string | undefined>;

/** Reads variables as a launch of the file would, except that nobody is asked. */
export const readNow =
  (parts: VariableParts): ReadNow =>
  async (name, { uri }) => {
    if (name.startsWith('input:')) return undefined;
    const folder = workspace.getWorkspaceFolder(uri)?.uri;
    const value = (await readVariables(parts, [name], { folder, file: uri }))?.get(name);
    return typeof value === 'object' && 'value' in value ? value.value : undefined;
  };
