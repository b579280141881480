/** Names for things that have none in a server's answers. */
import assert from 'node:assert/strict';
import { runId, runTaskId, workflowId } from '../../../src/core/base/ids.ts';
import { namedApi } from '../../../src/core/namedApi.ts';
import { isBlank } from '../../../src/core/base/isBlank.ts';
import { createHarness, valueOf } from '../../support/apiHarness.ts';
import { json } from '../../support/failing/server.ts';
import {
  type Routes,
  routed,
  wirePage,
  wireTemplate,
} from '../../support/samples/wireTemplates.ts';
import { members, wireRun, wireRunTask, wireTask } from '../../support/samples/wireRuns.ts';

const word = (what: string) => (id?: string) => (id === undefined ? `no ${what}` : `${what} ${id}`);
const words = { workflow: word('workflow'), run: word('run'), task: word('task') };
const blank = ' \u00a0\u2800';

describe('What has no name', () => {
  const harness = createHarness();
  afterEach(harness.stop);
  const served = async (routes: Routes) => {
    const { api } = await harness.start(
      [routed({ ...members, ...routes })],
      {},
      {},
      {
        dialect: 'current',
      },
    );
    return namedApi(api, words);
  };

  it('has one in lists, pages and answers', async () => {
    const run = wireRun(17, {
      name: '',
      template: { id: 7, name: blank, is_active: true },
      tasks: [wireRunTask(71, { name: blank })],
    });
    const task = wireTask(71, {
      name: blank,
      workflow: { id: 17, name: '', template_name: '', status: 0 },
      revert_tasks: [{ id: 70, name: '' }],
    });
    const event = { id: 1, type: 2, created_tsp: 1_790_000_000, task: { id: 71, name: '' } };
    const mine = { id: 71, name: null, workflow_name: blank };
    const api = await served({
      'GET /templates': json(wirePage([wireTemplate(7, [], { name: blank })])),
      'GET /workflows': json(wirePage([run])),
      'GET /workflows/17': json(run),
      'GET /workflows/17/events': json(wirePage([event])),
      'GET /v3/tasks': json(wirePage([mine])),
      'GET /v2/tasks/71': json(task),
      'POST /v2/tasks/71/complete': json(task),
    });
    const workflows = await valueOf(api.listWorkflows({ ordering: 'name' }));
    assert.equal(workflows.items[0]?.name, 'workflow 7');
    const runs = await valueOf(api.listRuns({}));
    for (const each of [runs.items[0], await valueOf(api.getRun(runId('17')))]) {
      const names = [each?.name, each?.workflow?.name, each?.tasks[0]?.name];
      assert.deepEqual(names, ['run 17', 'workflow 7', 'task 71']);
    }
    const events = await valueOf(api.listEvents(runId('17'), undefined));
    assert.equal(events.items[0]?.task?.name, 'task 71');
    const [listed] = (await valueOf(api.listTasks({}))).items;
    assert.deepEqual([listed?.name, listed?.runName], ['task 71', 'no run']);
    const completed = api.completeTask({ task: runTaskId('71'), values: [] });
    for (const each of [await valueOf(api.getTask(runTaskId('71'))), await valueOf(completed)]) {
      const names = [each.name, each.run.name, each.run.workflowName, each.returnsTo[0]?.name];
      assert.deepEqual(names, ['task 71', 'run 17', 'no workflow', 'task 70']);
    }
  });

  it('has one where the documented API is spoken', async () => {
    const wire = { id: 7, name: ' ', description: '', is_active: true, kickoff: { fields: [] } };
    const tasks = [{ id: 71, number: 1, name: '' }];
    const { api } = await harness.start([
      routed({ 'GET /workflows/7': json({ ...wire, tasks, performers_count: 1, tasks_count: 1 }) }),
    ]);
    const detail = await valueOf(namedApi(api, words).getWorkflow(workflowId('7')));
    assert.deepEqual([detail.name, detail.tasks[0]?.name], ['workflow 7', 'task 71']);
  });

  it('shows the signs of an id that stands in for a name', async () => {
    const api = await served({
      'GET /workflows': json(wirePage([wireRun(1, { id: '\u202e7', name: '' })])),
    });
    assert.equal((await valueOf(api.listRuns({}))).items[0]?.name, 'run \ufffd7');
  });

  it('keeps a name of which something can be seen', () => {
    for (const name of ['0', '.', '\u00e9', '\ufffd', '\u200f\u05d0'])
      assert.ok(!isBlank(name), name);
    for (const name of ['', ' \n\t', '\u200d', '\u200e\u200f', '\u3164', blank])
      assert.ok(isBlank(name));
  });
});
