import assert from 'node:assert/strict';
import { personId, runTaskId, workflowId } from '../../../../src/core/base/ids.ts';
import type { MyTask } from '../../../../src/core/tasks/task.ts';
import {
  type TaskFilter,
  changedTaskFilter,
  filteredTasks,
  groupedTasks,
  initialTaskFilter,
  leavesTasksOut,
  needsOwnList,
} from '../../../../src/core/tasks/taskFilter.ts';
import { zoneNamed } from '../../../support/samples/zones.ts';

const now = Date.parse('2026-11-27T12:00:00Z');
const moment = { now, zone: zoneNamed('Europe/Berlin') };
const hour = 3_600_000;

const taskOf = (id: string, some: Partial<MyTask> = {}): MyTask => ({
  id: runTaskId(id),
  name: `Task ${id}`,
  runName: 'Week 40',
  workflow: workflowId('7'),
  urgent: false,
  startedAt: 1,
  dueAt: undefined,
  completedAt: undefined,
  ...some,
});
const ann = { id: personId('6'), name: 'Ann' };
const release = { id: workflowId('7'), name: 'Release' };

describe('The filter of tasks', () => {
  const late = taskOf('1', { dueAt: now - hour });
  const sunday = taskOf('2', { dueAt: now + 48 * hour, workflow: workflowId('8') });
  const monday = taskOf('3', { dueAt: now + 72 * hour });
  const never = taskOf('4', { workflow: undefined, runName: 'Week 41' });
  const all = [late, sunday, monday, never];
  const ids = (filter: Partial<TaskFilter>) =>
    filteredTasks(all, { ...initialTaskFilter, ...filter }, moment).map(({ id }) => id);

  it('lets through what is overdue, due this week, or of a workflow', () => {
    assert.deepEqual(ids({}), ['1', '2', '3', '4']);
    assert.deepEqual(ids({ due: 'overdue' }), ['1']);
    assert.deepEqual(ids({ due: 'thisWeek' }), ['1', '2']);
    assert.deepEqual(ids({ workflow: release }), ['1', '3']);
    assert.deepEqual(ids({ workflow: release, due: 'thisWeek' }), ['1']);
  });

  it('needs another list for completed tasks and those of others', () => {
    assert.equal(needsOwnList({ ...initialTaskFilter, workflow: release }), false);
    assert.equal(needsOwnList({ ...initialTaskFilter, completed: true }), true);
    assert.equal(needsOwnList({ ...initialTaskFilter, person: ann }), true);
  });

  it('leaves nothing out by a grouping alone', () => {
    assert.equal(leavesTasksOut({ ...initialTaskFilter, grouping: 'run' }), false);
    assert.equal(leavesTasksOut({ ...initialTaskFilter, due: 'overdue' }), true);
  });

  it('has due tasks or completed ones, whatever was chosen last', () => {
    const due = changedTaskFilter({ ...initialTaskFilter, completed: true }, { due: 'overdue' });
    assert.deepEqual([due.completed, due.due], [false, 'overdue']);
    const done = changedTaskFilter(due, { completed: true });
    assert.deepEqual([done.completed, done.due], [true, undefined]);
  });

  it('groups tasks by workflow or run, in the order of the first of each', () => {
    const keys = (by: 'workflow' | 'run') =>
      groupedTasks(all, by).map(({ key, tasks }) => [key, tasks.map(({ id }) => id)]);
    assert.deepEqual(keys('workflow'), [
      ['7', ['1', '3']],
      ['8', ['2']],
      [undefined, ['4']],
    ]);
    assert.deepEqual(keys('run'), [
      ['Week 40', ['1', '2', '3']],
      ['Week 41', ['4']],
    ]);
  });
});
