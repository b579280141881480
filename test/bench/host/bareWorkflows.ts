import * as vscode from 'vscode';
import type { Dialect } from '../../../src/api/dialect.ts';

/** The parts of a listed workflow that a row shows. */
interface Listed {
  readonly id: number;
  readonly name: string;
  readonly is_active: boolean;
  readonly tasks_count: number;
  readonly kickoff: { readonly fields: readonly unknown[] };
}

/** How many rows the view has. */
const rows = 50;

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

/** The requests that ours sends, by the dialect: the first page, and one that is not the first. */
const pages = {
  documented: () => '/workflows?ordering=-date',
  current: (offset: number) =>
    `/templates?limit=${offset === 0 ? 200 : 1000}&offset=${offset}&ordering=-date`,
} as const satisfies Record<Dialect, (offset: number) => string>;

/** A tree of workflows made with nothing but `fetch` and `JSON.parse`. */
export function bareWorkflows(key: string) {
  const changed = new vscode.EventEmitter<undefined>();
  let server = '';
  let dialect: Dialect = 'documented';
  const get = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${key}` };
    return JSON.parse(await (await fetch(server + path, { headers })).text());
  };
  /** The entries from one on, and whether there are more. */
  const page = async (offset: number): Promise<readonly [readonly Listed[], boolean]> => {
    const parsed = await get(pages[dialect](offset));
    if (Array.isArray(parsed)) return [parsed as readonly Listed[], false];
    const { results, next } = parsed as {
      readonly results: readonly Listed[];
      readonly next: unknown;
    };
    return [results, next !== null];
  };
  const all = async (): Promise<readonly Listed[]> => {
    const listed: Listed[] = [];
    for (let more = true; more;) {
      const [entries, others] = await page(listed.length);
      for (const entry of entries) listed.push(entry);
      more = others;
    }
    return listed;
  };
  const provider: vscode.TreeDataProvider<Listed> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: item,
    getParent: () => undefined,
    getChildren: async (node) => (node ? [] : (await page(0))[0].slice(0, rows)),
  };
  return {
    provider,
    /** All entries, page by page. */
    all,
    /** An answer, parsed. */
    get,
    from: (nextServer: string, nextDialect: Dialect): void => {
      server = nextServer;
      dialect = nextDialect;
    },
    refresh: (): void => {
      changed.fire(undefined);
    },
  };
}
