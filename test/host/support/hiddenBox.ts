import * as vscode from 'vscode';
import { eventually } from '../../vscode/eventually.ts';

/**
 * Types a text into the input box that a command opens, and closes the box while the text is on its
 * way.
 * @param held has the answer to the request wait.
 * @returns the end of the command.
 */
export async function typeAndHide(
  text: string,
  held: { readonly count: number },
  command: () => Promise<void>,
): Promise<{ readonly ended: Promise<void> }> {
  const { createInputBox } = vscode.window;
  const boxes: vscode.InputBox[] = [];
  Object.assign(vscode.window, {
    createInputBox: () => {
      const box = createInputBox();
      boxes.push(box);
      return box;
    },
  });
  try {
    const ended = command();
    const box = await eventually('the box', () => Promise.resolve(boxes[0]));
    const hidden = new Promise<void>((resolve) => {
      box.onDidHide(resolve);
    });
    box.value = text;
    await eventually('the request', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return held.count > 0 || undefined;
    });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await hidden;
    return { ended };
  } finally {
    Object.assign(vscode.window, { createInputBox });
  }
}
