import assert from 'node:assert/strict';
import { loadedRun } from '../support/samples/runs.ts';
import { longLog, longLogEvent, longRun } from '../support/samples/longRun.ts';
import type { LoadedRun } from '../../src/protocol/runPage.ts';
import { type PageRun, useRunPages } from './support/pageRun.ts';
import { loadedTask, useTaskPages } from './support/pageTask.ts';

const tasks = 300;
const events = 400;

const viewOf = (log = longLog(events, tasks)): LoadedRun =>
  loadedRun(longRun(tasks), {
    log: { events: log, hasMore: true, loading: false, notice: undefined },
  });

const shortRun = loadedRun(longRun(10), {
  log: { events: longLog(20, 10), hasMore: false, loading: false, notice: undefined },
});

/** Waits until every row is in the document. */
async function whole({ page }: PageRun, rows = events): Promise<void> {
  await page.waitForFunction(
    ([each, all]) =>
      document.querySelectorAll('.task').length === each &&
      document.querySelectorAll('.lane').length === each &&
      document.querySelectorAll('.event').length === all,
    [tasks, rows] as const,
  );
}

/** Counts the elements that are made or replaced from now on. */
const watchChanges = ({ page }: PageRun): Promise<void> =>
  page.evaluate(() => {
    const counted = { rows: 0 };
    Object.assign(window, { counted });
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        counted.rows += [...addedNodes].filter((node) => node instanceof HTMLElement).length;
      }
    }).observe(document.body, { subtree: true, childList: true });
  });

const changed = ({ page }: PageRun): Promise<number> =>
  page.evaluate(() => (window as unknown as { counted: { rows: number } }).counted.rows);

/** The numbers of tasks, lanes and events when a message has been taken. */
const firstRows = ({ page }: PageRun): Promise<readonly number[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        window.addEventListener('message', () => {
          resolve(['.task', '.lane', '.event'].map((row) => document.querySelectorAll(row).length));
        });
      }),
  );

describe('The page of a long run', () => {
  const openPage = useRunPages();
  const openTask = useTaskPages();

  /** Shows a run in a window of this height, and what of it is there at once. */
  async function openIn(height: number, view: LoadedRun) {
    const page = await openPage();
    await page.page.setViewportSize({ width: 800, height });
    const first = firstRows(page);
    await page.show(view);
    return { page, first: await first };
  }

  it('shows the first rows at once, and has all of them in order soon after', async () => {
    const page = await openPage();
    const first = firstRows(page);
    await page.show(viewOf());
    // What begins below a window full of tasks is in nobody’s sight.
    assert.deepEqual(await first, [25, 0, 0]);
    await whole(page);
    const numbers = await page.page.locator('.task .number').allTextContents();
    assert.deepEqual(
      numbers,
      Array.from({ length: tasks }, (_, index) => `${index + 1}.`),
    );
    await page.assertQuiet();
  });

  it('shows all of a short run at once in a high window', async () => {
    const { first } = await openIn(4000, shortRun);
    assert.deepEqual(first, [10, 10, 20]);
  });

  it('shows in a low window what begins in sight, and the rest soon after', async () => {
    const { page, first } = await openIn(600, shortRun);
    assert.deepEqual(first, [10, 0, 0]);
    await page.page.locator('.event').nth(19).waitFor();
    assert.equal(await page.page.locator('.lane').count(), 10);
  });

  it('leaves the first rows out where the tasks that the run is at fill the window', async () => {
    const { page, first } = await openIn(300, viewOf());
    assert.deepEqual(first, [0, 0, 0]);
    await whole(page);
  });

  it('hides no row from the search of the browser', async () => {
    const page = await openPage();
    await page.show(viewOf());
    await whole(page);
    const kinds = await page.page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll('.task, .lane, .event')].map(
          (row) => getComputedStyle(row).contentVisibility,
        ),
      ),
    ]);
    // What is `hidden` would not be found.
    assert.deepEqual(kinds, ['auto']);
  });

  it('draws one row for a new event, and leaves all others with their focus', async () => {
    const page = await openPage();
    await page.show(viewOf());
    await whole(page);
    const row = page.page.locator('.event').nth(200);
    await row.focus();
    const text = await row.innerText();
    await watchChanges(page);
    await page.show(viewOf([longLogEvent(events + 1, tasks), ...longLog(events, tasks)]));
    await whole(page, events + 1);
    assert.equal(await changed(page), 1);
    assert.equal(await page.page.locator('.event:focus').innerText(), text);
  });

  it('leaves the rows above with their focus when the lowest ones go', async () => {
    const page = await openPage();
    const log = longLog(events, tasks);
    await page.show(viewOf(log));
    await whole(page);
    // A row that came alone stands in a block of its own.
    await page.show(viewOf([...log, { ...longLogEvent(1, tasks), id: 'alone' }]));
    await whole(page, events + 1);
    await page.page.locator('.event').nth(200).focus();
    await watchChanges(page);
    await page.show(viewOf(log));
    await whole(page);
    assert.equal(await changed(page), 0);
    assert.equal(await page.page.locator('.event:focus').count(), 1);
  });

  it('goes on at the first older event that a person has asked for', async () => {
    const page = await openPage();
    const view = viewOf();
    await page.show({ ...view, log: { ...view.log, loading: true } });
    await whole(page);
    const all = [
      ...view.log.events,
      ...longLog(50, tasks).map((one) => ({ ...one, id: `-${one.id}` })),
    ];
    await page.button('Loading…').focus();
    await page.show({ ...view, log: { ...view.log, events: all, hasMore: false } });
    await page.page.locator('.event:focus').waitFor();
    const place = await page.page.evaluate(() =>
      [...document.querySelectorAll('.event')].findIndex((one) => one === document.activeElement),
    );
    assert.equal(place, events);
  });

  it('goes on there on the page of a task, too', async () => {
    const task = await openTask();
    const all = longLog(30, 1);
    const first = all.slice(0, 20);
    const log = { events: first, hasMore: true, loading: true, notice: undefined };
    await task.show(loadedTask(undefined, { log }));
    await task.button('Loading…').focus();
    await task.show(
      loadedTask(undefined, { log: { ...log, events: all, hasMore: false, loading: false } }),
    );
    await task.page.locator('.event:focus').waitFor();
    const focused = await task.page.locator('.event:focus').innerText();
    assert.equal(focused, await task.page.locator('.event').nth(first.length).innerText());
  });
});
