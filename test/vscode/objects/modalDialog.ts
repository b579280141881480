import type { Locator, Page } from 'playwright-core';

/** A question that has to be answered before anything else. */
export class ModalDialog {
  readonly box: Locator;

  constructor(page: Page) {
    // By its class: notifications call themselves dialogs, too.
    this.box = page.locator('.monaco-dialog-box');
  }

  /** Waits until one that contains the text is open. */
  async asks(text: string): Promise<void> {
    await this.box.filter({ hasText: text }).waitFor();
  }

  async answer(button: string): Promise<void> {
    await this.box.getByRole('button', { name: button, exact: true }).click();
    await this.box.waitFor({ state: 'detached' });
  }
}
