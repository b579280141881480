import {
  type CancellationToken,
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import { loadedOnce } from './loadedOnce.ts';

/** A view that is there at once. What has its rows is loaded when VS Code first asks for them. */
export class LateView<Row> implements TreeDataProvider<Row>, Disposable {
  readonly #follow: () => Promise<TreeDataProvider<Row>>;
  readonly #changed = new EventEmitter<Row | Row[] | undefined>();
  readonly #shown: Disposable;
  #loaded: TreeDataProvider<Row> | undefined;
  #following: Disposable | undefined;
  #isAsked = false;

  readonly view: TreeView<Row>;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(id: string, load: () => Promise<TreeDataProvider<Row>>) {
    this.#follow = loadedOnce(async () => this.#followed(await load()));
    this.view = window.createTreeView(id, { treeDataProvider: this, canSelectMany: true });
    this.#shown = this.view.onDidChangeVisibility(({ visible }) => {
      // Loading has failed while it was in sight before: VS Code asks once.
      if (visible && this.#isAsked && !this.#loaded) this.#changed.fire(undefined);
    });
  }

  async getChildren(row?: Row): Promise<Row[] | null | undefined> {
    this.#isAsked = true;
    return (await this.#follow()).getChildren(row);
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
    this.#shown.dispose();
    this.view.dispose();
    this.#changed.dispose();
  }

  /** @throws before there are rows. */
  get #rows(): TreeDataProvider<Row> {
    if (!this.#loaded) throw new Error('A row is asked for before that is loaded which has rows.');
    return this.#loaded;
  }

  #followed(loaded: TreeDataProvider<Row>): TreeDataProvider<Row> {
    this.#loaded = loaded;
    this.#following = loaded.onDidChangeTreeData?.((changed) => {
      this.#changed.fire(changed ?? undefined);
    });
    return loaded;
  }
}
