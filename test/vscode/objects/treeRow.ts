import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { actionNamed, actionNames } from './actionName.ts';
import { attempt, attemptTime } from './attempt.ts';
import { ContextMenu } from './contextMenu.ts';
import { pointAway } from './pointAway.ts';
import { type RowText, readRows } from './rowText.ts';

/** The text that VS Code shows until the extension has made a tooltip. */
const unfinished = 'Loading...';

/** How long a click may take: one that was made must not count as one that took too long. */
const clickTime = 3 * attemptTime;

/** A row of a tree view, found again by its labels until what is done with it has succeeded. */
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

  read(): Promise<RowText> {
    return eventually('a row', async () => {
      const [row] = await (await this.#find()).evaluateAll(readRows);
      return row?.text;
    });
  }

  async click(): Promise<void> {
    await this.#pointed('a row to click', async (row) => {
      await row.click({ timeout: clickTime });
      return true;
    });
  }

  async expand(): Promise<void> {
    await this.#setExpanded(true);
  }

  async collapse(): Promise<void> {
    await this.#setExpanded(false);
  }

  async #setExpanded(expanded: boolean): Promise<void> {
    await eventually(`a row that is ${expanded ? 'expanded' : 'collapsed'}`, async () => {
      if ((await this.read()).expanded === expanded) return true;
      // The click is lost where the list is loaded again at that moment.
      return attempt(async () => {
        const row = await this.#point();
        const wanted = row.and(this.#page.locator(`[aria-expanded=${!expanded}]`));
        await wanted.locator('.monaco-tl-twistie').click({ timeout: clickTime });
        await row.and(this.#page.locator(`[aria-expanded=${expanded}]`)).waitFor({
          timeout: attemptTime,
        });
        return true as const;
      });
    });
  }

  /** Shows the row's tooltip by pointing at the row, and returns its text. */
  async tooltip(): Promise<string> {
    const tooltip = this.#page.getByRole('tooltip');
    // A row that was drawn again does not notice the pointer, so it is pointed at again.
    const text = await this.#pointed('the tooltip of a row', async () => {
      await tooltip.first().waitFor({ timeout: attemptTime });
      // The tooltip of another row may still fade.
      const [found, ...others] = await tooltip.allInnerTexts();
      return found === unfinished || others.length > 0 ? undefined : found;
    });
    await this.#page.keyboard.press('Escape');
    return text;
  }

  /** The names of its inline actions, in order. */
  async actions(): Promise<readonly string[]> {
    return this.#pointed('the actions of a row', (row) =>
      row.getByRole('toolbar').getByRole('button').evaluateAll(actionNames),
    );
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
    await this.#pointed(`"${action}" beside a row`, async (row) => {
      const button = row.getByRole('button', { name: actionNamed(action) });
      if (!(await button.isVisible())) return undefined;
      await button.click({ timeout: clickTime });
      return true;
    });
  }

  /** Does something with the row once the pointer is over it. */
  #pointed<Value>(
    awaited: string,
    action: (row: Locator) => Promise<Value | undefined>,
  ): Promise<Value> {
    return eventually(awaited, () => attempt(async () => action(await this.#point())));
  }

  /** Points at the row from far away: the tooltip of another row could cover it. */
  async #point(): Promise<Locator> {
    await pointAway(this.#page);
    const row = await this.#find();
    await row.hover({ timeout: attemptTime });
    return row;
  }

  /** Opens its context menu. */
  async menu(): Promise<ContextMenu> {
    const menu = new ContextMenu(this.#page);
    return eventually('the menu of a row', async () => {
      if (await menu.entries.first().isVisible()) return menu;
      return attempt(async () => {
        await (await this.#point()).click({ button: 'right', timeout: clickTime });
        await menu.entries.first().waitFor({ timeout: attemptTime });
        return menu;
      });
    });
  }
}
