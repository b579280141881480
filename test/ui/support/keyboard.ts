import type { Locator } from 'playwright-core';
import type { Tree } from '../../vscode/objects/tree.ts';
import type { Workbench } from '../../vscode/workbench.ts';
import { until } from './until.ts';

/** More than a page has stops of the Tab key. */
const mostStops = 100;

type ViewName = 'Workflows' | 'Runs' | 'My Tasks';

/** What a person does in a window without a mouse. */
export function useKeyboard(window: () => Workbench) {
  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const type = (text: string): Promise<void> => window().page.keyboard.type(text);

  /** Runs a command from the Command Palette, typing as much as is needed to find it. */
  async function runCommand(title: string): Promise<void> {
    await window().commands.open();
    await type(title);
    await until(title, async () => (await window().quickInput.focused()) === title);
    await press('Enter');
  }

  /** Waits until the focus is in the view. */
  const focused = (view: ViewName): Promise<void> =>
    until(`the focus on ${view}`, () =>
      window()
        .view(view)
        .tree.element.evaluate((element) => element.contains(document.activeElement)),
    );

  async function focusOn(view: ViewName): Promise<Tree> {
    await runCommand(`Pneumatic: Focus on ${view} View`);
    await focused(view);
    return window().view(view).tree;
  }

  /** Waits until the row with the focus has this label. */
  const reached = (tree: Tree, label: string): Promise<void> =>
    until(`the row ${label}`, async () => {
      const id = await tree.element.getAttribute('aria-activedescendant');
      if (id === null) return false;
      const row = window().page.locator(`[id="${id}"]`);
      return (await row.getAttribute('aria-label'))?.startsWith(label) ?? false;
    });

  /** Moves to a row step by step, from the first one. */
  async function moveTo(tree: Tree, label: string): Promise<void> {
    await press('Home');
    for (const row of await tree.rows()) {
      await reached(tree, row.label);
      if (row.label === label) return;
      await press('ArrowDown');
    }
    throw new Error(`The arrows do not lead to ${label}.`);
  }

  /** Moves to a row by typing a part of its label; a blank would select the row instead. */
  async function typeTo(tree: Tree, typed: string, label: string): Promise<void> {
    await press('Home');
    await type(typed);
    await reached(tree, label);
  }

  /** Presses Tab until the focus is in the element. */
  async function tabTo(element: Locator, what: string): Promise<void> {
    for (let stops = 0; stops < mostStops; stops += 1) {
      await press('Tab');
      if (await element.evaluate((found) => found.contains(document.activeElement))) return;
    }
    throw new Error(`Tab does not lead to ${what}.`);
  }

  return { press, type, runCommand, focusOn, focused, reached, moveTo, typeTo, tabTo };
}
