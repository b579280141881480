import { commands } from 'vscode';

/**
 * Waits until the window of this extension host answers. A host outlives a window that has crashed
 * or lost its connection, for hours, and nobody sees what it shows meanwhile.
 */
export async function windowAnswers(): Promise<void> {
  // VS Code’s own command that does nothing, in the window.
  await commands.executeCommand('noop');
}
