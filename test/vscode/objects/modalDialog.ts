import type { Locator, Page } from 'playwright-core';

/** A modal question. */
export class ModalDialog {
  readonly box: Locator;

  constructor(page: Page) {
    // It is found by its class, since notifications have the role of dialogs, too.
    this.box = page.locator('.monaco-dialog-box');
  }

  /** Waits until a dialog that contains the text is open. */
  async asks(text: string): Promise<void> {
    await this.box.filter({ hasText: text }).waitFor();
  }

  async answer(button: string): Promise<void> {
    await this.box.getByRole('button', { name: button, exact: true }).click();
    await this.box.waitFor({ state: 'detached' });
  }
}
