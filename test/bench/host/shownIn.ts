import * as vscode from 'vscode';

/**
 * Shows the provider in a view. The returned function calls `refresh`, which makes the provider
 * fire, and resolves when the view has the new rows.
 */
export function shownIn<Node>(
  view: string,
  provider: vscode.TreeDataProvider<Node>,
): (refresh: () => void) => Promise<void> {
  let asked: (nodes: readonly Node[]) => void = () => undefined;
  const tree = vscode.window.createTreeView<Node>(view, {
    treeDataProvider: {
      ...(provider.onDidChangeTreeData && { onDidChangeTreeData: provider.onDidChangeTreeData }),
      getTreeItem: (node) => provider.getTreeItem(node),
      getParent: (node) => provider.getParent?.(node),
      getChildren: async (node) => {
        const nodes = (await provider.getChildren(node)) ?? [];
        asked(nodes);
        return nodes;
      },
    },
  });
  return async (refresh) => {
    const children = new Promise<readonly Node[]>((resolve) => (asked = resolve));
    refresh();
    const [first] = await children;
    if (first === undefined) throw new Error(`${view} shows nothing.`);
    // Waits until the view has handled all earlier events.
    await tree.reveal(first, { select: false, focus: false });
  };
}
