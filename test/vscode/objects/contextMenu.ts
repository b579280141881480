import type { Locator, Page } from 'playwright-core';

/** The menu of a right click or of a "More Actions" button. */
export class ContextMenu {
  readonly entries: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.entries = page.locator('.monaco-menu').getByRole('menuitem');
  }

  async labels(): Promise<readonly string[]> {
    await this.entries.first().waitFor();
    return this.entries.locator('.action-label').allInnerTexts();
  }

  /** The item is chosen with Enter: a menu ignores clicks in its first tenth of a second. */
  async pick(label: string): Promise<void> {
    await this.entries.filter({ has: this.#page.getByText(label, { exact: true }) }).hover();
    await this.#page.keyboard.press('Enter');
    await this.entries.first().waitFor({ state: 'detached' });
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.entries.first().waitFor({ state: 'detached' });
  }
}
