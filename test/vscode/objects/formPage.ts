import type { FrameLocator, Locator } from 'playwright-core';
import { literally } from './actionName.ts';

/** The kick-off form's page, used by its labels. */
export class FormPage {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  /** The row with this label: control, help and problem. */
  row(label: string): Locator {
    const text = new RegExp(`^\\s*${literally(label)}\\s*(\\*.*)?$`);
    const exact = this.frame.locator('.label').filter({ hasText: text });
    return this.frame.locator('.row').filter({ has: exact });
  }

  /** Opens the part with the run’s name, due date and urgency; does nothing where it is open. */
  async unfold(): Promise<void> {
    const folded = this.frame.locator('details.about-run:not([open]) > summary');
    if ((await folded.count()) > 0) await folded.click();
  }

  /** The input of a row that is filled in by typing; it may be folded. */
  input(label: string): Locator {
    return this.row(label).locator('input, textarea').first();
  }

  /** Fills in a text, number, date (`2026-11-30`), link or person. */
  async fill(label: string, text: string): Promise<void> {
    await this.frame.locator('.form').waitFor();
    if (!(await this.input(label).isVisible())) await this.unfold();
    await this.input(label).fill(text);
  }

  /** Chooses an option of a radio field. */
  async choose(label: string, option: string): Promise<void> {
    await this.row(label).getByRole('radio', { name: option, exact: true }).check();
  }

  /** Ticks options of a checkbox field. */
  async check(label: string, ...options: readonly string[]): Promise<void> {
    for (const option of options) {
      // The label covers the box and gets the click in its place.
      const box = this.row(label).getByRole('checkbox', { name: option, exact: true });
      await box.check({ force: true });
    }
  }

  /** Chooses the option of a dropdown field. */
  async select(label: string, option: string): Promise<void> {
    const row = this.row(label);
    await row.getByRole('combobox').click();
    await row.getByRole('option', { name: option, exact: true }).click();
  }

  /** The problem of a row. */
  problem(label: string): Locator {
    return this.row(label).locator('.problem');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** Whether keys that are pressed come to it. */
  hasFocus(): Promise<boolean> {
    return this.frame.locator('html').evaluate(() => document.hasFocus());
  }

  async launch(): Promise<void> {
    await this.button('Launch').click();
  }

  /** Waits for the run that was started, and returns its id. */
  async processId(): Promise<string> {
    return this.frame.locator('.launched .run-id code').innerText();
  }
}
