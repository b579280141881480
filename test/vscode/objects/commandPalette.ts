import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { literally } from './actionName.ts';
import { attempt, attemptTime } from './attempt.ts';
import { QuickInput } from './quickInput.ts';

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
      return attempt(async () => {
        await this.#input.input.waitFor({ timeout: attemptTime });
        return true;
      });
    });
  }

  /** Runs the command that the palette shows under this title, such as `Pneumatic: Sign Out`. */
  async run(title: string): Promise<void> {
    await eventually(`the command "${title}"`, () => attempt(() => this.#choose(title)));
  }

  /**
   * Chooses a command. The window may close the palette by itself, for example by moving the focus to
   * an editor that has just been loaded; the attempt then takes too long.
   */
  async #choose(title: string): Promise<true | undefined> {
    if (!(await this.#input.input.isVisible())) await this.open();
    // The text is typed again each time: the list knows only commands that existed when it was opened.
    await this.#input.type(`> ${title}`, attemptTime);
    await this.#input.type(`>${title}`, attemptTime);
    await this.#input.options.first().waitFor({ timeout: attemptTime });
    const labels = (await this.#input.items()).map(({ label }) => label);
    if (!labels.includes(title)) return undefined;
    await this.#rowOf(title).click({ timeout: attemptTime });
    return true;
  }

  /** The row of a command, wherever it has moved to. */
  #rowOf(title: string): Locator {
    const label = this.#page.locator('.quick-input-list-row:first-child .label-name');
    const exactly = label.filter({ hasText: new RegExp(`^\\s*${literally(title)}\\s*$`) });
    return this.#input.options.filter({ has: exactly }).first();
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
