import { type Page, errors } from 'playwright-core';
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
    const row = await eventually(`the command "${title}"`, () => this.#rowOf(title));
    await this.#input.options.nth(row).click();
  }

  /**
   * Looks for a command once. What the window does by itself, such as giving the focus to an editor
   * that has just been loaded, closes the palette: then it is not found, this time.
   */
  async #rowOf(title: string): Promise<number | undefined> {
    try {
      if (!(await this.#input.input.isVisible())) await this.open();
      // Typed again each time: the list knows only what was contributed when it was made.
      await this.#input.type(`> ${title}`, longestDelay);
      await this.#input.type(`>${title}`, longestDelay);
      await this.#input.options.first().waitFor({ timeout: longestDelay });
      const labels = (await this.#input.items()).map(({ label }) => label);
      return labels.includes(title) ? labels.indexOf(title) : undefined;
    } catch (error) {
      if (error instanceof errors.TimeoutError) return undefined;
      throw error;
    }
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
