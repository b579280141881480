import type { Disposable, TreeView } from 'vscode';

/** The row that a key acts on, and the rows that are selected with it. */
export interface FocusedRows<Node> {
  readonly focused: Node;
  readonly all: readonly Node[];
}

/**
 * Finds out which row of a view has the focus. VS Code tells an extension only what is selected,
 * and a key must act on the row with the focus. So a key binding toggles the selection of the
 * focused row twice: that opens nothing and leaves the selection as it was, and the row that the
 * first toggle has added or removed is the one.
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

  /** A key was pressed, and the toggles follow. */
  expect(): void {
    this.#before = this.#view.selection;
    this.#focused = undefined;
  }

  /**
   * The toggles are done.
   * @returns undefined if no row has the focus.
   */
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

  /** Rows are compared by their keys: a row that was drawn again is another object. */
  #without(nodes: readonly Node[], others: readonly Node[]): readonly Node[] {
    const keys = new Set(others.map(this.#keyOf));
    return nodes.filter((node) => !keys.has(this.#keyOf(node)));
  }
}
