import type { Locator, Page } from 'playwright-core';
import { eventually, patience } from '../eventually.ts';

/** One line of a quick pick. */
export interface PickItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** VS Code's input box, quick pick and command palette. */
export class QuickInput {
  readonly widget: Locator;
  readonly input: Locator;
  readonly options: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('.quick-input-box input');
    this.options = this.widget.getByRole('option');
  }

  /** Waits until an input with this title is open. */
  async opened(title: string): Promise<void> {
    await this.widget.locator('.quick-input-title').getByText(title, { exact: true }).waitFor();
  }

  /** Waits until it has all of its rows: what is chosen before that may be lost. */
  async filled(): Promise<void> {
    await this.widget.locator('.monaco-progress-container.active').waitFor({ state: 'hidden' });
  }

  async closed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  title(): Promise<string> {
    return this.widget.locator('.quick-input-title').innerText();
  }

  async placeholder(): Promise<string> {
    return (await this.input.getAttribute('placeholder')) ?? '';
  }

  /** The prompt of an input box, or the message of its validation. */
  message(): Promise<string> {
    return this.widget.locator('#quickInput_message').innerText();
  }

  /** Waits for a prompt or validation message that contains the text. */
  async messageWith(text: string): Promise<void> {
    await this.widget.locator('#quickInput_message', { hasText: text }).waitFor();
  }

  async isPassword(): Promise<boolean> {
    return (await this.input.getAttribute('type')) === 'password';
  }

  /** @param timeout how long to wait for the input, in milliseconds. */
  async type(text: string, timeout = patience): Promise<void> {
    await this.input.fill(text, { timeout });
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press('Enter');
  }

  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
  }

  /** The rows in sight, in order. */
  async items(): Promise<readonly PickItem[]> {
    return this.options.evaluateAll((rows) =>
      rows.map((row) => {
        const text = (selector: string): string => row.querySelector(selector)?.textContent ?? '';
        return {
          label: text('.quick-input-list-row:first-child .label-name'),
          description: text('.label-description'),
          detail: text('.quick-input-list-label-meta .label-name'),
        };
      }),
    );
  }

  /**
   * Waits for the row with this label, and chooses it with the keyboard: a list that has just been
   * replaced still moves its rows, and a click could hit the wrong one.
   */
  async pick(label: string): Promise<void> {
    await eventually(`"${label}" in the list`, async () => {
      if ((await this.input.inputValue()) !== label) await this.type(label);
      if ((await this.focused()) === label) return true;
      const labels = (await this.items()).map((item) => item.label);
      if (labels.includes(label)) await this.#page.keyboard.press('ArrowDown');
      return undefined;
    });
    await this.accept();
  }

  /** The label of the row that Enter chooses; undefined if there is none. */
  async focused(): Promise<string | undefined> {
    const label = '.quick-input-list-row:first-child .label-name';
    const [text] = await this.widget.locator(`.monaco-list-row.focused ${label}`).allInnerTexts();
    return text;
  }
}
