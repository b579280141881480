/** The key goes to one origin only: tried with real servers that try to get it, too. */
import assert from 'node:assert/strict';
import tls from 'node:tls';
import { createApi } from '../../src/api/connect.ts';
import type { Dialect } from '../../src/api/dialect.ts';
import type { PneumaticApi } from '../../src/core/api.ts';
import { runId, runTaskId, workflowId } from '../../src/core/base/ids.ts';
import { aLaunch, createHarness, testKey } from '../support/apiHarness.ts';
import {
  type Reply,
  type FaultServer,
  answer,
  json,
  startFaultServer,
  startTlsFaultServer,
} from '../support/failing/server.ts';
import { makeCertificates } from '../support/failing/proxy/certificates.ts';
import { routed } from '../support/samples/wireTemplates.ts';
import { members } from '../support/samples/wireRuns.ts';

const statuses = [300, 301, 302, 303, 305, 307, 308] as const;

/** Ways to name another server, from a server on 127.0.0.1. */
const targets: Readonly<Record<string, (thief: URL) => Readonly<Record<string, string>>>> = {
  'another port': ({ origin }) => ({ location: `${origin}/workflows` }),
  'another host': ({ port }) => ({ location: `http://localhost:${port}/workflows` }),
  'another host of no scheme': ({ host }) => ({ location: `//${host}/templates` }),
  'another server with names': ({ host }) => ({ location: `http://user:name@${host}/` }),
  'another server by a refresh': ({ origin }) => ({ refresh: `0; url=${origin}/` }),
  itself: () => ({ location: '/elsewhere' }),
};

const note = { name: 'note.txt', type: 'text/plain', content: new TextEncoder().encode('Hello') };

const calls: Readonly<Record<string, (api: PneumaticApi) => Promise<{ readonly ok: boolean }>>> = {
  'the list': (api) => api.listWorkflows({ ordering: '-date' }),
  'a workflow': (api) => api.getWorkflow(workflowId('7')),
  'a launch': (api) => api.launch(aLaunch),
  'who owns the key': (api) => api.whoAmI(),
  'a run': (api) => api.getRun(runId('7')),
  'a comment': (api) => api.commentOnRun(runId('7'), 'A comment'),
  'a completion': (api) => api.completeTask({ task: runTaskId('7'), values: [] }),
  'an upload': (api) => api.upload(note),
};

/** Makes each call; none of them may succeed or reveal the key. */
async function callAll(
  api: PneumaticApi,
  dialect: Dialect | undefined,
  status: number,
): Promise<void> {
  for (const [what, call] of Object.entries(calls)) {
    const outcome = await call(api);
    // The documented API has no such call, so nothing is sent.
    const known = what === 'who owns the key' && dialect === 'documented';
    assert.equal(outcome.ok, known, `${status} for ${what}`);
    assert.ok(!JSON.stringify(outcome).includes(testKey), what);
  }
}

/** A connection with the key, to a server that also takes files. */
const connectionTo = ({ origin }: FaultServer) => ({
  server: origin,
  key: testKey,
  files: `${origin}/files`,
});

/** A sound API: the key may go to a file service only beside such a one. */
const soundApi = routed({ ...members, 'GET /attachments': json([]) });

/** Uploads to a file service beside a sound API; the key must reach it once, and nothing else. */
async function uploadTo(api: FaultServer, files: FaultServer): Promise<void> {
  const connection = { ...connectionTo(api), files: `${files.origin}/files` };
  const outcome = await createApi(connection, { dialect: 'current' }).upload(note);
  assert.equal(outcome.ok, false);
  assert.ok(!JSON.stringify(outcome).includes(testKey));
  assert.deepEqual(
    files.requests.map(({ path, headers }) => [path, headers.authorization]),
    [['/files/upload', `Bearer ${testKey}`]],
  );
}

const keyless = (server: FaultServer): boolean =>
  !JSON.stringify(server.requests).includes(testKey.slice(3, 20));

describe('A redirect to', () => {
  const harness = createHarness();
  afterEach(() => harness.stop());

  for (const [where, target] of Object.entries(targets)) {
    it(`${where} is not followed, whatever is asked in whichever dialect`, async () => {
      const thief = await harness.serve(json([]));
      for (const status of statuses) {
        for (const dialect of ['documented', 'current', undefined] as const) {
          const server = await harness.serve(answer(status, '', target(new URL(thief.origin))));
          await callAll(createApi(connectionTo(server), { dialect }), dialect, status);
          assert.ok(server.requests.every(({ path }) => path !== '/elsewhere'));
          const launches = server.requests.filter(({ path }) => path.endsWith('/run'));
          assert.ok(launches.length <= 1);
        }
      }
      assert.deepEqual(thief.requests, []);
      assert.ok(keyless(thief));
    });

    it(`${where} is not followed where a file service says it`, async () => {
      const thief = await harness.serve(json([]));
      const api = await harness.serve(soundApi);
      for (const status of statuses) {
        await uploadTo(api, await harness.serve(answer(status, '', target(new URL(thief.origin)))));
      }
      assert.deepEqual(thief.requests, []);
    });
  }
});

/** Redirects of a server behind TLS to another server, or to plain HTTP. */
const lessSafe: Readonly<
  Record<string, (own: URL, plain: URL, secure: URL) => Readonly<Record<string, string>>>
> = {
  'http at another port': (_, { origin }) => ({ location: `${origin}/workflows` }),
  'http at its own port': (own) => ({ location: `http://${own.host}/workflows` }),
  'http by a refresh': (_, { origin }) => ({ refresh: `0; url=${origin}/` }),
  'https at another port': (_, _plain, { origin }) => ({ location: `${origin}/templates` }),
  'https at another port, without a scheme': (_, _plain, { host }) => ({ location: `//${host}/` }),
};

describe('From https, a redirect to', () => {
  const certificates = makeCertificates();
  const trusted = tls.getCACertificates('default');
  const servers: FaultServer[] = [];
  const started = async (starting: Promise<FaultServer>): Promise<FaultServer> => {
    const server = await starting;
    servers.push(server);
    return server;
  };
  const secured = (...script: readonly Reply[]): Promise<FaultServer> =>
    started(startTlsFaultServer(certificates.tls, ...script));
  before('their authority is trusted', () => {
    tls.setDefaultCACertificates([...trusted, certificates.authority]);
  });
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));
  after(() => {
    tls.setDefaultCACertificates(trusted);
  });

  it('nowhere is no redirect: such a server is trusted, and gets the key', async () => {
    const server = await secured(json([]));
    const api = createApi({ server: server.origin, key: testKey }, { dialect: 'documented' });
    assert.equal((await api.listWorkflows({ ordering: '-date' })).ok, true);
    assert.equal(server.requests[0]?.headers.authorization, `Bearer ${testKey}`);
  });

  for (const [where, target] of Object.entries(lessSafe)) {
    it(`${where} is not followed, whatever is asked in whichever dialect`, async () => {
      const plain = await started(startFaultServer(json([])));
      const secure = await secured(json([]));
      for (const status of statuses) {
        for (const dialect of ['documented', 'current', undefined] as const) {
          const server = await secured((response) => {
            const own = new URL(server.origin);
            const headers = target(own, new URL(plain.origin), new URL(secure.origin));
            response.writeHead(status, headers).end();
          });
          await callAll(createApi(connectionTo(server), { dialect }), dialect, status);
          assert.ok(server.requests.length > 0);
          assert.ok(server.requests.every(({ body }) => body !== 'no TLS'));
        }
      }
      assert.deepEqual([plain.requests, secure.requests], [[], []]);
    });

    it(`${where} is not followed where a file service says it`, async () => {
      const plain = await started(startFaultServer(json([])));
      const secure = await secured(json([]));
      const api = await secured(soundApi);
      for (const status of statuses) {
        const files = await secured((response) => {
          const own = new URL(files.origin);
          const headers = target(own, new URL(plain.origin), new URL(secure.origin));
          response.writeHead(status, headers).end();
        });
        await uploadTo(api, files);
      }
      assert.deepEqual([plain.requests, secure.requests], [[], []]);
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
