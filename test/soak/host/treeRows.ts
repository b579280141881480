import type { WebviewPanel } from 'vscode';

/** VS Code’s own store of what has to be disposed of. */
interface Store {
  add: (each: unknown) => unknown;
  dispose: () => void;
  readonly deleteAndLeak: (each: unknown) => void;
}

/**
 * VS Code keeps an empty store for each row that a tree has ever shown, about 190 bytes: it registers
 * the store with the tree (`ExtHostTreeView._createTreeNode`), and disposes of it with the row, but
 * the tree never lets go of it. From now on a store that is disposed of leaves the one that it was
 * added to, so that a heap shows what we keep, whatever the number of rows was.
 * @param panel any page: it has such a store of its own.
 */
export function letGoOfRows(panel: WebviewPanel): void {
  const { _store } = panel as unknown as { readonly _store?: Store };
  if (!_store) throw new Error('Pages of this VS Code have no store.');
  const stores = Object.getPrototypeOf(_store) as Store;
  const owners = new WeakMap<object, Store>();
  const { add, dispose } = stores;
  stores.add = function (this: Store, each: unknown): unknown {
    if (typeof each === 'object' && each !== null) owners.set(each, this);
    return Reflect.apply(add, this, [each]);
  };
  stores.dispose = function (this: Store): void {
    Reflect.apply(dispose, this, []);
    owners.get(this)?.deleteAndLeak(this);
  };
}
