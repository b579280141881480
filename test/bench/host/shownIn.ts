import * as vscode from 'vscode';

/**
 * Gives the provider a view. What comes back calls `refresh`, which is to make the provider fire,
 * and resolves when VS Code has put the rows that follow from it into the view.
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
    // Waits until the view has taken in all that was fired before.
    await tree.reveal(first, { select: false, focus: false });
  };
}
