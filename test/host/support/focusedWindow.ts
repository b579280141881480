import * as vscode from 'vscode';

/** A window that has the focus, until a test takes it away. */
export function focusedWindow() {
  const changed = new vscode.EventEmitter<vscode.WindowState>();
  let state: vscode.WindowState = { focused: true, active: true };
  return {
    get state(): vscode.WindowState {
      return state;
    },
    onDidChangeWindowState: changed.event,
    tabGroups: vscode.window.tabGroups,
    focus: (focused: boolean): void => {
      state = { focused, active: focused };
      changed.fire(state);
    },
  };
}
