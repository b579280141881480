/** The tasks of a run, where they differ from the service's answer. */
import assert from 'node:assert/strict';
import { hasStarted } from '../../../src/core/runs/run.ts';
import { runId } from '../../../src/core/base/ids.ts';
import { createHarness, valueOf } from '../../support/apiHarness.ts';
import { json } from '../../support/failing/server.ts';
import { type Routes, routed, wirePage } from '../../support/samples/wireTemplates.ts';
import { members, wireRun, wireRunTask, wireValue } from '../../support/samples/wireRuns.ts';

const harness = createHarness();
const route = (routes: Routes) =>
  harness.start([routed({ ...members, ...routes })], {}, {}, { dialect: 'current' });
const run = runId('4711');

describe('A run through today’s API', () => {
  afterEach(harness.stop);

  it('that is done has left undone what was not completed', async () => {
    const tasks = [
      wireRunTask(71, { number: 1, status: 'completed' }),
      wireRunTask(72, { number: 2, status: 'active' }),
      wireRunTask(73, { number: 3, status: 'snoozed' }),
      wireRunTask(74, { number: 4, status: 'pending', date_started_tsp: null }),
    ];
    const wire = wireRun(4711, { status: 1, tasks });
    const { api } = await route({
      'GET /workflows/4711': json(wire),
      'GET /workflows': json(wirePage([wire])),
    });
    const expected = ['completed', 'notDone', 'notDone', 'notDone'];
    const detail = await valueOf(api.getRun(run));
    assert.deepEqual(
      detail.tasks.map(({ state }) => state),
      expected,
    );
    const [listed] = (await valueOf(api.listRuns({}))).items;
    assert.deepEqual(
      listed?.tasks.map(({ state }) => state),
      expected,
    );
    assert.deepEqual(detail.tasks.map(hasStarted), [true, true, true, false]);
  });

  describe('with tasks to come that are named after values', () => {
    const pending = (id: number, name: string) =>
      wireRunTask(id, { number: id, name, status: 'pending', date_started_tsp: null });
    const kickoff = {
      output: [
        wireValue('string', 'Nordhavn\n west', { api_name: 'marina' }),
        wireValue('date', '1787313600', { api_name: 'opening', order: 2 }),
        wireValue('user', 'Maya Lindqvist', { api_name: 'guide', order: 3 }),
        wireValue('string', '', { api_name: 'notes', order: 4 }),
      ],
      fieldsets: [],
    };
    const names = async (...tasks: readonly unknown[]): Promise<readonly string[]> => {
      const done = wireValue('file', 'x', {
        api_name: 'plan',
        markdown_value: '[plan.pdf](https://files.example/12345678)',
      });
      const events = [
        { task: { output: [{ ...done, markdown_value: '[old.pdf](https://f.example/1)' }] } },
        { task: { output: [done], fieldsets: [] } },
        { task: { output: null } },
        { task: null },
      ].toReversed();
      const { api, server } = await route({
        'GET /workflows/4711': json(wireRun(4711, { tasks, kickoff })),
        'GET /workflows/4711/events': json(wirePage(events)),
      });
      const detail = await valueOf(api.getRun(run));
      asked = server.requests.filter(({ path }) => path.includes('/events')).length;
      return detail.tasks.map(({ name }) => name);
    };
    let asked = 0;

    it('says what is known of them, and leaves the rest as it is', async () => {
      const found = await names(
        pending(1, 'Berths of {{marina}}, {{ opening }}'),
        pending(2, 'With {{guide}}{{notes}}: {{plan}}'),
      );
      assert.deepEqual(found, [
        'Berths of Nordhavn west, 2026-08-21',
        'With Maya Lindqvist: {{plan}}',
      ]);
      assert.equal(asked, 0);
    });

    it('asks what was filled in for tasks where a name is after it', async () => {
      const done = wireRunTask(1, { status: 'completed' });
      assert.deepEqual(await names(done, pending(2, 'Go by {{plan}} to {{marina}} {{what}}')), [
        'Task 1',
        'Go by plan.pdf to Nordhavn west {{what}}',
      ]);
      assert.equal(asked, 1);
      assert.deepEqual(await names(done, pending(2, 'Go to {{marina}}')), [
        'Task 1',
        'Go to Nordhavn west',
      ]);
      assert.equal(asked, 0);
    });
  });
});
