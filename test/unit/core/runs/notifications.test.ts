import assert from 'node:assert/strict';
import type { RunNotificationKind } from '../../../../src/core/launches/runRecord.ts';
import {
  canBeNotified,
  notificationFor,
  notificationSince,
} from '../../../../src/core/runs/notifications.ts';
import { runRows } from '../../../../src/core/runs/runRows.ts';
import type { Run } from '../../../../src/core/runs/run.ts';
import { runId, runTaskId } from '../../../../src/core/base/ids.ts';

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
    assert.equal(notificationFor(runOf({ dueAt: now + 1 }), [], now), undefined);
  });

  it('is that it has finished, once, late or not', () => {
    const done = runOf({ state: 'done', dueAt: now - 1 });
    assert.equal(notificationFor(done, [], now), 'finished');
    assert.equal(notificationFor(done, ['stalled'], now), 'finished');
    assert.equal(notificationFor(done, ['finished'], now), undefined);
  });

  it('is that it has stalled, once, when its time or that of a task is up', () => {
    for (const late of [runOf({ dueAt: now }), runOf({ tasks: [lateTask] })]) {
      assert.equal(notificationFor(late, [], now), 'stalled');
      assert.equal(notificationFor(late, ['stalled'], now), undefined);
    }
  });

  it('is none where only a task is late that has not come', () => {
    const ahead = { ...lateTask, state: 'pending' } as const;
    assert.equal(notificationFor(runOf({ tasks: [ahead] }), [], now), undefined);
  });

  it('is none while it is snoozed, as somebody wants it to be', () => {
    assert.equal(notificationFor(runOf({ state: 'snoozed', dueAt: now - 1 }), [], now), undefined);
  });

  it('is as old as the end of the run, or the first of what is late', () => {
    const done = runOf({ state: 'done', completedAt: 7, dueAt: 5 });
    assert.equal(notificationSince(done, 'finished', now), 7);
    const early = { ...lateTask, dueAt: now - 5 };
    const late = runOf({ dueAt: now + 1, tasks: [lateTask, early] });
    assert.equal(notificationSince(late, 'stalled', now), now - 5);
    assert.equal(notificationSince(runOf({ dueAt: 9, tasks: [lateTask] }), 'stalled', now), 9);
  });

  it('ends when it has finished', () => {
    const told: readonly (readonly RunNotificationKind[])[] = [
      [],
      ['stalled'],
      ['finished', 'stalled'],
    ];
    assert.deepEqual(told.map(canBeNotified), [true, true, false]);
  });
});

describe('The rows of runs', () => {
  it('end with one that loads more, where there is more', () => {
    const types = (more: boolean) => runRows([runOf()], more).map(({ type }) => type);
    assert.deepEqual(types(true), ['run', 'moreRuns']);
    assert.deepEqual(types(false), ['run']);
  });
});
