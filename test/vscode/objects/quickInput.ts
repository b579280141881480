import type { Locator, Page } from 'playwright-core';
import { eventually, patience } from '../eventually.ts';
import { attempt, attemptTime } from './attempt.ts';

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

  /**
   * Waits until an input with this title is open.
   * @param timeout how long, in milliseconds.
   */
  async opened(title: string, timeout = patience): Promise<void> {
    const shown = this.widget.locator('.quick-input-title').getByText(title, { exact: true });
    await shown.waitFor({ timeout });
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

  /** Closes it. Escape may close the tooltip of a button first. */
  async cancel(): Promise<void> {
    await eventually('the box to close', async () => {
      if (await this.widget.isHidden()) return true;
      await this.#page.keyboard.press('Escape');
      return undefined;
    });
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
   * replaced still moves its rows, and a click could hit the wrong one. The row is chosen again where
   * others have taken its place in that moment.
   * @param typed what is typed to find it.
   */
  async pick(label: string, typed = label): Promise<void> {
    await eventually(`"${label}" in the list`, async () => {
      if ((await this.input.inputValue()) !== typed) await this.type(typed);
      if ((await this.focused()) === label) {
        await this.accept();
        return this.#left(typed);
      }
      const labels = (await this.items()).map((item) => item.label);
      if (labels.includes(label)) await this.#page.keyboard.press('ArrowDown');
      return undefined;
    });
  }

  /** Waits until it is closed, or goes on without this text. */
  #left(typed: string): Promise<true | undefined> {
    const page = this.#page;
    return attempt(async () => {
      await page.waitForFunction(
        ([widget, text]) => {
          const shown = document.querySelector<HTMLElement>(widget);
          return (
            !shown?.checkVisibility() ||
            shown.querySelector<HTMLInputElement>('.quick-input-box input')?.value !== text
          );
        },
        ['.quick-input-widget', typed] as const,
        { timeout: attemptTime },
      );
      return true as const;
    });
  }

  /** The label of the row that Enter chooses; undefined if there is none. */
  async focused(): Promise<string | undefined> {
    const label = '.quick-input-list-row:first-child .label-name';
    const [text] = await this.widget.locator(`.monaco-list-row.focused ${label}`).allInnerTexts();
    return text;
  }
}
