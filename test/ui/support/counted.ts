import type { Workbench } from '../../vscode/workbench.ts';
import { until } from './until.ts';

/** How many keys were pressed besides the text that was typed, and how many clicks were made. */
export interface Counts {
  readonly keys: number;
  readonly clicks: number;
}

/** What a person does in a window, counted for each test. */
export function useCounted(window: () => Workbench) {
  let keys = 0;
  let clicks = 0;
  beforeEach('the count begins', () => {
    keys = 0;
    clicks = 0;
  });

  /** Presses a key; a chord of several counts as one. */
  async function press(...chord: readonly string[]): Promise<void> {
    keys += 1;
    for (const key of chord) await window().page.keyboard.press(key);
  }

  /** Types a text, which does not count. */
  const type = (text: string): Promise<void> => window().page.keyboard.type(text);

  /** Does with the mouse what takes one click. */
  async function click(action: () => Promise<unknown>): Promise<void> {
    clicks += 1;
    await action();
  }

  /** Runs a command from the Command Palette: two keys, and what is typed. */
  async function runCommand(title: string): Promise<void> {
    await press('F1');
    await window().quickInput.input.waitFor();
    await type(title);
    await until(title, async () => (await window().quickInput.focused()) === title);
    await press('Enter');
  }

  const counts = (): Counts => ({ keys, clicks });

  return { press, type, click, runCommand, counts };
}
