import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { actionNamed, actionNames } from './actionName.ts';
import { ContextMenu } from './contextMenu.ts';
import { pointAway } from './pointAway.ts';
import { type RowText, readRows } from './rowText.ts';

/** How long a tooltip may take to appear on a slow machine, in milliseconds. */
const longestDelay = 3000;

/** The text that VS Code shows until the extension has made a tooltip. */
const unfinished = 'Loading...';

/** A row of a tree view, found again by its labels each time it is used. */
export class TreeRow {
  readonly #page: Page;
  readonly #find: () => Promise<Locator>;

  constructor(page: Page, find: () => Promise<Locator>) {
    this.#page = page;
    this.#find = find;
  }

  /** Waits for the element. */
  locator(): Promise<Locator> {
    return this.#find();
  }

  async read(): Promise<RowText> {
    const [row] = await (await this.#find()).evaluateAll(readRows);
    if (!row) throw new Error('The row is gone.');
    return row.text;
  }

  async click(): Promise<void> {
    await (await this.#point()).click();
  }

  async expand(): Promise<void> {
    await this.#setExpanded(true);
  }

  async collapse(): Promise<void> {
    await this.#setExpanded(false);
  }

  async #setExpanded(expanded: boolean): Promise<void> {
    const isSo = async (): Promise<true | undefined> =>
      (await this.read()).expanded === expanded ? true : undefined;
    if (await isSo()) return;
    await (await this.#point()).locator('.monaco-tl-twistie').click();
    await eventually(`a row that is ${expanded ? 'expanded' : 'collapsed'}`, isSo);
  }

  /** Shows the row's tooltip by pointing at the row, and returns its text. */
  async tooltip(): Promise<string> {
    const tooltip = this.#page.getByRole('tooltip');
    // A row that was drawn again does not notice the pointer, so it is pointed at again.
    const text = await eventually('the tooltip of a row', async () => {
      await this.#point();
      const shown = tooltip.waitFor({ timeout: longestDelay });
      const found = await shown.then(() => tooltip.innerText()).catch(() => unfinished);
      return found === unfinished ? undefined : found;
    });
    await this.#page.keyboard.press('Escape');
    return text;
  }

  /** The names of its inline actions, in order. */
  async actions(): Promise<readonly string[]> {
    const row = await this.#point();
    const buttons = row.getByRole('toolbar').getByRole('button');
    return buttons.evaluateAll(actionNames);
  }

  /**
   * Waits until the row shows an inline action without the pointer, as a row with the focus does.
   */
  async offers(action: string): Promise<void> {
    await eventually(`"${action}" in a row`, async () => {
      const toolbar = (await this.#find()).getByRole('toolbar');
      const button = toolbar.getByRole('button', { name: action });
      return (await button.isVisible()) ? true : undefined;
    });
  }

  /** Presses an inline action. */
  async act(action: string): Promise<void> {
    const button = await eventually(`"${action}" beside a row`, async () => {
      const found = (await this.#point()).getByRole('button', { name: actionNamed(action) });
      return (await found.isVisible()) ? found : undefined;
    });
    await button.click();
  }

  /** Points at the row from far away: the tooltip of another row could cover it. */
  async #point(): Promise<Locator> {
    await pointAway(this.#page);
    const row = await this.#find();
    await row.hover();
    return row;
  }

  /** Opens its context menu. */
  async menu(): Promise<ContextMenu> {
    await (await this.#point()).click({ button: 'right' });
    const menu = new ContextMenu(this.#page);
    await menu.entries.first().waitFor();
    return menu;
  }
}
