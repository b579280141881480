/**
 * What is left in a page that stays open. In VS Code its heap is one with that of the window, which
 * grows by itself; here it has a process of its own.
 */
import assert from 'node:assert/strict';
import { usePages } from '../webview/support/pageForm.ts';
import { useRunPages } from '../webview/support/pageRun.ts';
import { useTaskPages } from '../webview/support/pageTask.ts';
import { type UsedPage, soakPage, useForm, useRun, useTask } from './openPages.ts';
import { growthText } from './report.ts';
import { boundOf, floorsOf, growingKinds, growthOf, passes, settled } from './rule.ts';
import { keepVariable, pageRoundsVariable } from './orders.ts';
import { keepFigures } from './figures.ts';

/** `npm run soak` sets how many, of which fewer than these tell nothing. */
const fewest = 40;
const rounds = Math.max(fewest, Number(process.env[pageRoundsVariable] ?? fewest));
const looks = 20;
const every = Math.max(1, Math.floor(rounds / (looks * 5)));

describe('Hours of use of a page that stays open', function () {
  this.timeout(60 * 60_000);
  const openForm = usePages();
  const openRun = useRunPages();
  const openTask = useTaskPages();
  const opened: Readonly<Record<string, () => Promise<UsedPage>>> = {
    'of a form': async () => useForm(await openForm()),
    'of a run': async () => useRun(await openRun()),
    'of a task': async () => useTask(await openTask()),
  };

  for (const [name, open] of Object.entries(opened)) {
    it(`leave nothing over in that ${name}`, async () => {
      const soaked = await soakPage(await open(), rounds, every);
      const growth = growthOf(settled(soaked.heap, rounds));
      assert.ok(growth);
      if (process.env[pageRoundsVariable] !== undefined) {
        console.log(
          growthText(`Heap of the page ${name} in ${rounds} rounds`, growth, boundOf(rounds)),
        );
      }
      assert.deepEqual(growingKinds(floorsOf(settled(soaked.counts, rounds))), []);
      assert.ok(passes(growth, rounds), growthText(name, growth, boundOf(rounds)));
      if (process.env[keepVariable] !== undefined) {
        await keepFigures(`The page ${name}`, rounds, growth);
      }
    });
  }

  it('show a listener that is left over in each round', async () => {
    const { page, round } = await useForm(await openForm());
    const leaking = async (each: number): Promise<void> => {
      await round(each);
      await page.evaluate(() => {
        window.addEventListener('resize', () => undefined);
      });
    };
    const { counts } = await soakPage({ page, round: leaking }, 10, 1);
    assert.ok(growingKinds(counts).some(({ kind }) => kind === 'listeners'));
  });
});
