import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { type RowInPage, type RowText, below, idOf, readRows } from './rowText.ts';
import { TreeRow } from './treeRow.ts';

/** The text as a string of CSS. */
const quoted = (text: string): string =>
  `"${text.replace(/["\\]|\p{Cc}/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

/** The tree of a view. VS Code keeps only the rows in sight in the page. */
export class Tree {
  readonly element: Locator;
  readonly #page: Page;
  readonly #rows: Locator;

  constructor(page: Page, pane: Locator) {
    this.#page = page;
    this.element = pane.getByRole('tree');
    this.#rows = this.element.locator('.monaco-list-rows > [role=treeitem]');
  }

  /** The rows in sight, in order. */
  async rows(): Promise<readonly RowText[]> {
    return (await this.#rows.evaluateAll(readRows)).map(({ text }) => text);
  }

  /** Waits until the rows in sight fulfil a condition. */
  async rowsWhere(
    awaited: string,
    wanted: (rows: readonly RowText[]) => boolean,
  ): Promise<readonly RowText[]> {
    let rows: readonly RowText[] = [];
    return eventually(
      awaited,
      async () => {
        rows = await this.rows();
        return wanted(rows) ? rows : undefined;
      },
      () => `There is: ${JSON.stringify(rows)}`,
    );
  }

  /** A row in sight, by the labels that lead to it: `row('Onboarding', 'Kick-off form')`. */
  row(...path: readonly string[]): TreeRow {
    return new TreeRow(this.#page, () =>
      eventually(`the row ${path.join(' › ')}`, async () => {
        const rows = await this.#rows.evaluateAll(readRows);
        const id = idOf(path, rows);
        return this.#at(rows.find((row) => row.id === id));
      }),
    );
  }

  /** The first row in sight that fulfils a condition, where labels do not tell rows apart. */
  rowWhere(awaited: string, wanted: (row: RowText) => boolean): TreeRow {
    return new TreeRow(this.#page, () =>
      eventually(awaited, async () => {
        return this.#at((await this.#rows.evaluateAll(readRows)).find(({ text }) => wanted(text)));
      }),
    );
  }

  /** The element of a row. An id belongs to a place, which may be that of another row a moment later. */
  #at(row: RowInPage | undefined): Locator | undefined {
    if (!row) return undefined;
    return this.element.locator(`[id="${row.id}"][aria-label=${quoted(row.text.ariaLabel)}]`);
  }

  /** Waits for the rows directly below a row that has some; only those in sight. */
  async children(...path: readonly string[]): Promise<readonly RowText[]> {
    return eventually(`rows below ${path.join(' › ')}`, async () => {
      const rows = await this.#childrenNow(path);
      return rows.length === 0 ? undefined : rows;
    });
  }

  async #childrenNow(path: readonly string[]): Promise<readonly RowText[]> {
    const { level } = await this.row(...path).read();
    const rows = await this.#rows.evaluateAll(readRows);
    const parent = idOf(path, rows);
    const descendants = below(
      rows,
      rows.findIndex(({ id }) => id === parent),
    );
    return descendants.map(({ text }) => text).filter((row) => row.level === level + 1);
  }
}
