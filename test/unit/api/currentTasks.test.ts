import assert from 'node:assert/strict';
import type { PneumaticApi } from '../../../src/core/api.ts';
import type { LaunchValue } from '../../../src/core/form/values.ts';
import {
  fieldId,
  personId,
  runTaskId,
  selectionId,
  workflowId,
} from '../../../src/core/base/ids.ts';
import { createHarness, errorOf, valueOf } from '../../support/apiHarness.ts';
import { answer, json } from '../../support/failing/server.ts';
import { type Routes, noRight, routed, wirePage } from '../../support/samples/wireTemplates.ts';
import { members, wireTask, wireValue } from '../../support/samples/wireRuns.ts';

const harness = createHarness();
const route = (routes: Routes) =>
  harness.start([routed({ ...members, ...routes })], {}, {}, { dialect: 'current' });
const task = runTaskId('71');
const withTask = (some: Readonly<Record<string, unknown>>, more: Routes = {}) =>
  route({ 'GET /v2/tasks/71': json(wireTask(71, some)), ...more });
const read = async (some: Readonly<Record<string, unknown>>, more?: Routes) =>
  valueOf((await withTask(some, more)).api.getTask(task));
const startValues = async (...output: readonly unknown[]) =>
  (await read({ output }, { 'GET /attachments': json([]) })).fields.map(
    ({ startValue }) => startValue,
  );

describe('My tasks through today’s API', () => {
  afterEach(harness.stop);

  it('are those that are assigned and not done', async () => {
    const item = {
      id: 71,
      name: 'Task 71',
      api_name: 'task-71',
      workflow_name: 'Run 4711',
      due_date_tsp: 1_790_000_001,
      date_started_tsp: 1_790_000_000,
      date_completed_tsp: null,
      template_id: 7,
      is_urgent: true,
      status: 'active',
    };
    const { api, server } = await route({ 'GET /v3/tasks': json(wirePage([item], 'more')) });
    const page = await valueOf(api.listTasks({}));
    assert.deepEqual(page, {
      items: [
        {
          id: '71',
          name: 'Task 71',
          runName: 'Run 4711',
          workflow: '7',
          urgent: true,
          startedAt: 1_790_000_000_000,
          dueAt: 1_790_000_001_000,
          completedAt: undefined,
        },
      ],
      next: '1',
    });
    assert.equal(server.requests[0]?.path, '/v3/tasks?limit=100&offset=0');
  });

  it('are asked for by person, workflow, words and what is done', async () => {
    const { api, server } = await route({ 'GET /v3/tasks': json(wirePage([])) });
    await valueOf(
      api.listTasks({
        assignedTo: personId('6'),
        completed: true,
        workflow: workflowId('7'),
        search: ' a  b ',
        limit: 50,
      }),
    );
    const query = new URLSearchParams(server.requests[0]?.path.split('?')[1]);
    assert.deepEqual(Object.fromEntries(query), {
      assigned_to: '6',
      is_completed: 'true',
      ordering: '-completed',
      template_id: '7',
      search: 'a b',
      limit: '50',
      offset: '0',
    });
  });

  it('of others are refused to those who are no admins', async () => {
    const refusal = { code: 'validation_error', message: 'No.', details: { name: 'assigned_to' } };
    const { api } = await route({ 'GET /v3/tasks': answer(400, JSON.stringify(refusal)) });
    assert.equal((await errorOf(api.listTasks({ assignedTo: personId('6') }))).kind, 'rejected');
  });
});

describe('A task through today’s API', () => {
  afterEach(harness.stop);

  it('is read with its run, checklists and where it can be returned to', async () => {
    const detail = await read({
      description: 'Ask [Bob|6].\n[clist:list-1|item-1]Tick[/clist]\nThen go.',
      checklists: [
        {
          id: 4,
          api_name: 'list-1',
          selections: [{ id: 41, api_name: 'item-1', value: 'Tick', is_selected: true }],
        },
      ],
      revert_tasks: [{ id: 70, name: 'Before', api_name: 'b' }],
      is_read_only_viewer: true,
      require_completion_by_all: true,
    });
    assert.equal(detail.description, 'Ask @Bob.\nThen go.');
    assert.deepEqual(detail.run, {
      id: '4711',
      name: 'Run 4711',
      workflowName: 'Release',
      state: 'running',
      changeable: true,
    });
    assert.deepEqual(detail.checklists, [
      { id: '4', items: [{ id: '41', label: 'Tick', checked: true }] },
    ]);
    assert.deepEqual(detail.returnsTo, [{ id: '70', name: 'Before' }]);
    assert.deepEqual([detail.readOnly, detail.completedByAll], [true, true]);
    assert.equal(detail.performers[0]?.isMe, true);
  });

  const may: readonly (readonly [string, object, boolean])[] = [
    ['an administrator', { is_admin: true, is_account_owner: false }, true],
    ['the owner of the account', { is_admin: false, is_account_owner: true }, true],
    ['a plain member', { is_admin: false, is_account_owner: false }, false],
    ['somebody, where the service says nothing of them', {}, true],
  ];
  for (const [who, rights, changeable] of may) {
    it(`is of a run that ${changeable ? 'may' : 'may not'} be changed by ${who}`, async () => {
      const me = { id: 5, email: 'ann@example.org', ...rights };
      assert.equal((await read({}, { 'GET /auth/context': json(me) })).run.changeable, changeable);
    });
  }

  it('has a form as a template has one: in order, in sections, without what is hidden', async () => {
    const { fields } = await read({
      output: [
        wireValue('string', '', { order: 1 }),
        wireValue('text', '', { order: 8, is_required: true }),
        wireValue('number', '', { is_hidden: true }),
      ],
      fieldsets: [{ api_name: 's', title: 'Site', order: 5, fields: [wireValue('url', '')] }],
    });
    assert.deepEqual(
      fields.map(({ id, required, section }) => [id, required, section?.title]),
      [
        ['text-1', true, undefined],
        ['url-1', false, 'Site'],
        ['string-1', false, undefined],
      ],
    );
  });

  it('starts with the texts that were saved', async () => {
    const kinds = ['string', 'text', 'number', 'url'] as const;
    const saved = kinds.map((kind, index) => wireValue(kind, `${kind}!`, { order: 9 - index }));
    assert.deepEqual(
      await startValues(...saved),
      kinds.map((kind) => `${kind}!`),
    );
  });

  it('starts with the selections that were saved, also where they are no longer offered', async () => {
    const selections = ['A', 'A, B', 'B', 'C'];
    const [radio, gone, ...boxes] = await startValues(
      wireValue('radio', 'A, B', { order: 9, selections }),
      wireValue('dropdown', 'Gone', { order: 8, selections }),
      ...['A, B', 'C, A', 'A, B, B, C', 'A, Gone', 'Old, new, C, Gone', ''].map((value, index) =>
        wireValue('checkbox', value, { api_name: `box-${index}`, order: 7 - index, selections }),
      ),
    );
    assert.equal(radio, 'A, B');
    assert.equal(gone, 'Gone');
    assert.deepEqual(boxes, [
      ['A, B'],
      ['C', 'A'],
      ['A, B', 'B', 'C'],
      ['A', 'Gone'],
      ['Old, new', 'C', 'Gone'],
      undefined,
    ]);
  });

  it('starts with the day, the person, the group and the files that were saved', async () => {
    const noon = new Date(2026, 7, 21, 12).getTime() / 1000;
    const link = '[log](https://files.example/1)';
    assert.deepEqual(
      await startValues(
        wireValue('date', String(noon), { order: 9 }),
        wireValue('user', 'Ann', { order: 8, user_id: 5 }),
        wireValue('user', 'Crew', { api_name: 'user-2', order: 7, group_id: 3 }),
        wireValue('user', 'Bob', { api_name: 'user-3', order: 6, user_id: 6 }),
        wireValue('file', 'https://files.example/1', { order: 5, markdown_value: link }),
      ),
      ['2026-08-21', 'ann@example.org', 'Crew', undefined, link],
    );
  });

  it('starts with exactly what was saved, whatever of it can be shown', async () => {
    const [text, group] = ['Left\u200b over', 'Night\u200b Crew'];
    const { fields } = await read(
      {
        output: [
          wireValue('string', text, { order: 9 }),
          wireValue('radio', text, { order: 8, selections: [text] }),
          wireValue('user', group, { order: 7, group_id: 3 }),
        ],
      },
      {
        'GET /attachments': json([]),
        'GET /accounts/groups': json([{ id: 3, name: group, users: [] }]),
      },
    );
    assert.deepEqual(
      fields.map(({ startValue }) => startValue),
      [text, text, group],
    );
  });

  it('offers what the server’s generation wants back', async () => {
    const selections = [{ id: 12, api_name: 's-1', value: 'One', is_selected: true }];
    const { fields } = await read(
      { output: [wireValue('radio', 'One', { selections })] },
      { 'GET /attachments': answer(404), 'GET /datasets': answer(404) },
    );
    assert.deepEqual(fields[0]?.selections, [{ id: 's-1', label: 'One' }]);
    assert.equal(fields[0].startValue, 's-1');
  });

  it('may lack everything but its id and its run', async () => {
    const { api } = await route({ 'GET /v2/tasks/71': json({ id: 71, workflow: { id: 1 } }) });
    const detail = await valueOf(api.getTask(task));
    assert.deepEqual([detail.state, detail.fields, detail.checklists], ['pending', [], []]);
  });
});

describe('The completion of a task through today’s API', () => {
  afterEach(harness.stop);
  const done = { status: 'completed', date_completed_tsp: 1_790_000_009 };
  const completed: Routes = {
    'POST /v2/tasks/71/complete': json(wireTask(71, done)),
    'GET /attachments': json([]),
  };
  const complete = (api: PneumaticApi, values: Readonly<Record<string, LaunchValue>> = {}) =>
    api.completeTask({
      task,
      values: Object.entries(values).map(([field, value]) => ({ field: fieldId(field), value })),
    });
  const bodies = (server: Awaited<ReturnType<typeof route>>['server']) =>
    server.requests
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => JSON.parse(body) as unknown);

  it('is one POST, and answers with the task as it is then', async () => {
    const { api, server } = await route(completed);
    const after = await valueOf(complete(api));
    assert.deepEqual([after.id, after.state], ['71', 'completed']);
    assert.deepEqual(bodies(server), [{ output: {} }]);
  });

  it('writes values as a launch does', async () => {
    const { api, server } = await route(completed);
    const noon = new Date(2026, 7, 21, 12).getTime() / 1000;
    await valueOf(
      complete(api, {
        a: { kind: 'checkbox', selections: [selectionId('A'), selectionId('B')] },
        b: { kind: 'date', text: '2026-08-21' },
        c: { kind: 'file', text: '[a.txt](https://f.example/1), [b.txt](https://f.example/2)' },
        d: { kind: 'user', text: 'Crew' },
      }),
    );
    assert.deepEqual(bodies(server), [
      {
        output: {
          a: ['A', 'B'],
          b: noon,
          c: ['[a.txt](https://f.example/1)', '[b.txt](https://f.example/2)'],
          d: 'Crew',
        },
      },
    ]);
  });

  it('has the service’s message at the field that it names', async () => {
    const message = 'Fill this in.';
    const details = { api_name: 'f-1', reason: message };
    const refusal = json({ message, code: 'validation_error', details }, 400);
    const { api } = await route({ 'POST /v2/tasks/71/complete': refusal });
    const error = await errorOf(complete(api));
    assert.ok(error.kind === 'rejected');
    assert.deepEqual(error.rejections, [{ target: { part: 'field', id: 'f-1' }, message }]);
  });

  it('is refused to somebody who does not perform it', async () => {
    const { api } = await route({ 'POST /v2/tasks/71/complete': noRight });
    assert.equal((await errorOf(complete(api))).kind, 'forbidden');
  });

  it('is looked up where the service only says that it is done', async () => {
    const { api, server } = await withTask(done, { 'POST /v2/tasks/71/complete': answer(204) });
    assert.equal((await valueOf(complete(api))).state, 'completed');
    assert.equal(bodies(server).length, 1);
  });

  it('is not known to be done where neither the answer nor the task can be read', async () => {
    const { api } = await route({ 'POST /v2/tasks/71/complete': json({ odd: true }) });
    assert.deepEqual(await errorOf(complete(api)), { kind: 'changeUnknown', cause: 'answer' });
  });
});
