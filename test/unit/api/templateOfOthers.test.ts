/** A template as people see it who are no owners of it, and one that was never active. */
import assert from 'node:assert/strict';
import { workflowId } from '../../../src/core/base/ids.ts';
import { createHarness, valueOf } from '../../support/apiHarness.ts';
import { answer, json } from '../../support/failing/server.ts';
import {
  type Routes,
  noRight,
  routed,
  wireField,
  wirePage,
  wireTemplate,
} from '../../support/samples/wireTemplates.ts';

const harness = createHarness();
const listed = wireTemplate(7, [wireField('string')]);
const noTasks = { kickoff: { fields: [], fieldsets: [] }, tasks_count: 0, is_active: false };

async function detail(routes: Routes) {
  const all = { 'GET /templates': json(wirePage([listed])), 'GET /templates/7': noRight };
  const { api, server } = await harness.start(
    [routed({ ...all, ...routes })],
    {},
    {},
    {
      dialect: 'current',
    },
  );
  const workflow = await valueOf(api.getWorkflow(workflowId('7')));
  return { workflow, paths: server.requests.map(({ path }) => path) };
}

describe('The tasks of a template', () => {
  afterEach(harness.stop);

  it('are read with its fields where the steps are empty, as for viewers', async () => {
    const tasks = [
      { name: 'Second', number: 2, api_name: 'b', fields: [] },
      { name: 'First', number: 1, api_name: 'a', fields: [] },
    ];
    const { workflow } = await detail({
      'GET /templates/7/steps': json([]),
      'GET /templates/7/fields': json({ id: 7, kickoff: {}, tasks }),
    });
    assert.deepEqual(
      workflow.tasks.map(({ id, name }) => [id, name]),
      [
        ['a', 'First'],
        ['b', 'Second'],
      ],
    );
    assert.equal(workflow.hidesTasks, undefined);
  });

  it('are known to be kept from a starter, who reads neither', async () => {
    for (const refused of [noRight, answer(404)]) {
      const { workflow } = await detail({
        'GET /templates/7/steps': json([]),
        'GET /templates/7/fields': refused,
      });
      assert.deepEqual([workflow.tasks, workflow.hidesTasks], [[], true]);
      assert.equal(workflow.form.fields.length, 1);
    }
  });

  it('are not asked for any further where there are some, or none at all', async () => {
    const steps = json([{ name: 'Only', number: 1, api_name: 'a' }]);
    const some = await detail({ 'GET /templates/7/steps': steps });
    const none = await detail({
      'GET /templates': json(wirePage([{ ...listed, tasks_count: 0 }])),
      'GET /templates/7/steps': json([]),
    });
    for (const { workflow, paths } of [some, none]) {
      assert.equal(workflow.hidesTasks, undefined);
      assert.ok(!paths.includes('/templates/7/fields'));
    }
  });
});

describe('A template that was never active', () => {
  afterEach(harness.stop);
  const empty = { ...listed, ...noTasks, description: null };
  const draft = {
    ...listed,
    is_active: false,
    description: 'What it is for',
    tasks: [{ api_name: 'a', name: 'Moor', number: 1 }],
  };

  it('has the form, the text and the tasks of its draft', async () => {
    const { workflow } = await detail({
      'GET /templates': json(wirePage([empty])),
      'GET /templates/7': json(draft),
    });
    assert.deepEqual(
      [workflow.form.fields.length, workflow.tasksCount, workflow.tasks.length],
      [1, 1, 1],
    );
    assert.deepEqual([workflow.description, workflow.active], ['What it is for', false]);
  });

  it('is what the list has where the draft cannot be read, or it has been active', async () => {
    const refused = await detail({ 'GET /templates': json(wirePage([empty])) });
    assert.equal(refused.workflow.form.fields.length, 0);
    const active = await detail({
      'GET /templates': json(wirePage([{ ...empty, is_active: true, tasks_count: 2 }])),
      'GET /templates/7': json({ ...draft, is_active: true }),
    });
    assert.equal(active.workflow.form.fields.length, 0);
  });
});
