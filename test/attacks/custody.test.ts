/** The key goes to one origin: tried with real servers that would like to have it as well. */
import assert from 'node:assert/strict';
import { createApi } from '../../src/api/connect.ts';
import type { PneumaticApi } from '../../src/core/api.ts';
import { workflowId } from '../../src/core/ids.ts';
import { aLaunch, createHarness, testKey } from '../support/apiHarness.ts';
import { type FaultServer, answer, json } from '../support/faultServer.ts';

const statuses = [300, 301, 302, 303, 305, 307, 308] as const;

/** Ways to name another server, from one on 127.0.0.1. */
const targets: Readonly<Record<string, (thief: URL) => Readonly<Record<string, string>>>> = {
  'another port': ({ origin }) => ({ location: `${origin}/workflows` }),
  'another host': ({ port }) => ({ location: `http://localhost:${port}/workflows` }),
  'another host of no scheme': ({ host }) => ({ location: `//${host}/templates` }),
  'another server with names': ({ host }) => ({ location: `http://user:name@${host}/` }),
  'another server by a refresh': ({ origin }) => ({ refresh: `0; url=${origin}/` }),
  itself: () => ({ location: '/elsewhere' }),
};

const calls: Readonly<Record<string, (api: PneumaticApi) => Promise<{ readonly ok: boolean }>>> = {
  'the list': (api) => api.listWorkflows({ ordering: '-date' }),
  'a workflow': (api) => api.getWorkflow(workflowId('7')),
  'a launch': (api) => api.launch(aLaunch),
  'whose key it is': (api) => api.whoAmI(),
};

const keyless = (server: FaultServer): boolean =>
  !JSON.stringify(server.requests).includes(testKey.slice(3, 20));

describe('A redirect to', () => {
  const harness = createHarness();
  afterEach(() => harness.stop());

  for (const [where, target] of Object.entries(targets)) {
    it(`${where} is not followed, whatever is asked in whichever dialect`, async function () {
      this.timeout(60_000);
      const thief = await harness.serve(json([]));
      for (const status of statuses) {
        for (const dialect of ['documented', 'current', undefined] as const) {
          const server = await harness.serve(answer(status, '', target(new URL(thief.origin))));
          const api = createApi({ server: server.origin, key: testKey }, { dialect });
          for (const [what, call] of Object.entries(calls)) {
            const outcome = await call(api);
            const known = what === 'whose key it is' && dialect === 'documented';
            assert.equal(outcome.ok, known, `${status} for ${what}`);
            assert.ok(!JSON.stringify(outcome).includes(testKey), what);
          }
          assert.ok(server.requests.every(({ path }) => path !== '/elsewhere'));
          const launches = server.requests.filter(({ method }) => method === 'POST');
          assert.ok(launches.length <= 1);
        }
      }
      assert.deepEqual(thief.requests, []);
      assert.ok(keyless(thief));
    });
  }
});

describe('A page of a list', () => {
  const harness = createHarness();
  afterEach(() => harness.stop());

  it('that says where the next one is does not lead to another server', async () => {
    const thief = await harness.serve(json([]));
    const next = `${thief.origin}/templates?offset=200`;
    const results = [{ id: 1, name: 'One', kickoff: null }];
    const server = await harness.serve(json({ count: 2, next, previous: null, results }), json([]));
    const api = createApi({ server: server.origin, key: testKey }, { dialect: 'current' });
    const first = await api.listWorkflows({ ordering: '-date' });
    assert.ok(first.ok && first.value.next !== undefined);
    await api.listWorkflows({ ordering: '-date', cursor: first.value.next });
    assert.equal(server.requests.length, 2);
    assert.deepEqual(thief.requests, []);
  });
});
