import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The tabs of the editor area, and the pages that webviews show in it. */
export class Editors {
  readonly tabs: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.tabs = page.locator('.part.editor').getByRole('tab');
  }

  tab(title: string): Locator {
    return this.tabs.filter({ has: this.#page.getByText(title, { exact: true }) });
  }

  async titles(): Promise<readonly string[]> {
    return this.tabs.locator('.label-name').allInnerTexts();
  }

  async activate(title: string): Promise<void> {
    await this.tab(title).click();
  }

  async close(title: string): Promise<void> {
    const tab = this.tab(title);
    await tab.hover();
    await tab.getByRole('button', { name: /^Close/ }).click();
    await tab.waitFor({ state: 'detached' });
  }

  /** Waits for the webview with this title, brings it to the front, and returns its page. */
  async webview(title: string): Promise<FrameLocator> {
    await this.tab(title).waitFor();
    await this.activate(title);
    return this.shownWebview;
  }

  /** The page of the webview that is in front at each use, not the one that is to replace it. */
  get shownWebview(): FrameLocator {
    const webview = this.#page.locator('iframe.webview.ready:visible');
    return webview.contentFrame().frameLocator('#active-frame');
  }
}
