import assert from 'node:assert/strict';
import fc from 'fast-check';
import { timeLine } from '../../../../src/core/runs/timeLine.ts';
import { eventOf, morning, runOf, runTaskOf } from '../../../support/samples/runs.ts';

const hour = 3_600_000;

describe('The time line of a run', () => {
  it('has each task where it was worked on, and the present', () => {
    const run = runOf({
      startedAt: morning,
      tasks: [
        runTaskOf(1, { state: 'completed', startedAt: morning, completedAt: morning + hour }),
        runTaskOf(2, { state: 'active', startedAt: morning + hour, dueAt: morning + 4 * hour }),
        runTaskOf(3, { state: 'pending', startedAt: undefined }),
      ],
    });
    const line = timeLine(run, [], morning + 2 * hour);
    assert.deepEqual([line?.start, line?.end, line?.now], [morning, morning + 4 * hour, 500]);
    assert.deepEqual(
      line?.bars.map(({ from, length, due, state }) => [from, length, due, state]),
      [
        [0, 250, undefined, 'completed'],
        [250, 250, 1000, 'active'],
        [undefined, 0, undefined, 'pending'],
      ],
    );
  });

  it('calls late what is overdue, and marks returns at their task', () => {
    const late = runTaskOf(1, { state: 'active', startedAt: morning, dueAt: morning + hour });
    const returned = eventOf(5, {
      ...{ kind: 'taskReturned', at: morning + hour },
      task: { id: late.id, name: late.name },
    });
    const run = runOf({ startedAt: morning, tasks: [late] });
    const [bar] = timeLine(run, [returned], morning + 2 * hour)?.bars ?? [];
    assert.deepEqual([bar?.state, bar?.returns], ['overdue', [500]]);
  });

  it('ends with the run, and is not there where nothing has a time', () => {
    const tasks = [runTaskOf(1, { state: 'notDone', startedAt: morning })];
    const done = runOf({ state: 'done', startedAt: morning, completedAt: morning + hour, tasks });
    const line = timeLine(done, [], morning + 9 * hour);
    assert.deepEqual(
      [line?.end, line?.now, line?.bars[0]?.length],
      [morning + hour, undefined, 1000],
    );
    const timeless = runOf({
      startedAt: undefined,
      tasks: [runTaskOf(1, { startedAt: undefined })],
    });
    assert.equal(timeLine(timeless, [], morning), undefined);
  });

  it('keeps every bar within it', () => {
    const time = fc.option(fc.integer({ min: 0, max: 1e12 }), { nil: undefined });
    const task = fc.record({ startedAt: time, completedAt: time, dueAt: time });
    fc.assert(
      fc.property(fc.array(task, { maxLength: 9 }), time, fc.nat(1e12), (tasks, startedAt, now) => {
        const all = tasks.map((one, index) => runTaskOf(index + 1, { state: 'active', ...one }));
        const line = timeLine(runOf({ startedAt, dueAt: undefined, tasks: all }), [], now);
        for (const { from = 0, length, due = 0 } of line?.bars ?? []) {
          assert.ok(from >= 0 && length >= 0 && from + length <= 1000 && due >= 0 && due <= 1000);
        }
      }),
    );
  });
});
