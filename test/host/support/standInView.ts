import * as vscode from 'vscode';

/** A view that is not in the window, for a tree whose rows another view shows. */
export function standInView<Row>(): vscode.TreeView<Row> {
  const never = new vscode.EventEmitter<never>().event;
  return Object.assign(new vscode.Disposable(() => undefined), {
    selection: [],
    visible: true,
    onDidExpandElement: never,
    onDidCollapseElement: never,
    onDidChangeSelection: never,
    onDidChangeVisibility: never,
    onDidChangeCheckboxState: never,
    reveal: () => Promise.resolve(),
  });
}
