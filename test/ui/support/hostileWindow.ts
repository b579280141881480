import assert from 'node:assert/strict';
import path from 'node:path';
import type { Dialog, Locator, Page } from 'playwright-core';
import { type HostileService, startHostileService } from '../../support/hostile/service.ts';
import { cacheRoot } from '../../vscode/paths.ts';
import type { View } from '../../vscode/objects/view.ts';
import type { Workbench } from '../../vscode/workbench.ts';
import { dialect } from './dialect.ts';
import { assertNothingLives } from './harmless.ts';
import { until } from './until.ts';
import { useSharedWindow } from './sharedWindow.ts';

/** A window on a service whose texts are all attacks. */
export interface HostileWindow {
  readonly service: HostileService;
  readonly window: Workbench;
  view(name: string): View;
  picture(name: string): Promise<void>;
  /** Scrolls to the row with this index in the view's list, and gives it the focus. */
  rowAt(view: string, index: number): Promise<Locator>;
}

/** The index of the row with the focus, if it is in sight. */
const focusedIndex = (tree: Locator): Promise<number | undefined> =>
  tree.evaluate((element) => {
    const focused = element.getAttribute('aria-activedescendant') ?? '';
    const index = element.ownerDocument.getElementById(focused)?.getAttribute('data-index');
    return index === undefined || index === null ? undefined : Number(index);
  });

/**
 * A window for all tests of a suite. After each of them nothing may have run, nothing may have been
 * fetched, and no command may have been called.
 */
export function useHostileWindow(): () => HostileWindow {
  let service: HostileService | undefined;
  let page: Page | undefined;
  const dialogs: string[] = [];
  const dismissed = (dialog: Dialog): void => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  };
  const started = (): HostileService => {
    if (!service) throw new Error('The service does not run.');
    return service;
  };
  before('a hostile service starts', async () => {
    service = await startHostileService(dialect);
  });
  after(() => service?.stop());

  const window = useSharedWindow(() => ({ 'pneumatic.server': started().origin }));
  const view = (name: string): View => window().view(name);
  before(async () => {
    page = window().page.on('dialog', dismissed);
    await view('Workflows').welcomeButton('Set API Key…').waitFor();
  });

  after(() => page?.off('dialog', dismissed));

  afterEach('nothing has run, been fetched or been called', async () => {
    assert.deepEqual(started().heard, []);
    assert.deepEqual(dialogs, []);
    await assertNothingLives(window().page);
    assert.ok(await view('Workflows').pane.isVisible(), 'A command has hidden the side bar.');
  });

  async function rowAt(name: string, index: number): Promise<Locator> {
    const { element } = view(name).tree;
    const { keyboard } = window().page;
    // An element that was closed just before may still move the focus back.
    await until(`the focus on row ${index}`, async () => {
      await element.focus();
      const from = await focusedIndex(element);
      if (from === undefined) await keyboard.press('Home');
      const steps = index - (from ?? 0);
      for (let step = 0; step < Math.abs(steps); step += 1) {
        await keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      }
      return (await focusedIndex(element)) === index;
    });
    return element.locator(`[role=treeitem][data-index="${index}"]`);
  }

  return () => ({
    service: started(),
    window: window(),
    view,
    rowAt,
    picture: (name) =>
      window().screenshot(path.join(cacheRoot, 'hostile', `${dialect}-${name}.png`)),
  });
}
