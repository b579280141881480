/** Checklists and values of a run that are long. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { checklistId, checklistItemId, fieldId } from '../../src/core/base/ids.ts';
import type { RunValue } from '../../src/core/runs/run.ts';
import { loadedRun, runOf } from '../support/samples/runs.ts';
import { useRunPages } from './support/pageRun.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';

const count = 300;
const each = <Value>(make: (index: number) => Value): readonly Value[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** How many elements there are when a message has been taken. */
const atFirst = (page: Page, selector: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        window.addEventListener('message', () => {
          resolve(document.querySelectorAll(wanted).length);
        });
      }),
    selector,
  );

const all = (page: Page, selector: string): Promise<unknown> =>
  page.waitForFunction(([wanted, whole]) => document.querySelectorAll(wanted).length === whole, [
    selector,
    count,
  ] as const);

describe('A long checklist', () => {
  const open = useTaskPages();

  it('has its first items at once, and all of them soon after', async () => {
    const task = await open();
    const { page } = task;
    const items = each((index) => ({
      ...{ id: checklistItemId(String(index)), label: `Item ${index}`, checked: false },
    }));
    const first = atFirst(page, '.checklist vscode-checkbox');
    await task.show(loadedTask(taskDetailOf({ checklists: [{ id: checklistId('1'), items }] })));
    assert.equal(await first, 25);
    await all(page, '.checklist vscode-checkbox');
    const box = page.getByRole('checkbox', { name: `Item ${count - 1}`, exact: true });
    await box.press(' ');
    const [marked] = await task.messagesOf('mark');
    assert.equal(marked?.item, String(count - 1));
  });
});

describe('Many values of a run', () => {
  const open = useRunPages();

  it('are there soon after the first, in order', async () => {
    const run = await open();
    const values = each((index): RunValue => ({
      ...{ id: fieldId(`f${index}`), name: `Field ${index}`, section: undefined },
      ...{ kind: 'string', text: 'x' },
    }));
    const first = atFirst(run.page, '.values > div');
    await run.show(loadedRun(runOf({ values })));
    assert.equal(await first, 25);
    await all(run.page, '.values > div');
    assert.deepEqual(
      await run.page.locator('.values dt').allTextContents(),
      values.map(({ name }) => name),
    );
  });
});
