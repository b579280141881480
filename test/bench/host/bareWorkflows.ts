import * as vscode from 'vscode';

/** The parts of a listed workflow that a row shows. */
interface Listed {
  readonly id: number;
  readonly name: string;
  readonly is_active: boolean;
  readonly tasks_count: number;
  readonly kickoff: { readonly fields: readonly unknown[] };
}

const active = new vscode.ThemeIcon('type-hierarchy-sub');
const inactive = new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'));

/** The same row as ours, made directly from the wire. */
function item({ id, name, is_active, tasks_count, kickoff }: Listed): vscode.TreeItem {
  const row = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
  row.id = String(id);
  row.description = `${tasks_count} tasks · ${kickoff.fields.length} fields`;
  row.iconPath = is_active ? active : inactive;
  row.contextValue = is_active ? 'workflow launchable' : 'workflow';
  return row;
}

/** A tree of workflows made with nothing but `fetch` and `JSON.parse`. */
export function bareWorkflows(key: string) {
  const changed = new vscode.EventEmitter<undefined>();
  let server = '';
  const fetchBare = async (): Promise<readonly Listed[]> => {
    const answer = await fetch(`${server}/workflows?ordering=-date`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return JSON.parse(await answer.text()) as readonly Listed[];
  };
  const provider: vscode.TreeDataProvider<Listed> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: item,
    getParent: () => undefined,
    getChildren: async (node) => (node ? [] : [...(await fetchBare())]),
  };
  return {
    provider,
    fetch: fetchBare,
    from: (next: string): void => {
      server = next;
    },
    refresh: (): void => {
      changed.fire(undefined);
    },
  };
}
