import type { Locator, Page } from 'playwright-core';
import { actionNamed } from './actionName.ts';

/** The icons at the left edge. */
export class ActivityBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  tab(name: string): Locator {
    return this.#page.locator('.part.activitybar').getByRole('tab', { name: actionNamed(name) });
  }

  /** Shows the container of this name in the side bar. */
  async open(name: string): Promise<void> {
    const tab = this.tab(name);
    await tab.waitFor();
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await this.#page.locator('.part.sidebar').getByText(name, { exact: true }).first().waitFor();
  }
}
