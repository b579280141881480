import assert from 'node:assert/strict';
import { runTaskId, workflowId } from '../../../src/core/base/ids.ts';
import { aLaunch, createHarness, valueOf } from '../../support/apiHarness.ts';
import { type Reply, answer, json } from '../../support/failing/server.ts';
import { members, wireTask, wireValue } from '../../support/samples/wireRuns.ts';
import { routed, wireField, wirePage, wireTemplate } from '../../support/samples/wireTemplates.ts';

const harness = createHarness();
const list = async (body: unknown) => {
  const { api } = await harness.start([json(body)]);
  return api.listWorkflows({ ordering: '-date' });
};
const get = async (body: unknown) => {
  const { api } = await harness.start([json(body)]);
  return api.getWorkflow(workflowId('1'));
};
const serve = (templates: Reply) =>
  harness.start([routed({ 'GET /templates': templates })], {}, {}, { dialect: 'current' });

describe('What of the documented API’s answers cannot be read', () => {
  afterEach(harness.stop);

  const odd = [
    ['x', '[1]', 'object', 'string'],
    [{ name: 'No id' }, '[1].id', 'a value', 'nothing'],
    [{ id: 1.5 }, '[1].id', 'an id, as a text or a whole number', 'number'],
    [{ id: 1e300 }, '[1].id', 'an id, as a text or a whole number', 'number'],
    [{ id: '' }, '[1].id', 'an id, as a text or a whole number', 'string'],
    [{ id: null }, '[1].id', 'an id, as a text or a whole number', 'null'],
  ] as const;
  for (const [entry, path, expected, found] of odd) {
    it(`lists the others beside ${JSON.stringify(entry)}, and says why that is not there`, async () => {
      const result = await list([{ id: 1 }, entry, { id: 2 }]);
      assert.ok(result.ok);
      assert.deepEqual(
        result.value.items.map(({ id }) => id),
        ['1', '2'],
      );
      const [first, ...others] = result.value.unreadable ?? [];
      assert.deepEqual([first?.path, first?.expected, first?.found], [path, expected, found]);
      assert.deepEqual(others, []);
    });
  }

  it('says what it can of an entry that cannot be read', async () => {
    const result = await list([{ id: 1.5, name: 'Harbour\u202e' }]);
    assert.ok(result.ok);
    const what = { name: 'Harbour\ufffd', id: '1.5', path: '[0].id' };
    const why = { expected: 'an id, as a text or a whole number', found: 'number' };
    assert.deepEqual(result.value.unreadable, [{ ...what, ...why }]);
  });

  it('does not take a list for its own in which nothing can be read', async () => {
    const result = await list(Array.from({ length: 1001 }, () => 0));
    assert.ok(!result.ok && result.error.kind === 'notUnderstood');
  });

  it('reads values whose meaning is clear, though they differ from the description', async () => {
    const result = await list([
      {
        id: 1,
        name: 5,
        is_active: 0,
        finalizable: 'true',
        performers_count: '3',
        tasks_count: ' 6 ',
        run_allowed: {},
        urls: 'zoom.us',
        kickoff: { description: [], fields: [{ api_name: 7, is_required: 1, type: 'string' }] },
      },
      { id: 2, name: {}, is_active: 'perhaps', performers_count: 'three', tasks_count: [] },
    ]);
    assert.ok(result.ok);
    const [first, second] = result.value.items;
    assert.ok(first && second);
    const { name, active, finalizable, performersCount, tasksCount, mayRun, sites, form } = first;
    assert.deepEqual(
      [name, active, finalizable, performersCount, tasksCount, mayRun, sites],
      ['5', false, true, 3, 6, [], []],
    );
    assert.deepEqual([form.fields[0]?.id, form.fields[0]?.required], ['7', true]);
    assert.deepEqual(
      [second.name, second.active, second.performersCount, second.tasksCount],
      ['', true, undefined, undefined],
    );
    assert.equal(result.value.unreadable, undefined);
  });

  const oddForms = [
    ['x', 'kickoff', 'object', 'string', true],
    [{ fields: {} }, 'kickoff.fields', 'array', 'object', true],
    [{ fields: [1] }, 'kickoff.fields[0]', 'object', 'number', false],
    [
      { fields: [{ is_required: false }] },
      'kickoff.fields[0].api_name',
      'a value',
      'nothing',
      false,
    ],
    [{ fields: [{ is_required: 1 }] }, 'kickoff.fields[0].api_name', 'a value', 'nothing', true],
    [{ fields: [{ is_required: [] }] }, 'kickoff.fields[0].api_name', 'a value', 'nothing', true],
  ] as const;
  for (const [kickoff, path, expected, found, mayBeRequired] of oddForms) {
    it(`knows what of the form ${JSON.stringify(kickoff)} cannot be read`, async () => {
      const result = await list([{ id: 1, kickoff }]);
      assert.ok(result.ok);
      const what = { name: undefined, id: undefined, path, expected, found, mayBeRequired };
      assert.deepEqual(result.value.items[0]?.form.unreadable, [what]);
    });
  }

  it('has the tasks that can be read, and says which cannot', async () => {
    const tasks = [{ id: 5, name: 'First' }, { name: 'Second' }, { id: 6, number: '3' }];
    const workflow = await get({ id: 1, tasks });
    assert.ok(workflow.ok);
    assert.deepEqual(
      workflow.value.tasks.map(({ id, number }) => [id, number]),
      [
        ['5', 1],
        ['6', 3],
      ],
    );
    assert.deepEqual(
      workflow.value.unreadableTasks?.map(({ name, path }) => [name, path]),
      [['Second', 'tasks[1].id']],
    );
  });

  it('keeps an id that numbers cannot hold to the last digit', async () => {
    const { api, server } = await harness.start([
      answer(200, '[{"id":9007199254740993}]'),
      answer(200, '{"id":9007199254740993,"tasks":[{"id":12345678901234567890}]}'),
      answer(200, '{"process_id":9007199254740995}'),
    ]);
    const { items } = await valueOf(api.listWorkflows({ ordering: 'date' }));
    const id = items[0]?.id;
    assert.equal(id, '9007199254740993');
    const detail = await valueOf(api.getWorkflow(id));
    assert.equal(detail.tasks[0]?.id, '12345678901234567890');
    const launched = await valueOf(api.launch({ ...aLaunch, workflow: id }));
    assert.equal(launched.id, '9007199254740995');
    assert.equal(server.requests.at(-1)?.path, '/workflows/9007199254740993/run');
  });
});

describe('What of today’s answers cannot be read', () => {
  afterEach(harness.stop);

  it('lists what can be read, counts what cannot as a part of the page, and says why', async () => {
    const odd = { ...wireTemplate(1), id: 1.5 };
    const page = wirePage([wireTemplate(1), odd, wireTemplate(2)], 'https://x.example/next');
    const { api } = await serve(json(page));
    const { items, next, unreadable } = await valueOf(api.listWorkflows({ ordering: 'name' }));
    assert.deepEqual(
      items.map(({ id }) => id),
      ['1', '2'],
    );
    assert.equal(next, '3');
    assert.deepEqual(unreadable, [
      {
        name: 'Template 1',
        id: '1.5',
        path: 'results[1].id',
        expected: 'an id, as a text or a whole number',
        found: 'number',
      },
    ]);
  });

  it('has the form without a field that cannot be read, and says which', async () => {
    const fields = [
      { ...wireField('string', { is_required: 1 }), order: '9' },
      { ...wireField('number'), api_name: null, is_required: true },
    ];
    const set = { api_name: 'set', title: 'Site', order: 1, fields: [5] };
    const kickoff = { fields, fieldsets: [set, 'odd'] };
    const { api } = await serve(json(wirePage([wireTemplate(1, [], { kickoff })])));
    const [first] = (await valueOf(api.listWorkflows({ ordering: 'name' }))).items;
    assert.deepEqual(
      first?.form.fields.map(({ id, required }) => [id, required]),
      [['string-1', true]],
    );
    assert.deepEqual(
      first.form.unreadable?.map(({ name, path, mayBeRequired }) => [name, path, mayBeRequired]),
      [
        ['A number', 'kickoff.fields[1].api_name', true],
        [undefined, 'kickoff.fieldsets[1]', true],
        [undefined, 'fields[0]', false],
      ],
    );
  });

  it('has the options that can be read, and says that there are others', async () => {
    const selections = ['Low', null, { value: 'High', api_name: 5.5 }, true];
    const { api } = await serve(
      json(wirePage([wireTemplate(1, [wireField('radio', { selections, dataset: 1.5 })])])),
    );
    const [first] = (await valueOf(api.listWorkflows({ ordering: 'name' }))).items;
    const field = first?.form.fields[0];
    assert.deepEqual(
      field?.selections.map(({ label }) => label),
      ['Low', 'High'],
    );
    assert.equal(field.hasUnreadableSelections, true);
  });

  it('launches what it has an exact id of, and nothing else', async () => {
    const listed = JSON.stringify(wirePage([wireTemplate(1)])).replace(
      '"id":1',
      `"id":${2 ** 53}1`,
    );
    const { api, server } = await serve(answer(200, listed));
    const [first] = (await valueOf(api.listWorkflows({ ordering: 'name' }))).items;
    assert.equal(first?.id, '90071992547409921');
    await api.launch({ ...aLaunch, workflow: first.id });
    assert.equal(server.requests.at(-1)?.path, '/templates/90071992547409921/run');
  });
});

describe('What of a task through today’s API cannot be read', () => {
  afterEach(harness.stop);

  it('is reported: fields, which may be required, and items to tick off', async () => {
    const output = [wireValue('string', ''), { name: 'Dock', is_required: 1 }];
    const checklists = [{ id: 1, selections: [{ id: 11, value: 'Desk' }, { value: 'Lamp' }] }, 7];
    const { api } = await harness.start(
      [routed({ ...members, 'GET /v2/tasks/71': json(wireTask(71, { output, checklists })) })],
      {},
      {},
      { dialect: 'current' },
    );
    const task = await valueOf(api.getTask(runTaskId('71')));
    assert.deepEqual([task.fields.length, task.checklists[0]?.items.length], [1, 1]);
    assert.deepEqual(
      task.unreadable?.map(({ name, path, mayBeRequired }) => [name, path, mayBeRequired]),
      [
        ['Dock', 'output[1].api_name', true],
        [undefined, 'checklists[1]', false],
        ['Lamp', 'checklists.selections[1].id', false],
      ],
    );
  });
});
