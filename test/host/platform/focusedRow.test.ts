/** Where the focus goes after an action on rows; VS Code’s own view tells nobody that it was revealed. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FocusedRow } from '../../../src/host/platform/focusedRow.ts';
import { standInView } from '../support/standInView.ts';

describe('The focus after an action on a row', () => {
  const rows = ['one', 'two', 'three'];
  const left = ['one', 'three'];
  let revealed: string[];
  let focus: FocusedRow<string>;

  beforeEach(() => {
    revealed = [];
    const view = Object.assign(standInView<string>(), {
      reveal: (row: string) => {
        revealed.push(row);
        return Promise.resolve();
      },
    });
    focus = new FocusedRow(view, (row) => row);
  });
  afterEach(async () => {
    focus.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('goes to the next one where it is gone', async () => {
    await focus.moveOn(focus.before(rows), ['two'], left);
    assert.deepEqual(revealed, ['three']);
  });

  it('stays in an editor that the person has gone to meanwhile', async () => {
    const before = focus.before(rows);
    const typed = new Promise<void>((resolve) => {
      const listening = vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
        if (kind === undefined) return;
        listening.dispose();
        resolve();
      });
    });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument());
    await vscode.commands.executeCommand('type', { text: 'Something else' });
    await typed;
    await focus.moveOn(before, ['two'], left);
    assert.deepEqual(revealed, []);
  });
});
