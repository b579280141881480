/** The runs and tasks of a hostile service: in the trees, and on the pages in their tabs. */
import type { FrameLocator, Locator } from 'playwright-core';
import { hostileKey } from '../support/hostile/service.ts';
import { hostileIds } from '../support/hostile/texts.ts';
import { pointAway } from '../vscode/objects/pointAway.ts';
import { dialect } from './support/dialect.ts';
import {
  assertHarmlessPage,
  assertHarmlessRows,
  assertHarmlessTooltip,
} from './support/harmless.ts';
import { useHostileWindow } from './support/hostileWindow.ts';
import { signIn } from './support/person.ts';
import { soon, until } from './support/until.ts';

/** The indexes of texts of all kinds: as many as there is time for. */
const places = [0, 1, 7, 12, 13, 21, 26, 29, 33, 36, 37] as const;

describe('The runs and tasks of a hostile service', () => {
  before(function () {
    // The documented API has neither.
    if (dialect === 'documented') this.skip();
  });
  const hostile = useHostileWindow();
  const window = () => hostile().window;
  const texts = () => hostile().service.texts;
  const count = () => texts().length + hostileIds.length;
  /** The rows above the runs and tasks: all runs are overdue, which the first row says. */
  const above = (name: string): number => (name === 'Runs' ? 1 : 0);

  before(async () => {
    await signIn(window(), hostileKey);
    for (const name of ['Workflows', 'My Tasks']) await toggle(name);
  });

  /** Opens or closes a view, since only rows in sight are in the page. */
  const toggle = (name: string): Promise<void> =>
    hostile().view(name).pane.locator('.pane-header').click();

  const closeAll = (): Promise<void> => window().commands.run('View: Close All Editors');

  /** Asserts that every row of the view looks like a normal one. */
  async function assertRows(name: string): Promise<void> {
    const { element } = hostile().view(name).tree;
    const seen = new Set<number>();
    await hostile().rowAt(name, 0);
    await until('all rows', async () => {
      for (const index of await assertHarmlessRows(element)) seen.add(index);
      await window().page.keyboard.press('PageDown');
      return seen.size === count() + above(name);
    });
    await hostile().picture(`${name}-end`);
  }

  /** Opens or closes a row with a key, which is lost where the list is loaded again at that moment. */
  async function fold(
    row: Locator,
    key: 'ArrowLeft' | 'ArrowRight',
    isDone: () => Promise<boolean>,
  ): Promise<void> {
    await until(key, async () => {
      const isOpen = (await row.getAttribute('aria-expanded')) === 'true';
      if (isOpen === (key === 'ArrowLeft')) await window().page.keyboard.press(key);
      return soon(isDone);
    });
  }

  async function assertTooltips(name: string): Promise<void> {
    for (const index of places) {
      const row = await hostile().rowAt(name, index + above(name));
      await pointAway(window().page);
      await assertHarmlessTooltip(window().page, row, `${name}, row ${index}`);
    }
    await pointAway(window().page);
  }

  it('are rows like any other, with what is below them', async () => {
    await assertRows('Runs');
    const { element } = hostile().view('Runs').tree;
    for (let index = 0; index < count(); index += 1) {
      const below = element.locator(`[role=treeitem][data-index="${index + 2}"][aria-level="2"]`);
      const row = await hostile().rowAt('Runs', index + above('Runs'));
      await fold(row, 'ArrowRight', () => below.isVisible());
      await assertHarmlessRows(element);
      if (places.some((place) => place === index)) await hostile().picture(`run-${index}`);
      await fold(row, 'ArrowLeft', async () => (await below.count()) === 0);
    }
  });

  it('have tooltips of runs without pictures, and with links to the web alone', async () => {
    await assertTooltips('Runs');
  });

  async function openRun(index: number): Promise<FrameLocator> {
    const row = await hostile().rowAt('Runs', index + above('Runs'));
    await pointAway(window().page);
    await row.hover();
    await row.click();
    const frame = window().editors.shownWebview;
    await frame.locator('.facts').waitFor();
    return frame;
  }

  it('are texts on the page of a run', async () => {
    for (const index of places) {
      const frame = await openRun(index);
      await frame.locator('.event').first().waitFor();
      await hostile().picture(`run-page-${index}`);
      await assertHarmlessPage(frame.locator('#root'), texts()[index] ?? '');
      await closeAll();
    }
  });

  it('are rows like any other where they are mine to do, with their tooltips', async () => {
    await toggle('Runs');
    await toggle('My Tasks');
    await assertRows('My Tasks');
    await assertTooltips('My Tasks');
  });

  it('are texts on the page of a task', async () => {
    for (const index of places) {
      await hostile().rowAt('My Tasks', index);
      await window().page.keyboard.press('Enter');
      const frame = window().editors.shownWebview;
      await frame.locator('.facts').waitFor();
      await hostile().picture(`task-page-${index}`);
      await assertHarmlessPage(frame.locator('#root'), texts()[index] ?? '');
      await closeAll();
    }
  });
});
