import {
  type CancellationToken,
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';

/** A view that is there at once. What has its rows is loaded when VS Code first asks for them. */
export class LateView<Row> implements TreeDataProvider<Row>, Disposable {
  readonly #load: () => Promise<TreeDataProvider<Row>>;
  readonly #changed = new EventEmitter<Row | Row[] | undefined>();
  #loading: Promise<TreeDataProvider<Row>> | undefined;
  #loaded: TreeDataProvider<Row> | undefined;
  #following: Disposable | undefined;

  readonly view: TreeView<Row>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(id: string, load: () => Promise<TreeDataProvider<Row>>) {
    this.#load = load;
    this.view = window.createTreeView(id, { treeDataProvider: this, canSelectMany: true });
  }

  async getChildren(row?: Row): Promise<Row[] | null | undefined> {
    this.#loading ??= this.#follow();
    return (await this.#loading).getChildren(row);
  }

  getTreeItem(row: Row): TreeItem | Thenable<TreeItem> {
    return this.#rows.getTreeItem(row);
  }

  getParent(row: Row): Row | null | undefined | Thenable<Row | null | undefined> {
    return this.#rows.getParent?.(row);
  }

  resolveTreeItem(
    item: TreeItem,
    row: Row,
    token: CancellationToken,
  ): TreeItem | null | undefined | Thenable<TreeItem | null | undefined> {
    return this.#rows.resolveTreeItem?.(item, row, token);
  }

  dispose(): void {
    this.#following?.dispose();
    this.view.dispose();
    this.#changed.dispose();
  }

  /** @throws before there are rows. */
  get #rows(): TreeDataProvider<Row> {
    if (!this.#loaded) throw new Error('A row is asked for before that is loaded which has rows.');
    return this.#loaded;
  }

  async #follow(): Promise<TreeDataProvider<Row>> {
    const loaded = await this.#load();
    this.#loaded = loaded;
    this.#following = loaded.onDidChangeTreeData?.((changed) => {
      this.#changed.fire(changed ?? undefined);
    });
    return loaded;
  }
}
