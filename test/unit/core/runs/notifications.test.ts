import assert from 'node:assert/strict';
import type { RunNews } from '../../../../src/core/launches/runRecord.ts';
import { canHaveNews, newsOf, newsSince } from '../../../../src/core/runs/notifications.ts';
import { runNodes } from '../../../../src/core/runs/runRows.ts';
import type { Run } from '../../../../src/core/runs/run.ts';
import { startingChoice, toFilter } from '../../../../src/core/runs/runChoice.ts';
import { accountId, runId, runTaskId, workflowId } from '../../../../src/core/base/ids.ts';

const now = 1_000_000;

const runOf = (some: Partial<Run> = {}): Run => ({
  id: runId('1'),
  name: 'Run 1',
  state: 'running',
  workflow: undefined,
  urgent: false,
  startedAt: 1,
  completedAt: undefined,
  dueAt: undefined,
  startedBy: undefined,
  finalizable: false,
  changeable: true,
  tasks: [],
  ...some,
});

const lateTask = {
  id: runTaskId('7'),
  name: 'Review',
  number: 1,
  state: 'active',
  performers: [],
  startedAt: 1,
  completedAt: undefined,
  dueAt: now - 1,
  checklist: { total: 0, marked: 0 },
} as const;

describe('The news of a run', () => {
  it('is none while it goes on in time', () => {
    assert.equal(newsOf(runOf({ dueAt: now + 1 }), [], now), undefined);
  });

  it('is that it has finished, once, late or not', () => {
    const done = runOf({ state: 'done', dueAt: now - 1 });
    assert.equal(newsOf(done, [], now), 'finished');
    assert.equal(newsOf(done, ['stalled'], now), 'finished');
    assert.equal(newsOf(done, ['finished'], now), undefined);
  });

  it('is that it has stalled, once, when its time or that of a task is up', () => {
    for (const late of [runOf({ dueAt: now }), runOf({ tasks: [lateTask] })]) {
      assert.equal(newsOf(late, [], now), 'stalled');
      assert.equal(newsOf(late, ['stalled'], now), undefined);
    }
  });

  it('is none where only a task is late that has not come', () => {
    const ahead = { ...lateTask, state: 'pending' } as const;
    assert.equal(newsOf(runOf({ tasks: [ahead] }), [], now), undefined);
  });

  it('is none while it is snoozed, as somebody wants it to be', () => {
    assert.equal(newsOf(runOf({ state: 'snoozed', dueAt: now - 1 }), [], now), undefined);
  });

  it('is as old as the end of the run, or the first of what is late', () => {
    const done = runOf({ state: 'done', completedAt: 7, dueAt: 5 });
    assert.equal(newsSince(done, 'finished', now), 7);
    const early = { ...lateTask, dueAt: now - 5 };
    const late = runOf({ dueAt: now + 1, tasks: [lateTask, early] });
    assert.equal(newsSince(late, 'stalled', now), now - 5);
    assert.equal(newsSince(runOf({ dueAt: 9, tasks: [lateTask] }), 'stalled', now), 9);
  });

  it('ends when it has finished', () => {
    const told: readonly (readonly RunNews[])[] = [[], ['stalled'], ['finished', 'stalled']];
    assert.deepEqual(told.map(canHaveNews), [true, true, false]);
  });
});

describe('The rows of runs', () => {
  it('end with one that loads more, where there is more', () => {
    const types = (more: boolean) => runNodes([runOf()], more).map(({ type }) => type);
    assert.deepEqual(types(true), ['followedRun', 'moreRuns']);
    assert.deepEqual(types(false), ['followedRun']);
  });
});

describe('The choice of runs', () => {
  const [here, there] = [accountId('https://a.example'), accountId('https://b.example')];
  const workflow = { account: here, id: workflowId('7'), name: 'Release' };

  it('asks for what was launched with the key, in whatever state, to begin with', () => {
    assert.deepEqual(toFilter(startingChoice, here), {
      state: undefined,
      mine: true,
      workflow: undefined,
    });
  });

  it('takes no notice of the workflow of another account', () => {
    const choice = { ...startingChoice, state: 'done', mine: false, workflow } as const;
    assert.deepEqual(toFilter(choice, here), {
      state: 'done',
      mine: undefined,
      workflow: workflowId('7'),
    });
    assert.equal(toFilter(choice, there).workflow, undefined);
  });
});
