import { Range, window, workspace } from 'vscode';
import type { SavedLaunch } from './savedLaunch.ts';

/** Opens the file of a saved launch, at that launch. */
export async function openSaved({ file, span }: Pick<SavedLaunch, 'file' | 'span'>): Promise<void> {
  const document = await workspace.openTextDocument(file);
  const start = document.positionAt(span.offset);
  await window.showTextDocument(document, { selection: new Range(start, start) });
}
