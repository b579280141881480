/** First in the alphabet, since the host activates the extension only once. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../src/host/manifest/ids.ts';
import { eventually } from '../vscode/eventually.ts';
import { extension } from './support/extension.ts';

describe('Activation', () => {
  it('waits until the extension is needed', () => {
    assert.equal(extension().isActive, false);
  });

  it('comes with the view', async () => {
    await vscode.commands.executeCommand('pneumatic.workflows.focus');
    await eventually('activation', () => Promise.resolve(extension().isActive || undefined));
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('registers every command', async () => {
    const ids = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      commandIds.filter((id) => !ids.has(id)),
      [],
    );
  });
});
