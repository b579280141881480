import type { Disposable, TreeView } from 'vscode';

/** The row that a key is meant for, and what is selected with it. */
export interface FocusedRows<Node> {
  readonly focused: Node;
  readonly all: readonly Node[];
}

/**
 * Finds out which row of a view has the focus. VS Code tells an extension what is selected only, and
 * a key must not act on another row than the one that has the focus. So a key binding toggles the
 * selection of the focused row twice, which opens nothing and leaves all as it was: the row that the
 * first toggle has added or taken away is the one.
 */
export class FocusedRow<Node> implements Disposable {
  readonly #view: TreeView<Node>;
  readonly #keyOf: (node: Node) => string;
  readonly #listening: Disposable;
  #before: readonly Node[] = [];
  #focused: Node | undefined;

  constructor(view: TreeView<Node>, keyOf: (node: Node) => string) {
    this.#view = view;
    this.#keyOf = keyOf;
    this.#listening = view.onDidChangeSelection(({ selection }) => {
      this.#compare(selection);
    });
  }

  /** A key has been pressed: the toggles come next. */
  expect(): void {
    this.#before = this.#view.selection;
    this.#focused = undefined;
  }

  /** The toggles are over. @returns undefined if no row has the focus. */
  take(): FocusedRows<Node> | undefined {
    const focused = this.#focused;
    this.#focused = undefined;
    if (focused === undefined) return undefined;
    const all = this.#without(this.#before, [focused]).length < this.#before.length;
    return { focused, all: all ? this.#before : [focused] };
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #compare(selection: readonly Node[]): void {
    const changed = [
      ...this.#without(selection, this.#before),
      ...this.#without(this.#before, selection),
    ];
    if (changed.length === 1) [this.#focused] = changed;
  }

  /** Rows are the same by their keys: one that has been drawn again is another object. */
  #without(nodes: readonly Node[], others: readonly Node[]): readonly Node[] {
    const keys = new Set(others.map(this.#keyOf));
    return nodes.filter((node) => !keys.has(this.#keyOf(node)));
  }
}
