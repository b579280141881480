import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { type RunId, selectionId, workflowId } from '../../../src/core/base/ids.ts';
import type { LaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import { openSubRuns } from '../../../src/core/runs/subRun.ts';
import type { TaskDetail } from '../../../src/core/tasks/task.ts';
import { errorOf, valueOf } from '../../support/apiHarness.ts';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';
import { request } from './launchRequest.ts';

describe('The client with the branches of a run', () => {
  const sandbox = useCurrentSandbox();
  const connect = (member: Member = 'maya'): PneumaticApi =>
    createApi({ server: sandbox().process.origin, key: keyOf(member) }, { dialect: 'current' });
  const start = async (asked: LaunchRequest): Promise<RunId> =>
    (await valueOf(connect().launch(asked))).id;
  const activeTask = async (run: RunId): Promise<TaskDetail> => {
    const { tasks } = await valueOf(connect().getRun(run));
    const task = tasks.find(({ state }) => state === 'active');
    assert.ok(task);
    return valueOf(connect().getTask(task.id));
  };
  const complete = ({ id }: TaskDetail) => connect().completeTask({ task: id, values: [] });

  it('launches a sub-run from a task, which its task then waits for (§3.4 ancestor_task_id, §3.6)', async () => {
    const run = await start(request('10'));
    const task = await activeTask(run);
    assert.deepEqual(task.subRuns, []);
    const subRun = await start(request('15', {}, { name: 'Looking', ofTask: task.id }));
    assert.equal((await valueOf(connect().getRun(subRun))).ofTask, task.id);
    assert.equal((await valueOf(connect().getRun(run))).ofTask, undefined);
    const waiting = await activeTask(run);
    assert.deepEqual(
      waiting.subRuns?.map(({ id, name, state }) => ({ id, name, state })),
      [{ id: subRun, name: 'Looking', state: 'running' }],
    );
    assert.equal((await errorOf(complete(waiting))).kind, 'rejected');
    const { items } = await valueOf(connect().listEvents(run, undefined));
    const started = items.find(({ kind }) => kind === 'subRunStarted');
    assert.deepEqual(started?.subRun, { id: subRun, name: 'Looking' });
    for (let left = 3; left > 0; left -= 1) await valueOf(complete(await activeTask(subRun)));
    assert.deepEqual(openSubRuns(await activeTask(run)), []);
    await valueOf(complete(waiting));
  });

  it('is refused a sub-run where the task is not one’s own, or is over (§3.4 ancestor_task_id)', async () => {
    const run = await start(request('15'));
    const task = await activeTask(run);
    const asked = request('10', {}, { ofTask: task.id });
    assert.equal((await errorOf(connect('priya').launch(asked))).kind, 'rejected');
    await valueOf(complete(task));
    assert.equal((await errorOf(connect().launch(asked))).kind, 'rejected');
  });

  it('is told of a task that a condition has skipped, and of a run that one has ended (§3.5)', async () => {
    const launch = (when: string) =>
      connect('tomas').launch(
        request('17', {
          boat: { kind: 'string', text: 'Freya' },
          when: { kind: 'radio', selection: selectionId(when) },
          helper: { kind: 'user', text: emailOf('priya') },
        }),
      );
    const told = async (when: string) => {
      const { id } = await valueOf(launch(when));
      const { items } = await valueOf(connect('tomas').listEvents(id, undefined));
      return items.flatMap(({ kind, why, task }) => (why ? [[kind, why, task?.number]] : []));
    };
    assert.deepEqual(await told('Now'), [['taskSkipped', 'rule', 1]]);
    const [ended] = await told('Not any more');
    assert.deepEqual(ended?.slice(0, 2), ['ended', 'rule']);
  });

  it('reads the conditions on the tasks of a workflow, in words (§3.2 conditions)', async () => {
    const { tasks } = await valueOf(connect('tomas').getWorkflow(workflowId('17')));
    const check = (value: string) => [
      [{ field: 'When does she come out?', comparison: 'equals', value }],
    ];
    assert.deepEqual(tasks[0]?.conditions, [
      { action: 'skip', anyOf: check('Now') },
      { action: 'end', anyOf: check('Not any more') },
    ]);
    assert.deepEqual(tasks[1]?.conditions, []);
  });
});
