import assert from 'node:assert/strict';
import type { WaitFor } from '../../../../src/core/vscodeTasks/launchTask.ts';
import {
  type FollowedRun,
  type RunLook,
  followRun,
  lookAtRun,
} from '../../../../src/core/vscodeTasks/followedRun.ts';
import { taskNamed } from '../../../../src/core/vscodeTasks/taskNamed.ts';
import type { RunDetail, RunTask, TaskState } from '../../../../src/core/runs/run.ts';
import type { RunEvent } from '../../../../src/core/runs/runEvent.ts';
import { eventOf, performerOf, runOf, runTaskOf } from '../../../support/samples/runs.ts';

const [build, approve, publish] = ['Build', 'Approve the release', 'Publish'];
const finished: WaitFor = { until: 'finished' };
const untilApproved: WaitFor = { until: 'task', task: approve };

/** A run of three tasks with these states; a skipped one is not listed. */
function release(states: readonly TaskState[], some: Partial<RunDetail> = {}): RunDetail {
  const names = [build, approve, publish];
  const tasks = states.map((state, index) =>
    runTaskOf(index + 1, { name: names[index] ?? '', state }),
  );
  return runOf({ tasks: tasks.filter(({ state }) => state !== 'skipped'), ...some });
}

const about = (task: RunTask): RunEvent['task'] => ({
  id: task.id,
  name: task.name,
  number: task.number,
});
const completed = (id: number, task: RunTask, by: string): RunEvent =>
  eventOf(id, { kind: 'taskCompleted', by, task: about(task) });

/** The news of a look, in short. */
const told = ({ news }: RunLook): readonly string[] =>
  news.map((each) =>
    each.kind === 'event'
      ? `${each.event.kind} ${each.event.task?.name ?? ''} by ${each.event.by ?? ''}`
      : `waits for ${each.tasks.map(({ name }) => name).join(', ')}`,
  );

describe('A run that a VS Code task waits for', () => {
  const fresh = followRun(finished);

  it('tells each completed task once, by who, and what it waits for next', () => {
    const run = release(['active', 'pending', 'pending']);
    const first = lookAtRun(fresh, run, [eventOf(1, { kind: 'taskStarted' })]);
    assert.deepEqual([told(first), first.end], [[`waits for ${build}`], undefined]);
    const again = lookAtRun(first.followed, run, [eventOf(1, { kind: 'taskStarted' })]);
    assert.deepEqual([told(again), again.end], [[], undefined]);
    const [one, two] = release(['completed', 'completed', 'active']).tasks;
    assert.ok(one && two);
    const events = [completed(3, two, 'Tomas'), completed(2, one, 'Maya'), eventOf(1)];
    const next = release(['completed', 'completed', 'active']);
    const later = lookAtRun(again.followed, next, events);
    assert.deepEqual(told(later), [
      `taskCompleted ${build} by Maya`,
      `taskCompleted ${approve} by Tomas`,
      `waits for ${publish}`,
    ]);
    assert.deepEqual(told(lookAtRun(later.followed, next, events)), []);
  });

  it('tells again what it waits for when that is given to somebody else, or one is done', () => {
    const givenTo = (...performers: RunTask['performers']): RunDetail =>
      runOf({ tasks: [runTaskOf(1, { state: 'active', performers })] });
    const [maya, tomas] = [performerOf('Maya'), performerOf('Tomas')];
    let followed: FollowedRun = fresh;
    const looks = [
      givenTo(maya),
      givenTo(maya),
      givenTo(maya, tomas),
      givenTo({ ...maya, completed: true }, tomas),
    ].map((run) => {
      const look = lookAtRun(followed, run, []);
      ({ followed } = look);
      return told(look).length;
    });
    assert.deepEqual(looks, [1, 0, 1, 1]);
  });

  it('tells of returns, skipped tasks, snoozing and delays, and of no comment', () => {
    const kinds = ['taskReturned', 'taskSkipped', 'taskDelayed', 'snoozed', 'resumed'] as const;
    const events = [...kinds, 'comment' as const, 'urgent' as const].map((kind, index) =>
      eventOf(index, { kind, by: 'Maya' }),
    );
    const look = lookAtRun(fresh, release(['active', 'pending']), events.toReversed());
    assert.deepEqual(told(look).slice(0, -1), [...kinds.map((kind) => `${kind}  by Maya`)]);
  });

  it('tells late what could not be read before', () => {
    const next = release(['completed', 'active', 'pending']);
    const [one] = next.tasks;
    assert.ok(one);
    const look = lookAtRun(fresh, next, undefined);
    assert.deepEqual(told(look), [`waits for ${approve}`]);
    const later = lookAtRun(look.followed, next, [completed(2, one, 'Maya')]);
    assert.deepEqual(told(later), [`taskCompleted ${build} by Maya`]);
  });

  it('is finished once its last task is completed, also if nobody could be asked meanwhile', () => {
    const done = release(['completed', 'completed', 'completed'], { state: 'done' });
    const events = [eventOf(9, { kind: 'completed' }), eventOf(1)];
    assert.deepEqual(lookAtRun(fresh, done, events).end, { kind: 'finished' });
    assert.deepEqual(lookAtRun(fresh, done, undefined).end, { kind: 'finished' });
  });

  it('is not finished where a person or a condition has ended it', () => {
    const over = release(['completed', 'notDone', 'notDone'], { state: 'done' });
    const byMaya = [eventOf(9, { kind: 'ended', by: 'Maya' })];
    assert.deepEqual(lookAtRun(fresh, over, byMaya).end, { kind: 'endedEarly', by: 'Maya' });
    const byRule = [eventOf(9, { kind: 'ended', by: undefined, why: 'rule' })];
    const end = { kind: 'endedEarly', by: undefined };
    assert.deepEqual(lookAtRun(fresh, over, byRule).end, { ...end, why: 'rule' });
    assert.deepEqual(lookAtRun(fresh, over, undefined).end, end);
    // It was ended, returned, and then completed.
    const done = release(['completed'], { state: 'done' });
    const both = [eventOf(12, { kind: 'completed' }), ...byMaya];
    assert.deepEqual(lookAtRun(fresh, done, both).end, { kind: 'finished' });
  });

  it('goes on while it is snoozed or in a state that is not known', () => {
    for (const state of ['snoozed', 'unknown'] as const) {
      const look = lookAtRun(fresh, release(['snoozed', 'pending'], { state }), []);
      assert.deepEqual([told(look), look.end], [[`waits for ${build}`], undefined]);
    }
  });
});

describe('A task that is waited for', () => {
  const of = (states: readonly TaskState[], some: Partial<RunDetail> = {}, number?: number) =>
    lookAtRun(followRun(untilApproved, number), release(states, some), []).end;

  it('has come once it is completed, whatever the run does then', () => {
    assert.equal(of(['completed', 'active', 'pending']), undefined);
    assert.equal(of(['completed', 'completed', 'active'])?.kind, 'taskCompleted');
    assert.equal(
      of(['completed', 'completed', 'notDone'], { state: 'done' })?.kind,
      'taskCompleted',
    );
  });

  it('does not come where it is skipped, or the run ends before it', () => {
    assert.deepEqual(of(['completed', 'notDone'], { state: 'done' }), { kind: 'taskNotReached' });
    assert.deepEqual(of(['completed', 'skipped', 'active'], {}, 2), { kind: 'taskSkipped' });
  });

  it('may come yet where tasks of the run cannot be read', () => {
    assert.equal(
      of(['completed', 'skipped', 'active'], { unreadableTasks: [] }, 2)?.kind,
      'taskSkipped',
    );
    const unreadable = [{ id: '2', name: undefined, path: '', expected: '', found: '' }];
    assert.equal(of(['active', 'skipped'], { unreadableTasks: unreadable }, 2), undefined);
  });

  it('is followed by its number when the run fills in its name', () => {
    const run = release(['completed', 'active', 'pending']);
    const named = { ...run, tasks: run.tasks.map((task) => ({ ...task, name: 'Renamed' })) };
    assert.equal(lookAtRun(followRun(untilApproved, 2), named, []).end, undefined);
    const { followed } = lookAtRun(followRun(untilApproved), run, []);
    assert.equal(followed.number, 2);
  });

  it('is found by its name in any case, or its number; several of a name are ambiguous', () => {
    const tasks = [build, 'Check', 'check', '2'].map((name, index) => ({
      name,
      number: index + 1,
    }));
    const numberOf = (name: string): unknown => {
      const named = taskNamed(tasks, name);
      return named.ok ? named.value.number : named.error;
    };
    assert.deepEqual(['build', 'Check', 'check', '2', '3'].map(numberOf), [1, 2, 3, 4, 3]);
    assert.deepEqual(numberOf('CHECK'), { code: 'ambiguousTask', name: 'CHECK', numbers: [2, 3] });
    const known = tasks.map(({ name }) => name);
    assert.deepEqual(numberOf('Ship'), { code: 'unknownTask', name: 'Ship', known });
    const missing = lookAtRun(followRun({ until: 'task', task: 'Ship' }), release(['active']), []);
    assert.equal(missing.end?.kind, 'noSuchTask');
  });
});
