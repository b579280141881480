import { type Uri, workspace } from 'vscode';

/** The most bytes of a launch file that are read: more than the characters that it may have. */
const mostBytes = 4 * 1024 * 1024;

/**
 * The text of a launch file as it is stored.
 * @throws if it cannot be read, or is far too long for one.
 */
export async function storedText(file: Uri): Promise<string> {
  const { size } = await workspace.fs.stat(file);
  if (size > mostBytes) throw new Error(`It has ${String(size)} bytes.`);
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}
