import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { QuickInput } from './quickInput.ts';

/** Until the palette has opened on a slow machine, in milliseconds. */
const longestDelay = 3000;

export class CommandPalette {
  readonly #page: Page;
  readonly #input: QuickInput;

  constructor(page: Page) {
    this.#page = page;
    this.#input = new QuickInput(page);
  }

  async open(): Promise<void> {
    await eventually('the Command Palette', async () => {
      // A webview that is still being loaded swallows the key.
      await this.#page.keyboard.press('F1');
      const shown = this.#input.input.waitFor({ timeout: longestDelay });
      return shown.then(() => true).catch(() => undefined);
    });
  }

  /** Runs the command that the palette shows under this title, such as `Pneumatic: Sign Out`. */
  async run(title: string): Promise<void> {
    await this.open();
    const row = await eventually(`the command "${title}"`, async () => {
      // Typed again each time: the list knows only what was contributed when it was made.
      await this.#input.type(`> ${title}`);
      await this.#input.type(`>${title}`);
      await this.#input.options.first().waitFor();
      const labels = (await this.#input.items()).map(({ label }) => label);
      return labels.includes(title) ? labels.indexOf(title) : undefined;
    });
    await this.#input.options.nth(row).click();
  }

  /** The commands that the palette offers for a filter, in order. */
  async find(filter: string): Promise<readonly string[]> {
    await this.open();
    await this.#input.type(`>${filter}`);
    await this.#input.options.first().waitFor();
    const labels = (await this.#input.items()).map(({ label }) => label);
    await this.#input.cancel();
    return labels;
  }
}
