import { Disposable, type TreeView, window } from 'vscode';
import { nextRow } from '../../core/base/nextRow.ts';

/** The row that a key acts on, and the rows that are selected with it. */
export interface FocusedRows<Row> {
  readonly focused: Row;
  readonly all: readonly Row[];
}

/** The rows before an action on some of them, and how often a person had gone on elsewhere by then. */
export interface BeforeAction<Row> {
  readonly rows: readonly Row[];
  readonly timesGone: number;
}

/**
 * Finds out which row of a view has the focus. VS Code tells an extension only what is selected,
 * and a key must act on the row with the focus. So a key binding toggles the selection of the
 * focused row twice: that opens nothing and leaves the selection as it was, and the row that the
 * first toggle has added or removed is the one.
 */
export class FocusedRow<Row> {
  readonly #view: TreeView<Row>;
  readonly #keyOf: (row: Row) => string;
  readonly #listening: Disposable;
  #before: readonly Row[] = [];
  #focused: Row | undefined;
  /** How often a person has gone on in an editor or a terminal: what and where is not looked at. */
  #timesGone = 0;
  /** Counts them, from the first action on. */
  #watching: Disposable | undefined;

  constructor(view: TreeView<Row>, keyOf: (row: Row) => string) {
    this.#view = view;
    this.#keyOf = keyOf;
    this.#listening = view.onDidChangeSelection(({ selection }) => {
      this.#compare(selection);
    });
  }

  /** A key was pressed, and the toggles follow. */
  begin(): void {
    this.#before = this.#view.selection;
    this.#focused = undefined;
  }

  /**
   * The toggles are done.
   * @returns undefined if no row has the focus.
   */
  take(): FocusedRows<Row> | undefined {
    const focused = this.#focused;
    this.#focused = undefined;
    if (focused === undefined) return undefined;
    const all = this.#without(this.#before, [focused]).length < this.#before.length;
    return { focused, all: all ? this.#before : [focused] };
  }

  /** How things stand before an action on some of the rows. */
  before(rows: readonly Row[]): BeforeAction<Row> {
    this.#watching ??= this.#watch();
    return { rows, timesGone: this.#timesGone };
  }

  /**
   * Gives the focus to the row after those that were acted on, if they are gone from sight; not where
   * the person has gone on elsewhere meanwhile, as far as VS Code tells.
   */
  async moveOn(
    { rows, timesGone }: BeforeAction<Row>,
    acted: readonly Row[],
    after: readonly Row[],
  ): Promise<void> {
    if (!this.#view.visible || timesGone !== this.#timesGone) return;
    const next = nextRow(rows, acted, after, this.#keyOf);
    if (!next) return;
    try {
      await this.#view.reveal(next, { select: false, focus: true });
    } catch {
      // The list was drawn again meanwhile, without this row: the action itself is done.
    }
  }

  dispose(): void {
    this.#listening.dispose();
    this.#watching?.dispose();
  }

  #watch(): Disposable {
    const noteGone = (): void => {
      this.#timesGone += 1;
    };
    return Disposable.from(
      window.onDidChangeActiveTerminal(noteGone),
      window.onDidChangeTextEditorSelection(({ kind }) => {
        // Without a kind, an extension or VS Code itself has moved it.
        if (kind !== undefined) noteGone();
      }),
    );
  }

  #compare(selection: readonly Row[]): void {
    const changed = [
      ...this.#without(selection, this.#before),
      ...this.#without(this.#before, selection),
    ];
    if (changed.length === 1) [this.#focused] = changed;
  }

  /** Rows are compared by their keys: a row that was drawn again is another object. */
  #without(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
    const keys = new Set(others.map(this.#keyOf));
    return rows.filter((row) => !keys.has(this.#keyOf(row)));
  }
}
