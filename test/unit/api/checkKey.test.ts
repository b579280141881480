import assert from 'node:assert/strict';
import { type DialectOptions, createApi } from '../../../src/api/connect.ts';
import { createHarness, errorOf, testKey, valueOf } from '../../support/apiHarness.ts';
import { answer, json, neverAnswer } from '../../support/failing/server.ts';
import { type Routes, noRight, routed, wirePage } from '../../support/samples/wireTemplates.ts';

const harness = createHarness();
const connect = async (routes: Routes, options: DialectOptions = {}) => {
  const server = await harness.serve(routed(routes));
  return { server, api: createApi({ server: server.origin, key: testKey }, options) };
};
const ann = { id: 5, email: 'ann@example.org', first_name: 'Ann', account: { name: 'Harbor' } };
const identity = { id: '5', name: 'Ann', email: 'ann@example.org', account: 'Harbor' };
const context: Routes = { 'GET /auth/context': json(ann) };
const templates: Routes = { 'GET /templates': json(wirePage([])) };
const workflows: Routes = { 'GET /workflows': json([]) };
const refused = answer(401);

describe('The check of a key', () => {
  afterEach(harness.stop);

  it('says who owns the key, where the server does', async () => {
    const { api } = await connect({ ...context, ...templates });
    assert.deepEqual(await valueOf(api.checkKey()), identity);
  });

  it('takes a good key without a plan, with which no list can be read', async () => {
    const { api } = await connect({ ...context, 'GET /templates': noRight });
    assert.deepEqual(await valueOf(api.checkKey()), identity);
    assert.equal((await errorOf(api.capabilities())).kind, 'forbidden');
  });

  it('goes by the list where the server does not say who owns the key', async () => {
    const { api } = await connect(templates);
    assert.equal(await valueOf(api.checkKey()), undefined);
    const other = await connect({ 'GET /templates': noRight });
    assert.equal((await errorOf(other.api.checkKey())).kind, 'forbidden');
  });

  it('lists workflows in the documented API', async () => {
    const { api, server } = await connect(workflows, { dialect: 'documented' });
    assert.equal(await valueOf(api.checkKey()), undefined);
    assert.equal(server.requests.length, 1);
  });

  for (const dialect of ['documented', 'current'] as const) {
    it(`finds a wrong key out in the ${dialect} API`, async () => {
      const all = { 'GET /auth/context': refused, 'GET /workflows': refused };
      const { api } = await connect({ ...all, 'GET /templates': refused }, { dialect });
      assert.deepEqual(await errorOf(api.checkKey()), { kind: 'unauthorized' });
    });
  }

  it('notices that a server speaks another dialect than it did', async () => {
    const old = await connect({ ...context, ...templates }, { remembered: 'documented' });
    assert.deepEqual(await valueOf(old.api.checkKey()), identity);
    const today = await connect(workflows, { remembered: 'current' });
    assert.equal(await valueOf(today.api.checkKey()), undefined);
  });

  it('finds a server out that is no Pneumatic', async () => {
    const { api } = await connect({ 'GET /templates': answer(200, '<html>') });
    assert.equal((await errorOf(api.checkKey())).kind, 'notUnderstood');
  });

  it('can be cancelled', async () => {
    const { api, server } = await connect({ 'GET /templates': neverAnswer });
    const abort = new AbortController();
    const error = errorOf(api.checkKey(abort.signal));
    await server.arrived(1);
    abort.abort();
    assert.deepEqual(await error, { kind: 'cancelled' });
  });
});
