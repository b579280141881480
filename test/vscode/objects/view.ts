import type { Locator, Page } from 'playwright-core';
import { actionNamed, actionNames } from './actionName.ts';
import { ContextMenu } from './contextMenu.ts';
import { pointAway } from './pointAway.ts';
import { Tree } from './tree.ts';

/** One view of a side bar's container, by its name. */
export class View {
  readonly pane: Locator;
  readonly tree: Tree;
  readonly #page: Page;
  readonly #name: string;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.#name = name;
    const title = page.locator('.pane-header .title').getByText(name, { exact: true });
    this.pane = page.locator('.pane').filter({ has: title });
    this.tree = new Tree(page, this.pane);
  }

  /** The text beside the view's title. */
  get description(): Locator {
    return this.pane.locator('.pane-header .description');
  }

  /** The welcome text, which is shown while the view has no rows. */
  get welcome(): Locator {
    return this.pane.locator('.welcome-view-content');
  }

  /** A button or link of the welcome text. */
  welcomeButton(label: string): Locator {
    return this.welcome.getByRole('button', { name: label, exact: true });
  }

  /** The message above the tree; hidden while there is none. */
  get message(): Locator {
    return this.pane.locator('.tree-explorer-viewlet-tree-view > .message');
  }

  /** The bar that moves while the view loads. */
  get progress(): Locator {
    return this.pane.locator('.monaco-progress-container.active');
  }

  /** The names of the title's buttons, in order. */
  async titleActions(): Promise<readonly string[]> {
    await this.#point();
    const buttons = this.#toolbar.getByRole('button');
    return buttons.evaluateAll(actionNames);
  }

  /** Presses a button of the title. */
  async act(action: string): Promise<void> {
    await this.#point();
    await this.#toolbar.getByRole('button', { name: actionNamed(action) }).click();
  }

  /** Opens the title's menu behind the dots. */
  async moreActions(): Promise<ContextMenu> {
    await this.act('More Actions...');
    const menu = new ContextMenu(this.#page);
    await menu.entries.first().waitFor();
    return menu;
  }

  /** Points at the title from far away: the tooltip of a row could cover it. */
  async #point(): Promise<void> {
    await pointAway(this.#page);
    await this.pane.locator('.pane-header').hover();
  }

  get #toolbar(): Locator {
    return this.pane.getByRole('toolbar', { name: `${this.#name} actions`, exact: true });
  }
}
