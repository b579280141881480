import assert from 'node:assert/strict';
import { runId, runTaskId } from '../../src/core/base/ids.ts';
import type { SubRun } from '../../src/core/runs/subRun.ts';
import { axeObjections } from './support/axe.ts';
import { useRunPages } from './support/pageRun.ts';
import { richRun } from './support/richRun.ts';
import { runStrings } from './support/runStrings.ts';
import { eventOf, loadedRun, morning } from '../support/samples/runs.ts';

describe('The page of a run with sub-runs', () => {
  const open = useRunPages();

  it('lists the sub-runs of its tasks, and leads to them and to the task that it is one of', async () => {
    const [task] = richRun.tasks;
    assert.ok(task);
    const subRun: SubRun = {
      ...{ id: runId('81'), name: 'Order of the desk', state: 'running' },
      ...{ startedAt: morning, completedAt: undefined },
    };
    const run = await open();
    await run.show(
      loadedRun({ ...richRun, ofTask: runTaskId('9') }, { subRuns: [[task.id, [subRun]]] }),
    );
    const row = run.page.getByRole('list', { name: runStrings.subRuns }).first();
    assert.ok((await row.innerText()).includes('Running'));
    await row.getByRole('button', { name: 'Order of the desk' }).click();
    assert.deepEqual(await run.messagesOf('openSubRun'), [{ type: 'openSubRun', id: '81' }]);
    await run.button(runStrings.openParentTask).click();
    assert.equal((await run.messagesOf('openParentTask')).length, 1);
  });

  it('has them as branches on the time line, and says what was skipped and why', async () => {
    const [task] = richRun.tasks;
    assert.ok(task);
    const subRun: SubRun = {
      ...{ id: runId('81'), name: 'Order of the desk', state: 'done' },
      ...{ startedAt: morning, completedAt: undefined },
    };
    const skipped = eventOf(7, {
      ...{ kind: 'taskSkipped', at: morning, why: 'nobody' },
      task: { id: runTaskId('999'), name: 'Order a chair', number: 1 },
    });
    const log = { events: [skipped], hasMore: false, loading: false, notice: undefined };
    const run = await open();
    await run.show(loadedRun(richRun, { subRuns: [[task.id, [subRun]]], log }));
    const line = run.section(runStrings.timeLine);
    const branch = line.locator('.lane.branch');
    assert.equal(await branch.locator('rect').count(), 1);
    await branch.getByRole('button', { name: 'Order of the desk' }).click();
    assert.deepEqual(await run.messagesOf('openSubRun'), [{ type: 'openSubRun', id: '81' }]);
    const told = await line.locator('.lane.skipped').innerText();
    assert.match(told, /Order a chair\s+Skipped since nobody could work on it/);
    const entry = run.section(runStrings.eventLog).getByText('since nobody could work on it');
    assert.equal(await entry.count(), 1);
    assert.deepEqual(await axeObjections(run.page), []);
  });
});
