import assert from 'node:assert/strict';
import { runId, workflowId } from '../../../src/core/base/ids.ts';
import { createHarness, errorOf, valueOf } from '../../support/apiHarness.ts';
import { answer, json, reset } from '../../support/failing/server.ts';
import { type Routes, noRight, routed, wirePage } from '../../support/samples/wireTemplates.ts';
import { members, wireRun, wireRunTask, wireValue } from '../../support/samples/wireRuns.ts';

const harness = createHarness();
const route = (routes: Routes) =>
  harness.start([routed({ ...members, ...routes })], {}, {}, { dialect: 'current' });
const listing = (...runs: readonly unknown[]) => route({ 'GET /workflows': json(wirePage(runs)) });
const queryOf = ({ requests }: Awaited<ReturnType<typeof route>>['server'], path: string) => {
  const request = requests.find((each) => each.path.startsWith(`${path}?`));
  return Object.fromEntries(new URLSearchParams(request?.path.split('?')[1]));
};
const run = runId('4711');
const somebody = { kind: 'person' };
const aGroup = { kind: 'group' };
const person = (key: string) => ({ ...somebody, key });

describe('Runs through today’s API', () => {
  afterEach(harness.stop);

  it('have the names of those who started them and work on them', async () => {
    const performers = [
      { source_id: 5, type: 'user', is_completed: true },
      { source_id: '6', type: 'user', is_completed: false },
      { source_id: 3, type: 'group', is_completed: false },
      { source_id: 4, type: 'group', is_completed: false },
      { source_id: 404, type: 'user', is_completed: false },
    ];
    const { api } = await listing(wireRun(1, { tasks: [wireRunTask(71, { performers })] }));
    const { items } = await valueOf(api.listRuns({}));
    assert.equal(items[0]?.startedBy, 'Ann');
    assert.deepEqual(items[0].tasks[0]?.performers, [
      { ...somebody, name: '#404', completed: false, isMe: false, ref: person('404') },
      { ...somebody, name: 'Ann', completed: true, isMe: true, ref: person('5') },
      { ...somebody, name: 'Bob', completed: false, isMe: false, ref: person('6') },
      { ...aGroup, name: 'Bob', completed: false, isMe: false, ref: { ...aGroup, key: '4' } },
      { ...aGroup, name: 'Crew', completed: false, isMe: true, ref: { ...aGroup, key: '3' } },
    ]);
  });

  it('are read whole: state, times, workflow and tasks', async () => {
    const { api } = await listing(
      wireRun(1, {
        status: 3,
        is_urgent: true,
        due_date_tsp: 1_790_000_001,
        tasks: [wireRunTask(72, { number: 2, status: 'snoozed' }), wireRunTask(71)],
      }),
    );
    const { items } = await valueOf(api.listRuns({}));
    const [first] = items;
    assert.ok(first);
    const { tasks, ...rest } = first;
    assert.deepEqual(rest, {
      id: '1',
      name: 'Run 1',
      state: 'snoozed',
      workflow: { id: '7', name: 'Release' },
      urgent: true,
      startedAt: 1_790_000_000_250,
      completedAt: undefined,
      dueAt: 1_790_000_001_000,
      startedBy: 'Ann',
      finalizable: false,
      changeable: true,
    });
    assert.deepEqual(
      tasks.map(({ id, number, state }) => [id, number, state]),
      [
        ['71', 1, 'active'],
        ['72', 2, 'snoozed'],
      ],
    );
  });

  it('are asked for by state, workflow, starter and words, newest first', async () => {
    const { api, server } = await listing();
    await valueOf(
      api.listRuns({ state: 'done', mine: true, workflow: workflowId('7'), search: ' a  b ' }),
    );
    assert.deepEqual(queryOf(server, '/workflows'), {
      status: 'done',
      template_id: '7',
      workflow_starter: '5',
      search: 'a b',
      ordering: '-date',
      limit: '50',
      offset: '0',
    });
  });

  for (const [wanted, limit] of [
    [100, '100'],
    [1050, '1000'],
  ] as const) {
    it(`are asked for at once where ${wanted} are wanted, as far as the service allows`, async () => {
      const { api, server } = await listing();
      await valueOf(api.listRuns({ limit: wanted }));
      assert.equal(queryOf(server, '/workflows').limit, limit);
    });
  }

  it('come page by page', async () => {
    const { api, server } = await harness.start(
      [routed({ 'GET /workflows': json(wirePage([wireRun(1), wireRun(2)], 'http://next')) })],
      {},
      {},
      { dialect: 'current' },
    );
    const first = await valueOf(api.listRuns({}));
    assert.equal(first.next, '2');
    await valueOf(api.listRuns({ cursor: first.next }));
    const lists = server.requests.filter(({ path }) => path.startsWith('/workflows'));
    assert.deepEqual(
      lists.map(({ path }) => new URL(path, 'http://x').searchParams.get('offset')),
      ['0', '2'],
    );
  });

  it('are listed where people and the own account cannot be read', async () => {
    for (const refused of [noRight, answer(404), json({ odd: true })]) {
      const { api } = await route({
        'GET /workflows': json(wirePage([wireRun(1)])),
        'GET /accounts/users': refused,
        'GET /auth/context': refused,
      });
      const { items } = await valueOf(api.listRuns({}));
      assert.equal(items[0]?.startedBy, '#5');
    }
  });

  for (const [who, rights, owners, changeable] of [
    ['the owner of the account', { is_admin: true, is_account_owner: true }, [6], true],
    ['an admin who owns the workflow', { is_admin: true }, [6, 5], true],
    ['another admin', { is_admin: true }, [6], false],
    ['a member who owns the workflow', { is_admin: false }, [5], false],
    ['an admin where owners are not told', { is_admin: true }, undefined, true],
    ['somebody whose rights are not told', {}, [6], true],
  ] as const) {
    it(`can${changeable ? '' : 'not'} be changed by ${who}`, async () => {
      const { api } = await route({
        'GET /workflows': json(wirePage([wireRun(1, { owners })])),
        'GET /auth/context': json({ id: 5, email: 'ann@example.org', ...rights }),
      });
      assert.equal((await valueOf(api.listRuns({}))).items[0]?.changeable, changeable);
    });
  }

  it('cannot be mine where the service does not say who I am', async () => {
    const { api, server } = await route({ 'GET /auth/context': json({ email: 'a@b.example' }) });
    assert.deepEqual(await errorOf(api.listRuns({ mine: true })), { kind: 'notSupported' });
    assert.ok(server.requests.every(({ path }) => !path.startsWith('/workflows')));
  });

  it('are tried again after a broken connection', async () => {
    let count = 0;
    const { api } = await route({
      'GET /workflows': (response) => {
        count += 1;
        if (count === 1) reset(response);
        else json(wirePage([wireRun(1)]))(response);
      },
    });
    assert.equal((await valueOf(api.listRuns({}))).items.length, 1);
  });

  it('may lack everything but their id', async () => {
    const { api } = await listing(
      { id: 1 },
      { id: '2', name: 7, tasks: 'none', template: [], status: 'running', workflow_starter: null },
      { id: 3, tasks: [{ id: 1 }, null, {}, { id: 2, performers: [1, null, {}], status: 'new' }] },
    );
    const { items } = await valueOf(api.listRuns({}));
    assert.deepEqual(
      items.map(({ id, name, state, tasks }) => [id, name, state, tasks.length]),
      [
        ['1', '', 'unknown', 0],
        ['2', '7', 'unknown', 0],
        ['3', '', 'unknown', 2],
      ],
    );
    assert.equal(items[2]?.tasks[1]?.state, 'unknown');
  });

  it('are listed beside one without an id, of which is said why it is not', async () => {
    const { api } = await listing({ name: 'No id' }, wireRun(2));
    const { items, unreadable } = await valueOf(api.listRuns({}));
    assert.deepEqual(
      items.map(({ id }) => id),
      ['2'],
    );
    assert.deepEqual(
      unreadable?.map(({ name, path, found }) => [name, path, found]),
      [['No id', 'results[0].id', 'nothing']],
    );
  });
});

describe('A run through today’s API', () => {
  afterEach(harness.stop);
  const valuesOf = async (kickoff: unknown) => {
    const { api } = await route({ 'GET /workflows/4711': json(wireRun(4711, { kickoff })) });
    return (await valueOf(api.getRun(run))).values;
  };

  it('has the values of its form, in its order, without what is hidden', async () => {
    const values = await valuesOf({
      output: [
        wireValue('string', 'last', { order: 1 }),
        wireValue('string', 'secret', { api_name: 'hidden', is_hidden: true }),
        wireValue('text', '**first**', { order: 9 }),
      ],
      fieldsets: [
        {
          api_name: 'set',
          title: 'Site',
          description: 'Where',
          order: 5,
          fields: [wireValue('checkbox', 'a, b')],
        },
      ],
    });
    assert.deepEqual(values, [
      { id: 'text-1', name: 'A text', kind: 'text', text: '**first**', section: undefined },
      {
        id: 'checkbox-1',
        name: 'A checkbox',
        kind: 'checkbox',
        text: 'a, b',
        section: { id: 'set', title: 'Site', description: 'Where' },
      },
      { id: 'string-1', name: 'A string', kind: 'string', text: 'last', section: undefined },
    ]);
  });

  it('has links for addresses and files, and a day for a date', async () => {
    const noon = new Date(2026, 7, 21, 12).getTime() / 1000;
    const links = '[log](https://x.example/1)';
    const values = await valuesOf({
      output: [
        wireValue('url', 'https://x.example', { order: 4, markdown_value: links }),
        wireValue('file', 'https://x.example/1', { order: 3, markdown_value: links }),
        wireValue('string', 'A\u202eb', { order: 1.5 }),
        wireValue('date', `${noon}.0`, { order: 2, markdown_value: 'Aug 21, 2026' }),
        wireValue('hologram', 'x', { order: 1 }),
      ],
    });
    assert.deepEqual(
      values.map(({ kind, text }) => [kind, text]),
      [
        ['url', links],
        ['file', links],
        ['date', '2026-08-21'],
        ['string', 'A\ufffdb'],
        ['unknown', 'x'],
      ],
    );
  });

  it('has what a form takes, where that is another text than people read', async () => {
    const links = '[a](https://x.example/1), [b](https://x.example/2)';
    const values = await valuesOf({
      output: [
        wireValue('url', 'https://x.example', { order: 9, markdown_value: links }),
        wireValue('file', 'https://x.example/1', { order: 8, markdown_value: links }),
        wireValue('string', 'A\u202eb', { order: 7 }),
        wireValue('user', 'Ann', { order: 6, user_id: 5 }),
        wireValue('user', 'Bob', { order: 5, user_id: 6, api_name: 'left' }),
        wireValue('user', 'Crew', { order: 4, group_id: 3, api_name: 'group' }),
        wireValue('user', 'Eve', { order: 3, api_name: 'unnumbered' }),
        wireValue('date', '1787313600', { order: 2 }),
      ],
    });
    assert.deepEqual(
      values.map(({ held }) => held),
      [
        'https://x.example',
        undefined,
        'A\u202eb',
        'ann@example.org',
        '',
        undefined,
        undefined,
        undefined,
      ],
    );
  });

  it('has its tasks in order, without those that were skipped', async () => {
    const tasks = [
      wireRunTask(73, { number: 3, status: 'pending', date_started_tsp: null }),
      wireRunTask(72, { number: 2, status: 'skipped' }),
      wireRunTask(71, { checklists_total: 3, checklists_marked: 1 }),
    ];
    const { api } = await route({ 'GET /workflows/4711': json(wireRun(4711, { tasks })) });
    const detail = await valueOf(api.getRun(run));
    assert.deepEqual(
      detail.tasks.map(({ id, state }) => [id, state]),
      [
        ['71', 'active'],
        ['73', 'pending'],
      ],
    );
    assert.deepEqual(detail.tasks[0]?.checklist, { total: 3, marked: 1 });
  });

  it('may have lost its workflow, its starter and its form', async () => {
    const wire = wireRun(4711, { template: null, workflow_starter: null, kickoff: null });
    const { api } = await route({ 'GET /workflows/4711': json(wire) });
    const detail = await valueOf(api.getRun(run));
    assert.equal(detail.workflow, undefined);
    assert.equal(detail.startedBy, undefined);
    assert.deepEqual(detail.values, []);
  });

  it('is not found where there is none', async () => {
    const { api } = await route({});
    assert.deepEqual(await errorOf(api.getRun(run)), { kind: 'notFound' });
  });
});

describe('The log of a run', () => {
  afterEach(harness.stop);
  const event = (id: number, some: Readonly<Record<string, unknown>>) => ({
    id,
    created: '2026-09-01T00:00:00Z',
    created_tsp: 1_790_000_000,
    status: 'created',
    text: null,
    user_id: 5,
    target_user_id: null,
    target_group_id: null,
    task: null,
    ...some,
  });

  it('says what happened, who did it and who it concerns', async () => {
    const events = [
      event(1, { type: 5, text: 'See [Bob|6]', task: { id: 71, name: 'Task 71' } }),
      event(2, { type: 14, target_user_id: 6 }),
      event(3, { type: 20, target_group_id: 3 }),
      event(4, { type: 99, user_id: null }),
      event(5, { type: 5, status: 'deleted' }),
    ];
    const { api, server } = await route({ 'GET /workflows/4711/events': json(wirePage(events)) });
    const { items } = await valueOf(api.listEvents(run, undefined));
    assert.deepEqual(
      items.map(({ kind, by, target, text }) => [kind, by, target, text]),
      [
        ['comment', 'Ann', undefined, 'See @Bob'],
        ['performerAdded', 'Ann', 'Bob', ''],
        ['performerAdded', 'Ann', 'Crew', ''],
        ['other', undefined, undefined, ''],
      ],
    );
    assert.deepEqual(items[0]?.task, { id: '71', name: 'Task 71' });
    assert.equal(items[0].at, 1_790_000_000_000);
    assert.equal(queryOf(server, '/workflows/4711/events').ordering, '-created');
  });

  it('may come as a bare list', async () => {
    const { api } = await route({ 'GET /workflows/4711/events': json([event(1, { type: 1 })]) });
    const page = await valueOf(api.listEvents(run, undefined));
    assert.equal(page.items[0]?.kind, 'completed');
    assert.equal(page.next, undefined);
  });

  it('show the signs of an id that stands in for a name, and have no times beyond all dates', async () => {
    const performers = [
      { source_id: '\u202e4', type: 'user' },
      { source_id: '\u202e5', type: 'group' },
    ];
    const wire = wireRun(1, {
      ...{ id: '\u202e7', name: '', workflow_starter: '\u202e6', due_date_tsp: 1e300 },
      ...{ date_created_tsp: -1e13, tasks: [wireRunTask(71, { performers })] },
    });
    const { api } = await listing(wire);
    const [first] = (await valueOf(api.listRuns({}))).items;
    assert.deepEqual([first?.id, first?.startedBy], ['\u202e7', '#\ufffd6']);
    assert.deepEqual(
      first?.tasks[0]?.performers.map(({ name }) => name),
      ['#\ufffd4', '#\ufffd5'],
    );
    assert.deepEqual([first.dueAt, first.startedAt], [undefined, undefined]);
  });
});
