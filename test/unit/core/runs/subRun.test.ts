import assert from 'node:assert/strict';
import { runId, runTaskId } from '../../../../src/core/base/ids.ts';
import {
  type SubRun,
  openSubRuns,
  subRunsByTask,
  tasksWithSubRuns,
} from '../../../../src/core/runs/subRun.ts';
import { eventOf, morning, runOf, runTaskOf } from '../../../support/samples/runs.ts';

const first = runTaskOf(1, { state: 'completed' });
const second = runTaskOf(2, { state: 'active' });
const third = runTaskOf(3, { state: 'active' });
const run = runOf({ tasks: [first, second, third] });
const started = (id: number, task: typeof first) =>
  eventOf(id, {
    kind: 'subRunStarted',
    task,
    subRun: { id: runId(String(id)), name: `Sub-run ${id}` },
  });
const subRun = (id: string, state: SubRun['state']): SubRun => ({
  id: runId(id),
  name: `Sub-run ${id}`,
  state,
  startedAt: morning,
  completedAt: undefined,
});

describe('The sub-runs of a run', () => {
  // Newest first, as in a log.
  const events = [started(8, second), started(7, first), started(6, first)];

  it('keep their task waiting until they are done', () => {
    const subRuns = [subRun('6', 'done'), subRun('7', 'snoozed'), subRun('8', 'running')];
    assert.deepEqual(
      openSubRuns({ subRuns }).map(({ id }) => id),
      ['7', '8'],
    );
    assert.deepEqual(openSubRuns({}), []);
  });

  it('are read only for tasks that are worked on, and that the log names', () => {
    assert.deepEqual(tasksWithSubRuns(run, events), [second.id]);
    assert.deepEqual(tasksWithSubRuns(run, []), []);
  });

  it('are done where their task is completed, and as they were read where it is not', () => {
    const read = [[second.id, [subRun('8', 'running')]]] as const;
    assert.deepEqual(
      subRunsByTask(run, events, read).map(([task, all]) => [
        task,
        all.map(({ id, state }) => [id, state]),
      ]),
      [
        [
          first.id,
          [
            ['6', 'done'],
            ['7', 'done'],
          ],
        ],
        [second.id, [['8', 'running']]],
      ],
    );
  });

  it('are in an unknown state where their task could not be read', () => {
    const states = subRunsByTask(run, events, []).map(([, all]) => all.map(({ state }) => state));
    assert.deepEqual(states, [['done', 'done'], ['unknown']]);
    assert.deepEqual(subRunsByTask(run, [], [[runTaskId('none'), []]]), []);
  });
});
