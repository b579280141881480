import assert from 'node:assert/strict';
import type { DialectOptions } from '../../../src/api/connect.ts';
import { detectDialect } from '../../../src/api/detect.ts';
import type { ListOptions } from '../../../src/core/api.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import {
  aLaunch,
  connectTo,
  createHarness,
  errorOf,
  testKey,
  valueOf,
} from '../../support/apiHarness.ts';
import { type Reply, answer, deadOrigin, json, reset } from '../../support/failing/server.ts';
import {
  type Routes,
  noRight,
  routed,
  wirePage,
  wireTemplate,
} from '../../support/samples/wireTemplates.ts';

const harness = createHarness();
const newest: ListOptions = { ordering: '-date' };
const documented: Routes = {
  'GET /workflows': json([{ id: 1, kickoff: { fields: [] } }]),
  'GET /workflows/7': json({ id: 7 }),
  'POST /workflows/7/run': json({ process_id: 42 }),
};
const runs = wirePage([{ id: 1, status: 0 }]);
const current: Routes = {
  'GET /templates': json(wirePage([wireTemplate(7)])),
  'GET /templates/7': json(wireTemplate(7)),
  'GET /workflows': json(runs),
  'POST /templates/7/run': json({ id: 43 }),
};

describe('The dialect of a server', () => {
  afterEach(harness.stop);

  async function detect(routes: Routes) {
    const server = await harness.serve(routed(routes));
    const timeouts = { backoff: 1 };
    const answer = detectDialect({ server: server.origin, key: testKey, timeouts });
    return { answer, server };
  }

  const found = [
    ['current', 'a page of templates', current],
    ['current', 'a page without a template', { 'GET /templates': json(wirePage([])) }],
    ['current', 'a bare list of templates', { 'GET /templates': json([]) }],
    ['documented', 'a bare list of workflows', documented],
    ['documented', 'a bare list without a workflow', { 'GET /workflows': json([]) }],
  ] as const;
  for (const [dialect, what, routes] of found) {
    it(`is ${dialect} where it has ${what}`, async () => {
      const { answer, server } = await detect(routes);
      assert.equal(await valueOf(answer), dialect);
      assert.ok(server.requests.every(({ method }) => method === 'GET'));
    });
  }

  const undecided: readonly (readonly [string, string, Routes])[] = [
    ['unauthorized', 'does not take the key', { 'GET /templates': answer(401) }],
    ['forbidden', 'has the account blocked', { ...documented, 'GET /templates': noRight }],
    ['notFound', 'has neither', {}],
    ['notUnderstood', 'has a page for everything', { 'GET /templates': answer(200, '<html>') }],
    ['notUnderstood', 'has another thing', { ...documented, 'GET /templates': json({ id: 1 }) }],
    ['notUnderstood', 'has runs in a page', { 'GET /workflows': json(runs) }],
    ['notUnderstood', 'has runs in a list', { 'GET /workflows': json(runs.results) }],
    ['serverFault', 'has a fault', { ...documented, 'GET /templates': answer(503) }],
    ['unreachable', 'breaks off', { ...documented, 'GET /templates': reset }],
  ];
  for (const [kind, what, routes] of undecided) {
    it(`is not decided by one that ${what}`, async () => {
      const { answer } = await detect(routes);
      assert.equal((await errorOf(answer)).kind, kind);
    });
  }

  it('is not decided where nobody listens', async () => {
    const server = await deadOrigin();
    const timeouts = { backoff: 1 };
    const error = await errorOf(detectDialect({ server, key: testKey, timeouts }));
    assert.equal(error.kind, 'unreachable');
  });
});

/** A server whose routes can be replaced, and a client that has to find out its dialect. */
async function changing(first: Routes, options: DialectOptions = {}) {
  let now: Reply = routed(first);
  const detected: string[] = [];
  const started = await harness.start(
    [
      (response) => {
        now(response);
      },
    ],
    {},
    {},
    { onDetected: (dialect) => detected.push(dialect), ...options },
  );
  const become = (routes: Routes): void => {
    now = routed(routes);
  };
  const asked = () => started.server.requests.map(({ method, path }) => `${method} ${path}`);
  return { ...started, detected, become, asked };
}

describe('An api whose dialect is not known', () => {
  afterEach(harness.stop);

  const detection = ['GET /templates?limit=1', 'GET /workflows?ordering=-date'];

  it('finds it out on the first call, and asks no more', async () => {
    const { api, detected, asked } = await changing(documented);
    assert.equal((await valueOf(api.listWorkflows(newest))).items.length, 1);
    await valueOf(api.getWorkflow(workflowId('7')));
    assert.deepEqual(detected, ['documented']);
    assert.deepEqual(asked(), [...detection, 'GET /workflows?ordering=-date', 'GET /workflows/7']);
  });

  it('has the capabilities of the dialect that it finds', async () => {
    const { api } = await changing(current);
    assert.equal((await valueOf(api.capabilities())).namesRuns, true);
  });

  it('finds it out once for calls at the same time', async () => {
    const { api, detected, asked } = await changing(documented);
    await Promise.all([api.capabilities(), api.listWorkflows(newest), api.capabilities()]);
    assert.deepEqual(detected, ['documented']);
    assert.deepEqual(asked().slice(0, -1), detection);
  });

  it('passes on what keeps it from finding out, and tries again on the next call', async () => {
    const { api, detected, become } = await changing({ 'GET /templates': answer(401) });
    assert.deepEqual(await errorOf(api.listWorkflows(newest)), { kind: 'unauthorized' });
    assert.deepEqual(await errorOf(api.launch(aLaunch)), { kind: 'unauthorized' });
    assert.deepEqual(detected, []);
    become(current);
    assert.equal((await valueOf(api.listWorkflows(newest))).items.length, 1);
    assert.deepEqual(detected, ['current']);
  });

  it('launches once, after it has found out by reading', async () => {
    const { api, asked } = await changing(documented);
    assert.equal((await valueOf(api.launch(aLaunch))).id, '42');
    assert.deepEqual(asked(), [...detection, 'POST /workflows/7/run']);
  });

  it('ends at once for who cancels, and goes on for others', async () => {
    let release: () => void = () => undefined;
    const { api, server } = await changing({
      'GET /templates': (response) => {
        release = () => {
          json(wirePage([]))(response);
        };
      },
    });
    const stop = new AbortController();
    const cancelled = errorOf(api.listWorkflows(newest, stop.signal));
    const patient = valueOf(api.capabilities());
    await server.arrived(1);
    stop.abort();
    assert.deepEqual(await cancelled, { kind: 'cancelled' });
    release();
    assert.equal((await patient).namesRuns, true);
  });
});

describe('An api whose dialect is remembered', () => {
  afterEach(harness.stop);

  it('does not ask for it', async () => {
    const { api, detected, asked } = await changing(current, { remembered: 'current' });
    await valueOf(api.listWorkflows(newest));
    assert.deepEqual([detected, asked().length], [[], 1]);
  });

  for (const [before, after, routes] of [
    ['documented', 'current', current],
    ['current', 'documented', documented],
  ] as const) {
    it(`notices on a list that the server speaks ${after} and no longer ${before}`, async () => {
      const { api, detected } = await changing(routes, { remembered: before });
      assert.equal((await valueOf(api.listWorkflows(newest))).items.length, 1);
      assert.deepEqual(detected, [after]);
      const { overridesTaskLinks } = await valueOf(api.capabilities());
      assert.equal(overridesTaskLinks, after === 'documented');
    });
  }

  it('notices where the server refuses an order that its runs do not have', async () => {
    const refused = json({ message: 'No.', code: 'validation_error' }, 400);
    const routes = { ...current, 'GET /workflows': refused };
    const { api, detected } = await changing(routes, { remembered: 'documented' });
    assert.equal((await valueOf(api.listWorkflows({ ordering: 'name' }))).items.length, 1);
    assert.deepEqual(detected, ['current']);
  });

  it('notices on a workflow that makes no sense', async () => {
    const routes = { ...current, 'GET /workflows/7': json([]) };
    const { api, detected } = await changing(routes, { remembered: 'documented' });
    assert.equal((await valueOf(api.getWorkflow(workflowId('7')))).name, 'Template 7');
    assert.deepEqual(detected, ['current']);
  });

  it('notices that what it takes for a workflow is a run', async () => {
    const run = { id: 7, name: 'A run', status: 0, workflow_starter: 1, date_created_tsp: 1 };
    const routes = { ...current, 'GET /workflows/7': json(run) };
    const { api, detected } = await changing(routes, { remembered: 'documented' });
    assert.equal((await valueOf(api.getWorkflow(workflowId('7')))).name, 'Template 7');
    assert.deepEqual(detected, ['current']);
  });

  it('keeps to it where the server has not changed, and passes the error on', async () => {
    const routes = { 'GET /workflows': json({ odd: true }) };
    const { api, detected } = await changing(routes, { remembered: 'documented' });
    assert.equal((await errorOf(api.listWorkflows(newest))).kind, 'notUnderstood');
    assert.deepEqual(detected, []);
  });

  it('does not ask for one workflow that is not found', async () => {
    const { api, asked } = await changing(documented, { remembered: 'documented' });
    assert.deepEqual(await errorOf(api.getWorkflow(workflowId('8'))), { kind: 'notFound' });
    assert.deepEqual(asked(), ['GET /workflows/8']);
  });

  it('never repeats a launch', async () => {
    const { api, asked } = await changing(current, { remembered: 'documented' });
    assert.deepEqual(await errorOf(api.launch(aLaunch)), { kind: 'notFound' });
    assert.deepEqual(asked(), ['POST /workflows/7/run']);
  });

  it('does not go on in another dialect with a list that has begun', async () => {
    const { api, detected } = await changing(documented, { remembered: 'current' });
    const error = await errorOf(api.listWorkflows({ ...newest, cursor: '200' }));
    assert.deepEqual([error, detected], [{ kind: 'notFound' }, []]);
  });
});

describe('An api whose dialect is set', () => {
  afterEach(harness.stop);

  it('speaks that one, whatever the server does', async () => {
    const { server } = await changing(current);
    const error = await errorOf(connectTo(server.origin).listWorkflows(newest));
    assert.equal(error.kind, 'notUnderstood');
    assert.equal(server.requests.length, 1);
  });
});
