import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Row } from '../../../src/host/platform/choice.ts';

/** The pick that something opens before its first `await`. */
export function openedPick<Value>(open: () => void): vscode.QuickPick<Row<Value>> {
  const { createQuickPick } = vscode.window;
  const picks: vscode.QuickPick<Row<Value>>[] = [];
  const keep = (): vscode.QuickPick<Row<Value>> => {
    const pick = createQuickPick<Row<Value>>();
    picks.push(pick);
    return pick;
  };
  Object.assign(vscode.window, { createQuickPick: keep });
  open();
  Object.assign(vscode.window, { createQuickPick });
  assert.ok(picks[0]);
  return picks[0];
}

/** Gives a row the focus, and resolves once it has it. */
export function focusRow<Item extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<Item>,
  row: Item,
): Promise<void> {
  const focused = new Promise<void>((resolve) => {
    const following = pick.onDidChangeActive(([active]) => {
      if (active !== row) return;
      following.dispose();
      resolve();
    });
  });
  pick.activeItems = [row];
  return focused;
}
