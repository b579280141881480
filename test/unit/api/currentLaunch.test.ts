import assert from 'node:assert/strict';
import type { Generation } from '../../../src/api/current/generation.ts';
import type { LaunchValue } from '../../../src/core/form/values.ts';
import { fieldId, runTaskId, selectionId } from '../../../src/core/base/ids.ts';
import type { LaunchRequest } from '../../../src/core/kickoff/launchRequest.ts';
import { aLaunch, createHarness, errorOf, valueOf } from '../../support/apiHarness.ts';
import {
  type FaultServer,
  type Reply,
  answer,
  json,
  neverAnswer,
} from '../../support/failing/server.ts';
import {
  type Routes,
  noRight,
  routed,
  wireField,
  wirePage,
  wireTemplate,
} from '../../support/samples/wireTemplates.ts';

const harness = createHarness();
const started = { 'POST /templates/7/run': json({ id: 4711, name: 'Run of today' }) };
const route = (routes: Routes, ...rest: readonly { readonly launch: number }[]) =>
  harness.start([routed(routes)], rest[0] ?? {}, {}, { dialect: 'current' });

const launchesOf = ({ requests }: FaultServer) =>
  requests.filter(({ method }) => method === 'POST').map(({ body }) => JSON.parse(body) as unknown);

const withValue = (value: LaunchValue): LaunchRequest => ({
  ...aLaunch,
  values: [{ field: fieldId('f-1'), value }],
});

/** One listed template for each generation, by whose shape it is recognised. */
const shapes: Readonly<Record<Generation, unknown>> = {
  earliest: shapeOf([{ id: 12, value: 'One' }]),
  'v4.2': shapeOf([{ api_name: 's-1', value: 'One' }]),
  v5: shapeOf([{ api_name: 's-1', value: 'One' }], { is_hidden: false }),
  v6: shapeOf(['One'], { dataset: null }),
  v7: wireTemplate(7, [wireField('radio', { selections: ['One'], dataset: null })]),
};

function shapeOf(selections: readonly unknown[], some: object = {}): unknown {
  const field = { api_name: 'f', type: 'radio', selections, ...some };
  return { id: 7, kickoff: { fields: [field] } };
}

/** The value that a server of this generation gets. */
async function sent(generation: Generation, value: LaunchValue): Promise<unknown> {
  const { api, server } = await route({
    ...started,
    'GET /templates': json(wirePage([shapes[generation]])),
    'GET /accounts/users': json([{ id: 31, email: 'Ann@example.org' }]),
    'GET /accounts/groups': json([]),
  });
  await valueOf(api.listWorkflows({ ordering: 'name' }));
  await valueOf(api.launch(withValue(value)));
  const [body] = launchesOf(server) as readonly { readonly kickoff: Record<string, unknown> }[];
  return body?.kickoff['f-1'];
}

const generations = Object.keys(shapes) as readonly Generation[];

describe('A launch through today’s API', () => {
  afterEach(harness.stop);

  it('is one POST, and answers with the run’s id and name', async () => {
    const { api, server } = await route(started);
    assert.deepEqual(await valueOf(api.launch(aLaunch)), { id: '4711', name: 'Run of today' });
    assert.deepEqual(
      server.requests.map(({ method, path }) => `${method} ${path}`),
      ['POST /templates/7/run'],
    );
    assert.deepEqual(launchesOf(server), [{ name: 'A run', kickoff: {} }]);
  });

  it('leaves the name out that the service is to make', async () => {
    const { api, server } = await route(started);
    await valueOf(api.launch({ ...aLaunch, name: undefined }));
    assert.deepEqual(launchesOf(server), [{ kickoff: {} }]);
  });

  it('says that the run is urgent and when it is due', async () => {
    const { api, server } = await route(started);
    await valueOf(api.launch({ ...aLaunch, urgent: true, dueAt: 1_790_000_000_500 }));
    assert.deepEqual(launchesOf(server), [
      { name: 'A run', is_urgent: true, due_date_tsp: 1_790_000_000.5, kickoff: {} },
    ]);
  });

  const offered: Readonly<Record<Generation, readonly [id: string, sent: unknown]>> = {
    earliest: ['12', 12],
    'v4.2': ['s-1', 's-1'],
    v5: ['s-1', 's-1'],
    v6: ['One', 'One'],
    v7: ['One', 'One'],
  };
  for (const generation of generations) {
    const [id, wire] = offered[generation];

    it(`sends ${generation} a radio and a dropdown as ${JSON.stringify(wire)}`, async () => {
      for (const kind of ['radio', 'dropdown'] as const) {
        assert.equal(await sent(generation, { kind, selection: selectionId(id) }), wire);
      }
    });

    it(`sends ${generation} a checkbox as a list of the same`, async () => {
      const value = { kind: 'checkbox', selections: [selectionId(id)] } as const;
      assert.deepEqual(await sent(generation, value), [wire]);
    });

    it(`offers ${generation} for a selection what it wants back`, async () => {
      const { api } = await route({ 'GET /templates': json(wirePage([shapes[generation]])) });
      const { items } = await valueOf(api.listWorkflows({ ordering: 'name' }));
      assert.equal(items[0]?.form.fields[0]?.selections[0]?.id, id);
    });

    it(`says of ${generation} whether it identifies selections by value`, async () => {
      const { api } = await route({
        'GET /templates': json(wirePage([shapes[generation]])),
        ...(generation === 'v7' && { 'GET /attachments': json([]) }),
      });
      await valueOf(api.listWorkflows({ ordering: 'name' }));
      const { selectionsByValue, rules } = await valueOf(api.capabilities());
      const isByText = generation === 'v6' || generation === 'v7';
      assert.deepEqual([selectionsByValue, rules.filesByNumber], [isByText, generation !== 'v7']);
    });

    it(`sends ${generation} a user by its number or e-mail`, async () => {
      const byNumber = generation === 'earliest' || generation === 'v4.2';
      const user = (text: string) => sent(generation, { kind: 'user', text });
      assert.equal(await user('ann@example.org'), byNumber ? 31 : 'ann@example.org');
      assert.equal(await user('Night Shift'), 'Night Shift');
    });

    it(`sends ${generation} a file in a list`, async () => {
      const link = 'https://files.example/3f0c/log (1).txt';
      const wanted =
        generation === 'v7' ? '[log (1).txt](https://files.example/3f0c/log%20%281%29.txt)' : link;
      const [file] = (await sent(generation, { kind: 'file', text: link })) as readonly string[];
      assert.ok(file?.startsWith(wanted), file);
    });

    it(`sends ${generation} a number as decimal text, and texts as they are`, async () => {
      for (const kind of ['number', 'string', 'text', 'url', 'unknown'] as const) {
        assert.equal(await sent(generation, { kind, text: '12.50' }), '12.50');
      }
    });

    it(`sends ${generation} a date as a number of seconds`, async () => {
      const noon = new Date(2026, 7, 21, 12).getTime() / 1000;
      assert.equal(await sent(generation, { kind: 'date', text: '2026-08-21' }), noon);
    });
  }

  interface Named {
    readonly kickoff?: Readonly<Record<string, unknown>>;
    readonly output?: Readonly<Record<string, unknown>>;
  }
  const nameIn = ({ kickoff, output }: Named): unknown => (kickoff ?? output)?.['f-1'];

  /**
   * A server up to 4.6, which lists like the generation before it, and takes people by e-mail
   * address.
   */
  async function unlikeItsLooks(isTaken: (value: unknown) => boolean) {
    const refusal = { message: 'No such user.', code: 'validation_error' };
    const details = { api_name: 'f-1', reason: refusal.message };
    const takes = ({ requests }: FaultServer): boolean =>
      isTaken(nameIn(JSON.parse(requests.at(-1)?.body ?? '') as Named));
    const take: Reply = (response) => {
      const reply = takes(server) ? json({ id: 4711 }) : json({ ...refusal, details }, 400);
      reply(response);
    };
    const { api, server } = await route({
      'GET /templates': json(wirePage([shapes['v4.2']])),
      'GET /accounts/users': json([{ id: 31, email: 'ann@example.org' }]),
      'GET /accounts/groups': json([{ id: 3, name: 'Night Shift', users: [31] }]),
      'POST /templates/7/run': take,
      'POST /v2/tasks/8/complete': take,
    });
    await valueOf(api.listWorkflows({ ordering: 'name' }));
    const launch = (text: string) => api.launch(withValue({ kind: 'user', text }));
    const namedIn = () => (launchesOf(server) as readonly Named[]).map(nameIn);
    return { api, launch, namedIn };
  }
  const ann = 'ann@example.org';

  it('names people by words once a server that looks like v4.2 has refused a number', async () => {
    const { api, launch, namedIn } = await unlikeItsLooks((value) => typeof value === 'string');
    assert.deepEqual(await valueOf(api.listAssignees()), [
      { kind: 'person', id: '31', value: ann, name: ann, members: undefined },
    ]);
    assert.equal((await errorOf(launch(ann))).kind, 'rejected');
    // Nothing is sent again without a person.
    assert.deepEqual(namedIn(), [31]);
    await valueOf(launch(ann));
    assert.deepEqual(namedIn(), [31, ann]);
    const [group] = await valueOf(api.listAssignees());
    assert.deepEqual([group?.kind, group?.value], ['group', 'Night Shift']);
  });

  it('goes on naming people by number where one of them has been taken', async () => {
    const { launch, namedIn } = await unlikeItsLooks((value) => value === 31);
    await valueOf(launch(ann));
    assert.equal((await errorOf(launch('gone@example.org'))).kind, 'rejected');
    await valueOf(launch(ann));
    assert.deepEqual(namedIn(), [31, 'gone@example.org', 31]);
  });

  it('goes back to numbers where words are refused as well', async () => {
    const { launch, namedIn } = await unlikeItsLooks(() => false);
    await errorOf(launch(ann));
    await errorOf(launch(ann));
    await errorOf(launch(ann));
    assert.deepEqual(namedIn(), [31, ann, 31]);
  });

  it('finds out from the form of a task, too, how people are named', async () => {
    const { api, launch, namedIn } = await unlikeItsLooks((value) => typeof value === 'string');
    const { values } = withValue({ kind: 'user', text: ann });
    await errorOf(api.completeTask({ task: runTaskId('8'), values }));
    await valueOf(launch(ann));
    assert.deepEqual(namedIn(), [31, ann]);
  });

  it('keeps a text for a text that looks like a number', async () => {
    assert.equal(await sent('v7', { kind: 'radio', selection: selectionId('12') }), '12');
  });

  it('sends a number of an attachment as a number, where files are numbers', async () => {
    assert.deepEqual(await sent('v6', { kind: 'file', text: '55' }), [55]);
  });

  for (const generation of ['earliest', 'v4.2', 'v5', 'v6'] as const) {
    it(`sends ${generation} the numbers of files that were uploaded`, async () => {
      const text = '[a.txt](https://f.example/1#file-55)\n[b](https://f.example/2#file-56)';
      assert.deepEqual(await sent(generation, { kind: 'file', text }), [55, 56]);
    });
  }

  it('sends a file as exactly one link, whatever is in it', async () => {
    const file = async (text: string) => sent('v7', { kind: 'file', text });
    const at = 'https://files.example';
    assert.deepEqual(await file(`${at}/3f0c`), [`[3f0c](${at}/3f0c)`]);
    assert.deepEqual(await file(`${at}/`), [`[files.example](${at}/)`]);
    assert.deepEqual(await file(`${at}/%zz`), [`[%zz](${at}/%zz)`]);
    assert.deepEqual(await file(`${at}/a[1](2)`), [`[a 1 (2)](${at}/a[1]%282%29)`]);
  });

  it('sends files that were uploaded as the links that they are', async () => {
    const file = async (text: string) => sent('v7', { kind: 'file', text });
    const [a, b] = ['[a (1).txt](https://f.example/1)', '![b](https://f.example/2)'];
    assert.deepEqual(await file(a), [a]);
    assert.deepEqual(await file(`${a}, ${b}\n`), [a, b]);
    assert.deepEqual(await file(`see ${a}`), [`see ${a}`]);
  });

  it('takes a field called __proto__ for a field', async () => {
    const { api, server } = await route(started);
    const value = { kind: 'string', text: 'x' } as const;
    await valueOf(api.launch({ ...aLaunch, values: [{ field: fieldId('__proto__'), value }] }));
    const [request] = server.requests;
    assert.equal(request?.body, '{"name":"A run","kickoff":{"__proto__":"x"}}');
  });

  it('is not sent where its encoding cannot be found out', async () => {
    const { api, server } = await route({ ...started, 'GET /attachments': answer(401) });
    const error = await errorOf(api.launch(withValue({ kind: 'user', text: 'a@example.org' })));
    assert.deepEqual(error, { kind: 'unauthorized' });
    assert.deepEqual(launchesOf(server), []);
  });

  for (const [cause, reply] of [
    ['server', answer(500)],
    ['answer', answer(204)],
    ['answer', json({ process_id: 1 })],
    ['timeout', neverAnswer],
  ] as const) {
    it(`has an unknown outcome and is not repeated: ${cause}`, async () => {
      // Only a server that never answers may run into the limit.
      const limit = reply === neverAnswer ? [{ launch: 50 }] : [];
      const { api, log } = await route({ 'POST /templates/7/run': reply }, ...limit);
      assert.deepEqual(await errorOf(api.launch(aLaunch)), { kind: 'outcomeUnknown', cause });
      assert.equal(log.length, 1);
    });
  }

  it('passes on that it is not allowed', async () => {
    const { api } = await route({ 'POST /templates/7/run': noRight });
    const error = await errorOf(api.launch(aLaunch));
    assert.deepEqual(error, { kind: 'forbidden', detail: 'You have no permission.' });
  });

  it('has the service’s message at the field that it names', async () => {
    const message = 'Fill this in.';
    const details = { api_name: 'f-1', reason: message };
    const { api } = await route({
      'POST /templates/7/run': json({ message, code: 'validation_error', details }, 400),
    });
    const error = await errorOf(api.launch(aLaunch));
    assert.ok(error.kind === 'rejected');
    assert.deepEqual(error.rejections, [{ target: { part: 'field', id: 'f-1' }, message }]);
  });
});
