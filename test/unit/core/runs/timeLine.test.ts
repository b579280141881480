import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Lane, lanesOf, timeLine } from '../../../../src/core/runs/timeLine.ts';
import { runId } from '../../../../src/core/base/ids.ts';
import type { EventReason } from '../../../../src/core/runs/runEvent.ts';
import type { SubRun } from '../../../../src/core/runs/subRun.ts';
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

  it('has sub-runs below their task, for as long as they took', () => {
    const task = runTaskOf(1, {
      ...{ state: 'completed', startedAt: morning, completedAt: morning + 4 * hour },
    });
    const subRun = (id: string, startedAt: number, completedAt: number | undefined): SubRun => ({
      ...{ id: runId(id), name: id, state: 'done', startedAt, completedAt },
    });
    const subRuns = [
      subRun('1', morning + hour, morning + 2 * hour),
      subRun('2', morning + 3 * hour, undefined),
    ];
    const run = runOf({ startedAt: morning, tasks: [task] });
    const line = timeLine(run, [], morning + 4 * hour, [[task.id, subRuns]]);
    assert.deepEqual(
      line?.bars[0]?.subRuns.map(({ from, length }) => [from, length]),
      [
        [250, 250],
        [750, 250],
      ],
    );
  });

  it('has the tasks that were skipped in their place, with why, unless they were gone back to', () => {
    const tasks = [
      runTaskOf(1, { state: 'completed', startedAt: morning, completedAt: morning }),
      runTaskOf(4, { state: 'active', startedAt: morning + hour }),
    ];
    const skipped = (id: number, task: number, why: EventReason | undefined) => {
      const { id: taskId, name } = runTaskOf(task);
      const at = morning + hour;
      return eventOf(id, {
        ...{ kind: 'taskSkipped', at, why },
        task: { id: taskId, name, number: task },
      });
    };
    const events = [
      skipped(9, 3, 'nobody'),
      skipped(8, 2, 'rule'),
      skipped(7, 2, undefined),
      skipped(6, 4, 'rule'),
    ];
    const line = timeLine(runOf({ startedAt: morning, tasks }), events, morning + 2 * hour);
    assert.ok(line);
    const told = (lane: Lane): unknown =>
      lane.kind === 'task' ? lane.bar.task.number : [lane.task.number, lane.task.why, lane.task.at];
    assert.deepEqual(lanesOf(line).map(told), [1, [2, 'rule', 500], [3, 'nobody', 500], 4]);
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
