import assert from 'node:assert/strict';
import { orderings } from '../../../src/core/workflows/ordering.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import { createHarness, errorOf, valueOf } from '../../support/apiHarness.ts';
import { type Reply, answer, json } from '../../support/failing/server.ts';
import {
  type Routes,
  noRight,
  routed,
  wireField,
  wirePage,
  wireTemplate,
} from '../../support/samples/wireTemplates.ts';

const harness = createHarness();
const serve = (...script: readonly Reply[]) =>
  harness.start(script, {}, {}, { dialect: 'current' });
const route = (routes: Routes) => serve(routed(routes));
const pathsOf = (server: { readonly requests: readonly { readonly path: string }[] }) =>
  server.requests.map(({ path }) => path);
const seven = workflowId('7');

/** A server that lists template 7 with these fields, and has further routes. */
const withFields = (fields: readonly unknown[], more: Routes = {}) =>
  route({
    'GET /templates': json(wirePage([wireTemplate(7, fields)])),
    'GET /templates/7': json(wireTemplate(7, fields)),
    ...more,
  });

describe('Today’s API', () => {
  afterEach(harness.stop);

  it('names runs itself, has no task links, and takes 140 characters in a string', async () => {
    const { api } = await serve(json([]));
    const capabilities = await valueOf(api.capabilities());
    assert.equal(capabilities.overridesTaskLinks, false);
    assert.equal(capabilities.namesRuns, true);
    assert.deepEqual(capabilities.rules, {
      nameLength: undefined,
      stringLength: 140,
      strictSites: true,
      filesByNumber: false,
      fileLinks: { site: undefined },
    });
  });

  it('takes only links to its own files, whose address is known where that is certain', async () => {
    const files = 'http://localhost/files';
    const { api } = await harness.start([json([])], {}, { files }, { dialect: 'current' });
    const { rules } = await valueOf(api.capabilities());
    assert.deepEqual(rules.fileLinks, { site: files });
  });

  describe('with its list of workflows', () => {
    it('has the list searched by the server, on every page', async () => {
      const { api, server } = await serve(json(wirePage([{ id: 3 }], 'http://next')));
      const search = ' new   berth ';
      const { next } = await valueOf(api.listWorkflows({ ordering: 'name', search }));
      await valueOf(api.listWorkflows({ ordering: 'name', search, cursor: next }));
      await valueOf(api.listWorkflows({ ordering: 'name', search: '  ' }));
      assert.deepEqual(
        pathsOf(server).map((path) => new URL(path, 'http://x').searchParams.get('search')),
        ['new berth', 'new berth', null],
      );
    });

    for (const ordering of orderings) {
      it(`has the list sorted by ${ordering} on the server and keeps the order`, async () => {
        const { api, server } = await serve(json(wirePage([{ id: 3 }, { id: 1 }, { id: 2 }])));
        const { items, next } = await valueOf(api.listWorkflows({ ordering }));
        assert.deepEqual(
          items.map(({ id }) => id),
          ['3', '1', '2'],
        );
        assert.equal(next, undefined);
        assert.deepEqual(pathsOf(server), [`/templates?limit=200&offset=0&ordering=${ordering}`]);
      });
    }

    it('has its list in pages, each asked for by its offset', async () => {
      const { api, server } = await serve(
        json(wirePage([{ id: 1 }, { id: 2 }], 'https://elsewhere.example/templates?offset=2')),
        json(wirePage([{ id: 3 }])),
      );
      const first = await valueOf(api.listWorkflows({ ordering: 'name' }));
      const second = await valueOf(api.listWorkflows({ ordering: 'name', cursor: first.next }));
      assert.deepEqual([first.next, second.next], ['2', undefined]);
      assert.equal(pathsOf(server)[1], '/templates?limit=1000&offset=2&ordering=name');
    });

    it('ends the list at an empty page, whatever that says', async () => {
      const { api } = await serve(json(wirePage([], 'https://elsewhere.example/')));
      const { items, next } = await valueOf(api.listWorkflows({ ordering: 'name' }));
      assert.deepEqual([items, next], [[], undefined]);
    });

    it('has its list bare as well', async () => {
      const { api } = await serve(json([wireTemplate(1), wireTemplate(2)]));
      const { items, next } = await valueOf(api.listWorkflows({ ordering: 'name' }));
      assert.deepEqual([items.length, next], [2, undefined]);
    });

    it('has everything that a list has of a workflow', async () => {
      const template = wireTemplate(7, [wireField('string', { name: 'Why', is_required: true })], {
        description: '**Bold**',
        is_active: false,
        wf_name_template: '{{date}} release',
      });
      const { api } = await serve(json(wirePage([template])));
      const { items } = await valueOf(api.listWorkflows({ ordering: 'name' }));
      assert.deepEqual(items, [
        {
          id: '7',
          name: 'Template 7',
          description: '**Bold**',
          active: false,
          finalizable: undefined,
          performersCount: undefined,
          tasksCount: 2,
          mayRun: [],
          sites: [],
          nameTemplate: '{{date}} release',
          form: {
            description: '',
            fields: [
              {
                id: 'string-1',
                name: 'Why',
                description: '',
                kind: 'string',
                sourceType: 'string',
                required: true,
                selections: [],
              },
            ],
          },
        },
      ]);
    });
  });

  describe('with the detail of a workflow', () => {
    it('has the tasks in the detail, in order, with who performs them', async () => {
      const task = {
        id: 22,
        api_name: 'task-b',
        name: 'Second',
        number: 2,
        description: 'Do *it*',
        require_completion_by_all: true,
        raw_performers: [
          { type: 'user', source_id: '5', label: 'Ann', api_name: 'p-1' },
          { type: 'workflow_starter', source_id: null, label: 'Workflow starter' },
        ],
      };
      const detail = { ...wireTemplate(7), finalizable: true, tasks: [task, { number: 1 }] };
      const { api } = await route({
        'GET /templates': json(wirePage([wireTemplate(7)])),
        'GET /templates/7': json(detail),
        'GET /accounts/users': json([{ id: 5, email: 'ann@example.org', first_name: 'Ann' }]),
        'GET /accounts/groups': json([]),
      });
      const { finalizable, tasks } = await valueOf(api.getWorkflow(seven));
      assert.equal(finalizable, true);
      assert.deepEqual(
        tasks.map(({ id, number }) => [id, number]),
        [
          ['task-2', 1],
          ['task-b', 2],
        ],
      );
      assert.deepEqual(tasks[1], {
        id: 'task-b',
        name: 'Second',
        description: 'Do *it*',
        number: 2,
        responsible: [
          { id: '5', email: 'ann@example.org', name: 'Ann', photo: undefined, status: '' },
          {
            id: 'workflow_starter:',
            email: '',
            name: 'Workflow starter',
            photo: undefined,
            status: '',
          },
        ],
        link: undefined,
        completedByAll: true,
      });
    });

    it('has steps for a plain member, who may not read the template', async () => {
      const { api, server } = await withFields([wireField('string')], {
        'GET /templates/7': noRight,
        'GET /templates/7/steps': json([{ name: 'Only', number: 1, api_name: 'task-a' }]),
      });
      const { tasks, form } = await valueOf(api.getWorkflow(seven));
      assert.deepEqual(
        tasks.map(({ id, name }) => [id, name]),
        [['task-a', 'Only']],
      );
      assert.equal(form.fields.length, 1);
      assert.equal(server.requests.filter(({ method }) => method !== 'GET').length, 0);
    });

    it('can be launched by who may not even read its steps', async () => {
      const { api } = await withFields([wireField('string')], {
        'GET /templates/7': noRight,
        'GET /templates/7/steps': noRight,
      });
      const { tasks, form } = await valueOf(api.getWorkflow(seven));
      assert.deepEqual([tasks, form.fields.length], [[], 1]);
    });

    it('takes the steps where a draft makes no sense', async () => {
      const { api } = await withFields([], {
        'GET /templates/7': json({ name: 'Draft', kickoff: 'none' }),
        'GET /templates/7/steps': json([{ name: 'Only', number: 1, api_name: 'task-a' }]),
      });
      const { name, tasks } = await valueOf(api.getWorkflow(seven));
      assert.deepEqual([name, tasks.length], ['Template 7', 1]);
    });

    it('looks again for a listed one where it was, in a list of one', async () => {
      const { api, server } = await route({
        'GET /templates': (response) => {
          const one = response.req.url?.includes('limit=1&') ?? false;
          const fresh = wireTemplate(7, [wireField('text')]);
          json(wirePage(one ? [fresh] : [wireTemplate(6), wireTemplate(7)]))(response);
        },
        'GET /templates/7': noRight,
      });
      await valueOf(api.listWorkflows({ ordering: 'name' }));
      const { form } = await valueOf(api.getWorkflow(seven));
      assert.equal(form.fields[0]?.kind, 'text');
      assert.ok(pathsOf(server).includes('/templates?limit=1&offset=1&ordering=name'));
    });

    it('looks through all pages for one that is no longer where it was', async () => {
      const { api } = await route({
        'GET /templates': (response) => {
          const { searchParams } = new URL(response.req.url ?? '', 'http://localhost');
          const from = Number(searchParams.get('offset'));
          const all = [wireTemplate(5), wireTemplate(6), wireTemplate(7)];
          const short = all.slice(from, from + 1);
          json(wirePage(short, from < 2 ? 'https://next.example/' : null))(response);
        },
        'GET /templates/7': noRight,
      });
      assert.equal((await valueOf(api.getWorkflow(seven))).name, 'Template 7');
    });

    it('has the detail alone of one that is not listed', async () => {
      const fields = [
        wireField('radio', { selections: [{ value: 'A', api_name: 's-a' }], dataset: 3 }),
      ];
      const { api } = await route({
        'GET /templates': json(wirePage([])),
        'GET /templates/7': json({ ...wireTemplate(7, fields), tasks: [] }),
        'GET /datasets/3': json({ id: 3, items: [{ id: 1, value: 'B', order: 1 }] }),
      });
      const { form } = await valueOf(api.getWorkflow(seven));
      assert.deepEqual(form.fields[0]?.selections, [
        { id: 'A', label: 'A' },
        { id: 'B', label: 'B' },
      ]);
    });

    for (const [status, kind] of [
      [403, 'forbidden'],
      [404, 'notFound'],
    ] as const) {
      it(`passes on ${status} for one that is not listed either`, async () => {
        const { api } = await route({
          'GET /templates': json(wirePage([])),
          'GET /templates/7': json({ detail: 'No.' }, status),
        });
        assert.equal((await errorOf(api.getWorkflow(seven))).kind, kind);
      });
    }
  });

  it('says when the list cannot be read', async () => {
    const { api } = await route({ 'GET /templates': answer(401), 'GET /templates/7': answer(401) });
    assert.deepEqual(await errorOf(api.getWorkflow(seven)), { kind: 'unauthorized' });
  });

  it('resolves owners to people, groups to their members', async () => {
    const owners = [
      { role: 'owner', type: 'user', source_id: '1' },
      { role: 'starter', type: 'group', source_id: '9' },
      { role: 'viewer', type: 'user', source_id: '404' },
    ];
    const { api, server } = await route({
      'GET /templates': json(wirePage([wireTemplate(7, [], { owners })])),
      'GET /templates/7': noRight,
      'GET /accounts/users': json([
        { id: 1, email: 'a@example.org', first_name: 'Ann', last_name: 'Lee', status: 'active' },
        { id: 2, email: 'b@example.org' },
      ]),
      'GET /accounts/groups': json([{ id: 9, name: 'Team', users: [1, 2] }]),
    });
    const emails = async () =>
      (await valueOf(api.getWorkflow(seven))).mayRun.map(({ email }) => email);
    assert.deepEqual(await emails(), ['a@example.org', 'b@example.org']);
    assert.deepEqual(await emails(), ['a@example.org', 'b@example.org']);
    const asked = pathsOf(server).filter((path) => path.startsWith('/accounts/'));
    assert.deepEqual(asked.toSorted(), ['/accounts/groups', '/accounts/users']);
  });

  it('leaves a dataset of a field set’s choice out that cannot be read', async () => {
    const set = {
      api_name: 'set-1',
      title: 'Set',
      order: 1,
      fields: [
        wireField('dropdown', { selections: [{ value: 'A', api_name: 's-a' }], dataset: 3 }),
      ],
    };
    const template = wireTemplate(7, [], { kickoff: { fields: [], fieldsets: [set] } });
    const items = [{ id: 1, value: 'B', order: 1 }];
    let reads = 0;
    const { api } = await route({
      'GET /templates': json(wirePage([template])),
      'GET /templates/7': noRight,
      'GET /datasets/3': (response) => {
        reads += 1;
        (reads === 1 ? noRight : json({ id: 3, items }))(response);
      },
    });
    const labels = async () =>
      (await valueOf(api.getWorkflow(seven))).form.fields[0]?.selections.map(({ label }) => label);
    assert.deepEqual(await labels(), ['A']);
    assert.deepEqual(await labels(), ['A', 'B']);
    assert.deepEqual(await labels(), ['A', 'B']);
    assert.equal(reads, 2);
    await valueOf(api.listWorkflows({ ordering: 'name' }));
    await labels();
    assert.equal(reads, 3);
  });

  /** A server whose template has a selection of a field set that comes only from dataset 3. */
  const withDataset = (type: string, dataset: Reply) => {
    const fields = [wireField(type, { selections: [], dataset: 3 })];
    const set = { api_name: 'set-1', title: 'Set', order: 1, fields };
    const template = wireTemplate(7, [], { kickoff: { fields: [], fieldsets: [set] } });
    return route({
      'GET /templates': json(wirePage([template])),
      'GET /templates/7': noRight,
      'GET /datasets/3': dataset,
    });
  };

  for (const type of ['radio', 'dropdown', 'checkbox']) {
    it(`has a ${type} filled in as text whose options are kept from us or gone`, async () => {
      for (const dataset of [noRight, answer(404), answer(400)]) {
        const { api } = await withDataset(type, dataset);
        const [field] = (await valueOf(api.getWorkflow(seven))).form.fields;
        assert.deepEqual([field?.kind, field?.sourceType], ['unknown', type]);
      }
    });
  }

  it('has a choice of an empty dataset as it is', async () => {
    const { api } = await withDataset('radio', json({ id: 3, items: [] }));
    assert.equal((await valueOf(api.getWorkflow(seven))).form.fields[0]?.kind, 'radio');
  });

  it('is not read while a dataset of its form cannot be read', async () => {
    let faults = 3;
    const { api } = await withDataset('radio', (response) => {
      faults -= 1;
      const items = [{ id: 1, value: 'B', order: 1 }];
      (faults >= 0 ? answer(503) : json({ id: 3, items }))(response);
    });
    assert.equal((await errorOf(api.getWorkflow(seven))).kind, 'serverFault');
    const { form } = await valueOf(api.getWorkflow(seven));
    assert.deepEqual(form.fields[0]?.selections, [{ id: 'B', label: 'B' }]);
  });

  it('stops at once where it is cancelled', async () => {
    const { api, server } = await serve(() => undefined);
    const stop = new AbortController();
    const error = errorOf(api.getWorkflow(seven, stop.signal));
    await server.arrived(3);
    stop.abort();
    assert.deepEqual(await error, { kind: 'cancelled' });
  });
});
