import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { Dialect } from '../../../src/api/dialect.ts';
import { createHarness, errorOf, testKey, valueOf } from '../../support/apiHarness.ts';
import { type Reply, answer, json } from '../../support/failing/server.ts';

const harness = createHarness();
const ask = async (reply: Reply, dialect: Dialect = 'current') => {
  const server = await harness.serve(reply);
  const api = createApi({ server: server.origin, key: testKey }, { dialect });
  return { server, who: api.whoAmI() };
};

describe('The identity behind a key', () => {
  afterEach(harness.stop);

  it('has the name, the address and the account', async () => {
    const { server, who } = await ask(
      json({
        id: 5,
        email: 'ann@example.org',
        first_name: 'Ann',
        last_name: 'Lee',
        account: { id: 1, name: 'Blue Harbor' },
      }),
    );
    assert.deepEqual(await valueOf(who), {
      id: '5',
      name: 'Ann Lee',
      email: 'ann@example.org',
      account: 'Blue Harbor',
    });
    assert.deepEqual(
      server.requests.map(({ method, path }) => `${method} ${path}`),
      ['GET /auth/context'],
    );
  });

  it('goes by the address where there is no name', async () => {
    const { who } = await ask(json({ email: 'ann@example.org', account: null }));
    const email = 'ann@example.org';
    assert.deepEqual(await valueOf(who), { id: undefined, name: email, email, account: '' });
  });

  it('goes by the number where there is nothing else', async () => {
    const { who } = await ask(json({ id: 5, email: '', account: null }));
    assert.deepEqual(await valueOf(who), { id: '5', name: '#5', email: '', account: '' });
  });

  it('is unknown where the server does not say', async () => {
    assert.equal(await valueOf((await ask(answer(404))).who), undefined);
    assert.equal(await valueOf((await ask(json({ hello: 'world' }))).who), undefined);
  });

  it('is not asked for in the documented API, which has no such thing', async () => {
    const { server, who } = await ask(answer(500), 'documented');
    assert.equal(await valueOf(who), undefined);
    assert.deepEqual(server.requests, []);
  });

  it('is refused to a wrong key', async () => {
    assert.deepEqual(await errorOf((await ask(answer(401))).who), { kind: 'unauthorized' });
  });
});
