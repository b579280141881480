import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LateView } from '../../../src/host/platform/lateView.ts';
import { standInView } from '../support/standInView.ts';

describe('A view whose rows are loaded late', () => {
  const visibility = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
  const { createTreeView } = vscode.window;

  afterEach(() => {
    Object.assign(vscode.window, { createTreeView });
  });
  after(() => {
    visibility.dispose();
  });

  it('has loading tried again, and its rows asked for, after that has failed once', async () => {
    const shown = Object.assign(standInView<string>(), {
      onDidChangeVisibility: visibility.event,
    });
    Object.assign(vscode.window, { createTreeView: () => shown });
    let tries = 0;
    const rows: vscode.TreeDataProvider<string> = {
      getChildren: () => ['A row'],
      getTreeItem: (row) => new vscode.TreeItem(row),
    };
    const view = new LateView('pneumatic.test', () => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('No file')) : Promise.resolve(rows);
    });
    let asked = 0;
    view.onDidChangeTreeData(() => {
      asked += 1;
    });
    visibility.fire({ visible: true });
    assert.equal(asked, 0);
    await assert.rejects(view.getChildren(), /No file/);
    visibility.fire({ visible: false });
    visibility.fire({ visible: true });
    assert.equal(asked, 1);
    assert.deepEqual(await view.getChildren(), ['A row']);
    visibility.fire({ visible: true });
    assert.deepEqual([asked, tries], [1, 2]);
    view.dispose();
  });
});
