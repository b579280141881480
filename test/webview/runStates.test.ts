import assert from 'node:assert/strict';
import type { LoadedRun, RunHostMessage } from '../../src/protocol/runPage.ts';
import { type PageRun, useRunPages } from './support/pageRun.ts';
import { runStrings } from './support/runStrings.ts';
import { loadedRun, morning, runOf, runTaskOf } from '../support/samples/runs.ts';

describe('How a run stands, on its page', () => {
  const open = useRunPages();

  async function opened(view: LoadedRun): Promise<PageRun> {
    const run = await open();
    await run.show(view);
    return run;
  }

  it('does not call a run overdue that is done', async () => {
    const run = await opened(
      loadedRun(runOf({ state: 'done', dueAt: morning, completedAt: morning + 1 })),
    );
    assert.equal(await run.page.getByText(runStrings.overdue).count(), 0);
  });

  it('does not call a run overdue that is snoozed', async () => {
    const run = await opened(loadedRun(runOf({ state: 'snoozed', dueAt: morning })));
    await run.page.getByText(runStrings.due, { exact: true }).waitFor();
    assert.equal(await run.page.getByText(runStrings.overdue).count(), 0);
  });

  it('says until when it is snoozed', async () => {
    const snoozedUntil = Date.UTC(2099, 11, 31, 12);
    const tasks = [runTaskOf(1, { state: 'snoozed', startedAt: morning, snoozedUntil })];
    const run = await opened(loadedRun(runOf({ state: 'snoozed', tasks })));
    assert.match(await run.page.locator('.run-state').innerText(), /Snoozed until Dec 31, 2099/);
    const task = run.section(runStrings.tasks).locator('.task-state');
    assert.match(await task.innerText(), /Snoozed until Dec 31, 2099/);
  });

  it('says aloud what a menu has done', async () => {
    const run = await opened(loadedRun());
    const said = { type: 'said', text: 'Copied: 4711' } as unknown as RunHostMessage;
    await run.say(said);
    await run.said('Copied: 4711');
    await run.show(loadedRun());
    await run.said('Copied: 4711');
  });
});
