import assert from 'node:assert/strict';
import {
  countLate,
  latenessOf,
  nextDue,
  snoozedUntil,
} from '../../../../src/core/runs/lateness.ts';
import { runRows } from '../../../../src/core/runs/runRows.ts';
import { isOverdue } from '../../../../src/core/runs/run.ts';
import { plannedTask } from '../../../../src/core/runs/plannedTask.ts';
import { personId, taskId } from '../../../../src/core/base/ids.ts';
import type { Task } from '../../../../src/core/workflows/workflow.ts';
import { runOf, runTaskOf } from '../../../support/samples/runs.ts';

const now = 1_000_000;
const active = (number: number, dueAt: number | undefined) =>
  runTaskOf(number, { state: 'active', dueAt });

describe('Why a run is late', () => {
  it('is the task or the run that was due first', () => {
    const tasks = [active(1, now - 20), active(2, now - 30), active(3, now + 5)];
    assert.equal(latenessOf(runOf({ tasks }), now)?.task?.number, 2);
    const late = latenessOf(runOf({ tasks, dueAt: now - 40 }), now);
    assert.deepEqual(late, { since: now - 40, task: undefined });
  });

  it('is nothing where it is in time, or not running, or the task has not started', () => {
    const pending = runTaskOf(1, { state: 'pending', dueAt: now - 1 });
    for (const run of [
      runOf({ dueAt: now + 1 }),
      runOf({ dueAt: now - 1, state: 'snoozed' }),
      runOf({ tasks: [pending] }),
    ]) {
      assert.equal(latenessOf(run, now), undefined);
      assert.equal(isOverdue(run, now), false);
    }
  });
});

describe('How many runs are late', () => {
  it('counts each run once', () => {
    const late = runOf({ dueAt: now - 1 });
    assert.deepEqual(countLate([late, late, runOf({ dueAt: now + 1 })], now, true), {
      count: 1,
      more: true,
    });
  });

  it('stands in the first row, if any is', () => {
    const types = (count: number) =>
      runRows([runOf()], false, [], { count, more: false }).map(({ type }) => type);
    assert.deepEqual(types(1), ['overdueRuns', 'run']);
    assert.deepEqual(types(0), ['run']);
  });
});

describe('What a run is due for next', () => {
  it('is the nearest date ahead, of the run or of a task that is being worked on', () => {
    const tasks = [active(1, now + 20), runTaskOf(2, { state: 'pending', dueAt: now + 5 })];
    assert.equal(nextDue(runOf({ tasks, dueAt: now + 30 }), now), now + 20);
    assert.equal(nextDue(runOf({ tasks: [], dueAt: now - 1 }), now), undefined);
    assert.equal(nextDue(runOf({ tasks, state: 'snoozed' }), now), undefined);
  });
});

describe('Until when a run is snoozed', () => {
  it('is when its tasks go on', () => {
    const tasks = [runTaskOf(1, { state: 'snoozed', snoozedUntil: 7 })];
    assert.equal(snoozedUntil({ state: 'snoozed', tasks }), 7);
    assert.equal(snoozedUntil({ state: 'running', tasks }), undefined);
    assert.equal(snoozedUntil({ state: 'snoozed', tasks: [] }), undefined);
  });
});

describe('What the workflow says of a task that has not started', () => {
  const person = { id: personId('1'), email: '', name: 'Ada', photo: undefined, status: '' };
  const task = (number: number, after?: readonly number[]): Task => ({
    id: taskId(`t${number}`),
    name: `Task ${number}`,
    description: '',
    number,
    responsible: [person],
    link: undefined,
    completedByAll: false,
    ...(after && { after: after.map((each) => taskId(`t${each}`)) }),
  });
  const ofRun = [runTaskOf(1), runTaskOf(2), runTaskOf(3)];

  it('is who will get it, and after which tasks of the run', () => {
    const planned = plannedTask(runTaskOf(3), ofRun, [task(1), task(2), task(3, [1, 2])]);
    assert.deepEqual(planned?.people, ['Ada']);
    assert.deepEqual(
      planned.after?.map(({ number }) => number),
      [1, 2],
    );
  });

  it('leaves open what the service does not say', () => {
    assert.equal(plannedTask(runTaskOf(3), ofRun, [task(3)])?.after, undefined);
    assert.equal(plannedTask(runTaskOf(4), ofRun, [task(3)]), undefined);
  });
});
