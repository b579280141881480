import type { Locator } from 'playwright-core';
import type { FormPage } from '../../vscode/objects/formPage.ts';
import type { Tree } from '../../vscode/objects/tree.ts';
import type { Workbench } from '../../vscode/workbench.ts';
import { soon, until } from './until.ts';

/** How long a page or question may take until it has the focus by itself, in milliseconds. */
const byItselfMs = 15_000;

/** More than a page has stops of the Tab key. */
const mostStops = 100;

type ViewName = 'Workflows' | 'Runs' | 'My Tasks';

/** What a person does in a window without a mouse. */
export function useKeyboard(window: () => Workbench) {
  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const type = (text: string): Promise<void> => window().page.keyboard.type(text);

  /** Runs a command from the Command Palette, typing as much as is needed to find it. */
  async function runCommand(title: string): Promise<void> {
    const { commands, quickInput } = window();
    await until(title, async () => {
      // A page that has just been loaded takes the focus, and closes the palette.
      if (!(await quickInput.input.isVisible())) {
        await commands.open();
        await type(title);
      }
      return (await quickInput.focused()) === title;
    });
    await press('Enter');
  }

  /** Whether keys still go to a page in a tab: it learns later than the window that it has lost the focus. */
  async function isInPage(): Promise<boolean> {
    const [, ...pages] = window().page.frames();
    const focus = pages.map((page) => page.evaluate(() => document.hasFocus()).catch(() => false));
    return (await Promise.all(focus)).includes(true);
  }

  /**
   * Waits until keys go to a page that has just been opened. On a slow machine, VS Code can lose the
   * focus that it gives to a page which is still loading: then a person asks for it.
   * @returns whether nobody had to ask.
   */
  async function openedPage(page: FormPage): Promise<boolean> {
    if (await soon(() => page.hasFocus(), byItselfMs)) return true;
    await runCommand('View: Focus Active Editor Group');
    await until('the focus on the page', () => page.hasFocus());
    return false;
  }

  /** Whether keys go to the box for a question. */
  async function isAsked(): Promise<boolean> {
    const hasFocus = await window().quickInput.widget.evaluate((widget) =>
      widget.contains(document.activeElement),
    );
    return hasFocus && !(await isInPage());
  }

  /**
   * Waits until the question gets what is typed. Between two questions, VS Code gives the focus back
   * to the page behind them, which on a slow machine can come after the next question: then a person
   * clicks on that.
   */
  async function getsKeys(): Promise<void> {
    await until('the focus on the question', async () => {
      if (await soon(isAsked, byItselfMs)) return true;
      await window().quickInput.input.click();
      return isAsked();
    });
  }

  /** Waits until a question with this title is open, and gets what is typed. */
  async function asked(title: string): Promise<void> {
    await window().quickInput.opened(title);
    await getsKeys();
  }

  /** Waits until a row of a question has the focus, and takes it. */
  async function take(label: string): Promise<void> {
    await getsKeys();
    await until(`the row ${label}`, async () => {
      return (await window().quickInput.focused()) === label && (await isAsked());
    });
    await press('Enter');
  }

  /** Waits until the focus is in the view. */
  const focused = (view: ViewName): Promise<void> =>
    until(`the focus on ${view}`, async () => {
      const { element } = window().view(view).tree;
      const isThere = await element.evaluate((tree) => tree.contains(document.activeElement));
      return isThere && !(await isInPage());
    });

  async function focusOn(view: ViewName): Promise<Tree> {
    await runCommand(`Pneumatic: Focus on ${view} View`);
    await focused(view);
    return window().view(view).tree;
  }

  /** The place of the row with the focus, and what a screen reader says of it. */
  const focusIn = (tree: Tree): Promise<{ readonly place: string; readonly says: string }> =>
    tree.element.evaluate((element) => {
      const place = element.getAttribute('aria-activedescendant') ?? '';
      return { place, says: element.ownerDocument.getElementById(place)?.ariaLabel ?? '' };
    });

  const isOn = async (tree: Tree, label: string): Promise<boolean> =>
    (await focusIn(tree)).says.startsWith(label);

  /** Waits until the row with the focus has this label. */
  const reached = (tree: Tree, label: string): Promise<void> =>
    until(`the row ${label}`, () => isOn(tree, label));

  /** Moves to a row step by step, from the first one. */
  async function moveTo(tree: Tree, label: string): Promise<void> {
    await press('Home');
    let last = '';
    await until(`the row ${label}`, async () => {
      const { place, says } = await focusIn(tree);
      if (says.startsWith(label)) return true;
      // At the end, it begins again: the list may have been loaded meanwhile.
      await press(place === last ? 'Home' : 'ArrowDown');
      last = place;
      return false;
    });
  }

  /** Selects the first row as Enter does. @returns its label. */
  async function selectFirst(tree: Tree): Promise<string> {
    let label = '';
    await until('the first row selected', async () => {
      await press('Home');
      await press('Enter');
      return soon(async () => {
        const [row] = await tree.rows();
        label = row?.label ?? '';
        return row?.selected === true;
      });
    });
    return label;
  }

  /** Moves to a row by typing a part of its label; a blank would select the row instead. */
  async function typeTo(tree: Tree, typed: string, label: string): Promise<void> {
    await until(`the row ${label}`, async () => {
      // On a slow machine, VS Code takes each letter for a new text.
      await press('Home');
      await type(typed);
      return soon(() => isOn(tree, label));
    });
  }

  /** Presses Tab until the focus is in the element. */
  async function tabTo(element: Locator, what: string): Promise<void> {
    for (let stops = 0; stops < mostStops; stops += 1) {
      await press('Tab');
      if (await element.evaluate((found) => found.contains(document.activeElement))) return;
    }
    throw new Error(`Tab does not lead to ${what}.`);
  }

  return {
    ...{ press, type, runCommand, asked, take, openedPage },
    ...{ focusOn, focused, reached, moveTo, selectFirst, typeTo, tabTo },
  };
}
