import assert from 'node:assert/strict';
import { actionsOn, snoozeActionsOn, returnTargets } from '../../../../src/core/runs/runActions.ts';
import { runOf, runTaskOf } from '../../../support/samples/runs.ts';

describe('What can be done with a run', () => {
  const atSecond = [runTaskOf(1, { state: 'completed' }), runTaskOf(2, { state: 'active' })];

  it('is to change it, by those who may', () => {
    const actions = ['rename', 'setDueDate', 'changeValues', 'markUrgent', 'delete'];
    assert.deepEqual(actionsOn(runOf()), actions);
    assert.deepEqual(actionsOn(runOf({ changeable: false, finalizable: true })), []);
  });

  it('is to take off what has been put on', () => {
    const actions = actionsOn(runOf({ urgent: true }));
    assert.ok(actions.includes('markNotUrgent') && !actions.includes('markUrgent'));
  });

  it('is to finish it where its workflow allows that', () => {
    assert.ok(actionsOn(runOf({ finalizable: true })).includes('finish'));
    assert.ok(actionsOn(runOf({ finalizable: true, state: 'snoozed' })).includes('finish'));
  });

  it('is to return it once it has come to a later task', () => {
    assert.ok(actionsOn(runOf({ tasks: atSecond })).includes('returnToTask'));
    assert.ok(actionsOn(runOf({ tasks: atSecond.slice(1) })).includes('returnToTask'));
    const atFirst = [runTaskOf(1, { state: 'active' }), runTaskOf(2)];
    assert.ok(!actionsOn(runOf({ tasks: atFirst })).includes('returnToTask'));
  });

  it('is to delete it alone where it is over, or in a state that is not known', () => {
    for (const state of ['done', 'unknown'] as const) {
      const run = runOf({ state, finalizable: true, tasks: atSecond });
      assert.deepEqual(actionsOn(run), ['delete']);
      assert.deepEqual(actionsOn({ ...run, changeable: false }), []);
    }
  });

  it('is to snooze it, or to resume it, by those who may change it', () => {
    assert.deepEqual(snoozeActionsOn(runOf()), ['snooze']);
    assert.deepEqual(snoozeActionsOn(runOf({ state: 'snoozed' })), ['resume']);
    assert.deepEqual(snoozeActionsOn(runOf({ changeable: false })), []);
    assert.deepEqual(snoozeActionsOn(runOf({ state: 'done' })), []);
  });

  it('is to return it to tasks that have been completed alone', () => {
    const tasks = [...atSecond, runTaskOf(3)];
    assert.deepEqual(
      returnTargets(runOf({ tasks })).map(({ number }) => number),
      [1],
    );
  });
});
