import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { snoozeActions, runActions } from '../../src/core/runs/runActions.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import { fieldKinds } from '../../src/core/form/field.ts';
import { axeObjections } from './support/axe.ts';
import type { OpenOptions } from './support/builtPage.ts';
import { useRunPages } from './support/pageRun.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { pageThemes } from './support/pageThemes.ts';
import { richLog, richRun } from './support/richRun.ts';
import { runStrings } from './support/runStrings.ts';
import { loadedRun, morning } from '../support/samples/runs.ts';
import { taskStrings } from './support/taskStrings.ts';
import { fieldOf } from '../support/samples/workflows.ts';

const notice = { message: 'No.', nextStep: 'Look first.', action: 'retry' } as const;
const stale = { notice, asOf: morning };
const fields = fieldKinds.map((kind) =>
  fieldOf(kind, { id: fieldId(kind), required: true, description: `About ${kind}.` }),
);

/** The pages for people who need another view. An editor 800 px wide is 400 px wide at 200 %. */
const views: Readonly<Record<string, OpenOptions>> = {
  'with forced colours, dark': { theme: pageThemes.highContrast, forcedColors: 'active' },
  'with forced colours, light': { theme: pageThemes.highContrastLight, forcedColors: 'active' },
  'at 200 %': { width: 400, height: 450 },
  'at 200 % in high contrast': { theme: pageThemes.highContrast, width: 400, height: 450 },
};

/** The elements that reach beyond the page, or that a box of their own cuts off. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const seen = [...document.querySelectorAll('#root *:not(.unseen)')];
    const isCutOff = (element: Element): boolean => {
      const { left, right, width } = element.getBoundingClientRect();
      const hides = getComputedStyle(element).overflowX !== 'visible';
      return (
        (width > 0 && (left < -0.5 || right > wide + 0.5)) ||
        (hides && element.scrollWidth > element.clientWidth + 1)
      );
    };
    return seen.filter(isCutOff).map(({ outerHTML }) => outerHTML.slice(0, 120));
  });

async function assertSeen(page: Page): Promise<void> {
  assert.deepEqual(await axeObjections(page), []);
  assert.deepEqual(await cutOff(page), []);
}

describe('The page of a run, for everybody', () => {
  const open = useRunPages();

  for (const [name, options] of Object.entries(views)) {
    it(`is whole ${name}`, async () => {
      const run = await open(options);
      const log = { events: richLog, hasMore: true, loading: false, notice };
      await run.show(
        loadedRun(richRun, { log, stale, actions: [...snoozeActions, ...runActions] }),
      );
      await run.button(runStrings.comment).click();
      await run.button(runStrings.send).click();
      await assertSeen(run.page);
      for (const bar of await run.page.locator('.lane-bar').all()) {
        const box = await bar.boundingBox();
        assert.ok(box && box.width > 150, 'The bars of the time line have no room.');
      }
    });
  }
});

describe('The page of a task, for everybody', () => {
  const open = useTaskPages();

  for (const [name, options] of Object.entries(views)) {
    it(`is whole ${name}`, async () => {
      const task = await open(options);
      const whole = taskDetailOf({ fields, urgent: true, dueAt: morning, completedByAll: true });
      await task.show(loadedTask(whole, { stale, itemNotice: notice }));
      await task.button(taskStrings.complete).click();
      await task.button(taskStrings.returnTask).click();
      await task.button(taskStrings.comment).click();
      await assertSeen(task.page);
      await task.show(loadedTask(taskDetailOf({ fields }), { work: { phase: 'completed' } }));
      await assertSeen(task.page);
    });
  }
});
