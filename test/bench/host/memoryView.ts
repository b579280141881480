import * as vscode from 'vscode';

/** A view whose rows are ready in memory. */
export function memoryView() {
  const changed = new vscode.EventEmitter<undefined>();
  let items: readonly vscode.TreeItem[] = [];
  const provider: vscode.TreeDataProvider<vscode.TreeItem> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (item) => item,
    getParent: () => undefined,
    getChildren: (item) => (item ? [] : [...items]),
  };
  return {
    provider,
    show: (next: readonly vscode.TreeItem[]): void => {
      items = next;
    },
    refresh: (): void => {
      changed.fire(undefined);
    },
  };
}
