import { type Page, errors } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { QuickInput } from './quickInput.ts';

/** How long the palette may take to open on a slow machine, in milliseconds. */
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
      // A webview that is still loading ignores the key.
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
   * Looks for a command once. The window may close the palette by itself, for example by moving the
   * focus to an editor that has just been loaded; the command then counts as not found this time.
   */
  async #rowOf(title: string): Promise<number | undefined> {
    try {
      if (!(await this.#input.input.isVisible())) await this.open();
      // The text is typed again each time: the list knows only commands that existed when it was opened.
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
