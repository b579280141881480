import assert from 'node:assert/strict';
import fc from 'fast-check';
import { orderings } from '../../../src/core/workflows/ordering.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import { fieldId, selectionId, taskId, workflowId } from '../../../src/core/base/ids.ts';
import { fieldKinds } from '../../../src/core/form/field.ts';
import { aLaunch, createHarness, valueOf } from '../../support/apiHarness.ts';
import { json } from '../../support/failing/server.ts';
import { fieldOf, launchOf, workflowOf } from '../../support/samples/workflows.ts';

const harness = createHarness();
const list = async (body: unknown) => {
  const { api } = await harness.start([json(body)]);
  return api.listWorkflows({ ordering: '-date' });
};
const get = async (body: unknown) => {
  const { api } = await harness.start([json(body)]);
  return api.getWorkflow(workflowId('1'));
};

const john = {
  id: 1,
  email: 'john.doe@example.com',
  first_name: 'John',
  last_name: 'Doe',
  photo: 'https://example.com/avatar.jpeg',
  status: 'active',
};
const johnDoe = {
  id: '1',
  email: 'john.doe@example.com',
  name: 'John Doe',
  photo: 'https://example.com/avatar.jpeg',
  status: 'active',
};

describe('The documented API', () => {
  afterEach(harness.stop);

  it('takes the task links of a launch and names no limits', async () => {
    const { api } = await harness.start([json([])]);
    const rules = { nameLength: undefined, stringLength: undefined };
    const capabilities = await valueOf(api.capabilities());
    assert.equal(capabilities.overridesTaskLinks, true);
    assert.equal(capabilities.namesRuns, false);
    assert.deepEqual(capabilities.rules, rules);
  });

  for (const ordering of orderings) {
    it(`asks for the ordering ${ordering} and keeps the order of the answer`, async () => {
      const { api, server } = await harness.start([json([{ id: 3 }, { id: 1 }, { id: 2 }])]);
      const page = await valueOf(api.listWorkflows({ ordering }));
      assert.deepEqual(
        page.items.map(({ id }) => id),
        ['3', '1', '2'],
      );
      assert.equal(page.next, undefined);
      assert.equal(server.requests[0]?.path, `/workflows?ordering=${ordering}`);
    });
  }

  it('has everything that the document has in a list', async () => {
    const field = {
      name: 'Field name',
      description: 'Field description',
      type: 'string',
      is_required: true,
      api_name: 'api-name-1',
      selections: [],
    };
    const page = await list([
      {
        id: 1,
        name: 'Workflow name',
        is_active: false,
        description: 'Description of this workflow',
        performers_count: 3,
        tasks_count: 6,
        run_allowed: [john],
        urls: ['trello.com', 'gmail.com'],
        kickoff: { id: 1, description: 'Kick-off form description', fields: [field] },
      },
    ]);
    assert.ok(page.ok);
    assert.deepEqual(page.value.items, [
      {
        id: '1',
        name: 'Workflow name',
        description: 'Description of this workflow',
        active: false,
        finalizable: undefined,
        performersCount: 3,
        tasksCount: 6,
        mayRun: [johnDoe],
        sites: ['trello.com', 'gmail.com'],
        form: {
          description: 'Kick-off form description',
          fields: [
            {
              id: 'api-name-1',
              name: 'Field name',
              description: 'Field description',
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

  it('has everything that the document has of one workflow, tasks in order', async () => {
    const workflow = await get({
      id: 1,
      tasks_count: 2,
      name: 'Workflow name',
      description: 'Workflow description',
      is_active: true,
      finalizable: true,
      run_allowed: [john],
      tasks: [
        {
          id: 22,
          name: 'Second step',
          description: null,
          number: 2,
          responsible: [john],
          url: 'https://www.example.com/',
          require_completion_by_all: true,
        },
        { id: 11, name: 'First', description: 'Its', number: 1, responsible: [], url: null },
      ],
      kickoff: {
        id: 1,
        description: 'Kick-off description',
        fields: [
          {
            name: 'Radio',
            type: 'radio',
            is_required: false,
            description: 'Choose.',
            api_name: 'radio-field-2',
            selections: [
              { id: 1, value: 'Option 1' },
              { id: 2, value: 'Option 2' },
            ],
          },
        ],
      },
    });
    assert.ok(workflow.ok);
    assert.deepEqual(workflow.value, {
      id: '1',
      name: 'Workflow name',
      description: 'Workflow description',
      active: true,
      finalizable: true,
      performersCount: undefined,
      tasksCount: 2,
      mayRun: [johnDoe],
      sites: [],
      form: {
        description: 'Kick-off description',
        fields: [
          {
            id: 'radio-field-2',
            name: 'Radio',
            description: 'Choose.',
            kind: 'radio',
            sourceType: 'radio',
            required: false,
            selections: [
              { id: '1', label: 'Option 1' },
              { id: '2', label: 'Option 2' },
            ],
          },
        ],
      },
      tasks: [
        {
          id: '11',
          name: 'First',
          description: 'Its',
          number: 1,
          responsible: [],
          link: undefined,
          completedByAll: false,
        },
        {
          id: '22',
          name: 'Second step',
          description: '',
          number: 2,
          responsible: [johnDoe],
          link: 'https://www.example.com/',
          completedByAll: true,
        },
      ],
    });
  });

  it('does without everything but ids', async () => {
    const bare = { id: 'w', tasks: [{ id: 5 }], kickoff: { fields: [{ api_name: 'f' }] } };
    const nulls = Object.fromEntries(
      ['name', 'description', 'is_active', 'finalizable', 'tasks_count', 'run_allowed', 'urls'].map(
        (name) => [name, null],
      ),
    );
    const one = await get(bare);
    const other = await get({ ...bare, ...nulls, surprise: { deep: [1] } });
    assert.ok(one.ok && other.ok);
    assert.deepEqual(one.value, other.value);
    assert.equal(one.value.active, true);
    assert.equal(one.value.tasks[0]?.number, 1);
    assert.deepEqual(one.value.form.fields[0], {
      id: 'f',
      name: 'f',
      description: '',
      kind: 'unknown',
      sourceType: '',
      required: false,
      selections: [],
    });
  });

  it('knows each kind of field, and any other as unknown with its own name', async () => {
    const types = [...fieldKinds, 'signature', '__proto__'];
    const fields = types.map((type) => ({ api_name: type, type }));
    const workflow = await get({ id: 1, kickoff: { fields } });
    assert.ok(workflow.ok);
    assert.deepEqual(
      workflow.value.form.fields.map(({ kind, sourceType }) => [sourceType, kind]),
      [
        ...fieldKinds.map((kind) => [kind, kind]),
        ['signature', 'unknown'],
        ['__proto__', 'unknown'],
      ],
    );
  });

  it('names a person by e-mail or id where there is no name', async () => {
    const workflow = await get({
      id: 1,
      run_allowed: [
        { id: 1, first_name: 'Ann', last_name: null },
        { id: 2, first_name: '', last_name: '', email: 'b@example.org' },
        { id: 3, photo: '' },
      ],
    });
    assert.ok(workflow.ok);
    assert.deepEqual(
      workflow.value.mayRun.map(({ name }) => name),
      ['Ann', 'b@example.org', '3'],
    );
  });

  it('leaves out people, sites and selections that make no sense', async () => {
    const selections = [null, { value: 'No id' }, { id: 1, value: null }, { id: 2, value: 'Two' }];
    const workflow = await get({
      id: 1,
      run_allowed: [7, null, { email: 'x' }, { ...john, status: 5 }, john],
      urls: [null, 'zoom.us', 5],
      kickoff: { fields: [{ api_name: 'f', type: 'radio', selections }] },
    });
    assert.ok(workflow.ok);
    assert.deepEqual(workflow.value.mayRun, [
      { id: '', email: 'x', name: 'x', photo: undefined, status: '' },
      { ...johnDoe, status: '5' },
      johnDoe,
    ]);
    assert.deepEqual(workflow.value.sites, ['zoom.us']);
    assert.deepEqual(workflow.value.form.fields[0]?.selections, [
      { id: '1', label: '1' },
      { id: '2', label: 'Two' },
    ]);
    assert.equal(workflow.value.form.fields[0].hasUnreadableSelections, true);
  });

  it('keeps the first of what has the same id', async () => {
    const twice = (key: string, id: string, name: string) => [
      { [key]: id, name: 'First' },
      { [key]: id, name },
    ];
    const workflow = await get({
      id: 1,
      tasks: twice('id', '5', 'Second'),
      kickoff: { fields: twice('api_name', 'f', 'Second') },
    });
    assert.ok(workflow.ok);
    const { tasks, form } = workflow.value;
    assert.deepEqual(
      [...tasks, ...form.fields].map(({ name }) => name),
      ['First', 'First'],
    );
  });

  const refused = [
    [{ results: [] }, '', 'array', 'object'],
    [null, '', 'array', 'null'],
    ['Hello', '', 'array', 'string'],
  ] as const;
  for (const [body, path, expected, found] of refused) {
    it(`refuses ${JSON.stringify(body)} as a list`, async () => {
      const result = await list(body);
      assert.ok(!result.ok);
      assert.deepEqual(result.error, { kind: 'notUnderstood', path, expected, found });
    });
  }

  it('takes any JSON for an answer without throwing', async () => {
    const { api, server } = await harness.start([
      (response) => response.end(bodies[server.requests.length - 1]),
    ]);
    const bodies = fc.sample(fc.json(), 100);
    for (const body of bodies) {
      const result = await api.getWorkflow(workflowId('1'));
      assert.ok(!result.ok, body);
    }
  });
});

describe('The body of a documented launch', () => {
  afterEach(harness.stop);

  async function bodyOf(request: typeof aLaunch): Promise<string> {
    const { api, server } = await harness.start([json({ process_id: 1 })]);
    await valueOf(api.launch(request));
    return server.requests[0]?.body ?? '';
  }

  it('has ids as numbers where they are numbers, and texts as texts', async () => {
    const typed = {
      string: 'Some text',
      text: 'Two\nlines',
      number: '4.50',
      date: '2026-11-23',
      url: 'example.org',
      radio: '1',
      dropdown: '2',
      checkbox: ['1', '2'],
      user: 'ann@example.org',
      file: 'https://example.org/a.pdf',
      unknown: '12',
    };
    const fields = fieldKinds.map((kind) => fieldOf(kind, { id: fieldId(kind) }));
    const values = fieldKinds.map((kind) => [fieldId(kind), typed[kind]] as const);
    const input = { ...emptyInput, values };
    const body = await bodyOf(launchOf(workflowOf(fields), input, 'A run'));
    assert.deepEqual(JSON.parse(body), {
      name: 'A run',
      kickoff: { ...typed, radio: 1, dropdown: 2, checkbox: [1, 2] },
    });
  });

  it('keeps ids that are not canonical numbers as text', async () => {
    const ids = ['01', '1e3', ' 1', '+1', '9007199254740993', 'a', '-0', '-3'].map(selectionId);
    const value = { kind: 'checkbox', selections: ids } as const;
    const body = await bodyOf({ ...aLaunch, values: [{ field: fieldId('f'), value }] });
    const sent = ['01', '1e3', ' 1', '+1', '9007199254740993', 'a', '-0', -3];
    assert.deepEqual(JSON.parse(body), { name: 'A run', kickoff: { f: sent } });
  });

  it('has the links that were changed, by task', async () => {
    const taskLinks = [{ task: taskId('12'), url: 'https://example.org/' }];
    const body = await bodyOf({ ...aLaunch, taskLinks });
    const tasks = { 12: { url: 'https://example.org/' } };
    assert.deepEqual(JSON.parse(body), { name: 'A run', kickoff: {}, tasks });
  });

  it('has fields and tasks called __proto__ like any other', async () => {
    const value = { kind: 'string', text: 'x' } as const;
    const body = await bodyOf({
      ...aLaunch,
      values: [{ field: fieldId('__proto__'), value }],
      taskLinks: [{ task: taskId('__proto__'), url: 'https://example.org/' }],
    });
    const expected = '{"__proto__":"x"},"tasks":{"__proto__":{"url":"https://example.org/"}}}';
    assert.equal(body, `{"name":"A run","kickoff":${expected}`);
  });
});
