import assert from 'node:assert/strict';
import type { RequestEntry } from '../../../src/api/connection.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import { connectTo, createHarness, errorOf, testKey, valueOf } from '../../support/apiHarness.ts';
import {
  type Reply,
  answer,
  cutMidBody,
  deadOrigin,
  endless,
  hangUp,
  json,
  neverAnswer,
  reset,
  speakGibberish,
  stallMidBody,
} from '../../support/failing/server.ts';

const harness = createHarness();
const newest = { ordering: '-date' } as const;

const tryOf = ({ attempt, outcome }: RequestEntry) => [attempt, outcome] as const;

const reads = {
  list: (api: PneumaticApi, signal?: AbortSignal) => api.listWorkflows(newest, signal),
  get: (api: PneumaticApi, signal?: AbortSignal) => api.getWorkflow(workflowId('7'), signal),
};

for (const [name, read] of Object.entries(reads)) {
  describe(`A read (${name})`, () => {
    afterEach(harness.stop);

    const refusals = [
      [401, '{"detail":"No."}', { kind: 'unauthorized' }],
      [403, '{"detail":"Not yours."}', { kind: 'forbidden', detail: 'Not yours.' }],
      [404, '{"detail":"Not found."}', { kind: 'notFound' }],
      [401, '<!DOCTYPE html><p>Sign in', { kind: 'unauthorized', page: true }],
      [403, '<html><h1>Blocked', { kind: 'forbidden', detail: '', page: true }],
      [404, '<html><h1>Nothing here', { kind: 'notFound', page: true }],
      [
        400,
        '["Unknown ordering."]',
        {
          kind: 'rejected',
          status: 400,
          message: 'Unknown ordering.',
          rejections: [{ target: { part: 'form' }, message: 'Unknown ordering.' }],
        },
      ],
      [
        405,
        '<html>Method Not Allowed</html>',
        { kind: 'rejected', status: 405, message: 'HTTP 405', rejections: [] },
      ],
    ] as const;
    for (const [status, body, expected] of refusals) {
      it(`takes ${status} with ${body} for ${expected.kind} and asks once`, async () => {
        const { api, server } = await harness.start([answer(status, body)]);
        assert.deepEqual(await errorOf(read(api)), expected);
        assert.equal(server.requests.length, 1);
      });
    }

    const failing = [
      ['500', answer(500), { kind: 'serverFault', status: 500 }],
      ['503', answer(503), { kind: 'serverFault', status: 503 }],
      ['429', answer(429), { kind: 'rateLimited', retryAt: undefined }],
      ['a broken connection', reset, { kind: 'unreachable', reason: 'ECONNRESET' }],
      ['a closed connection', hangUp, { kind: 'unreachable', reason: 'UND_ERR_SOCKET' }],
      ['half an answer', cutMidBody(200), { kind: 'unreachable', reason: 'ECONNRESET' }],
    ] as const;
    for (const [what, reply, expected] of failing) {
      it(`gives up after three tries at ${what}`, async () => {
        const { api, server } = await harness.start([reply]);
        assert.deepEqual(await errorOf(read(api)), expected);
        assert.equal(server.requests.length, 3);
      });
    }

    for (const [what, reply] of [
      ['silence', neverAnswer],
      ['an answer that stops in the middle', stallMidBody],
    ] as const) {
      it(`tries again with time of its own after ${what}`, async () => {
        const { api, log } = await harness.start([reply], { read: 30 });
        const error = await errorOf(read(api));
        assert.equal(error.kind, 'timedOut');
        // The log is read, since a slow server may not notice all requests.
        assert.deepEqual(log.map(tryOf), [
          [1, 'timeout'],
          [2, 'timeout'],
          [3, 'timeout'],
        ]);
      });
    }

    it('stops trying when its whole time is over', async () => {
      // A timer may fire early, by less than the pause before another try.
      const { api, log } = await harness.start([neverAnswer], { total: 40, backoff: 20 });
      assert.equal((await errorOf(read(api))).kind, 'timedOut');
      assert.deepEqual(log.map(tryOf), [[1, 'timeout']]);
    });

    it('says that nobody listens', async () => {
      const error = await errorOf(read(connectTo(await deadOrigin())));
      assert.deepEqual(error, { kind: 'unreachable', reason: 'ECONNREFUSED' });
    });

    it('says that the server speaks no TLS', async () => {
      const { server } = await harness.start([json([])]);
      const api = connectTo(server.origin.replace('http:', 'https:'));
      const expected = { kind: 'unreachable', reason: 'ERR_SSL_WRONG_VERSION_NUMBER' };
      assert.deepEqual(await errorOf(read(api)), expected);
    });

    const strange = [
      ['an HTML page', answer(200, '<!DOCTYPE html><p>Log in'), 'JSON', 'an HTML page'],
      ['204', answer(204), 'JSON', 'an empty answer'],
      ['bad JSON', answer(200, '[{"id": 1'), 'JSON', 'text that is not JSON'],
      ['gibberish', speakGibberish, 'an HTTP answer', 'another protocol'],
      ['an endless answer', endless, 'an answer of at most 32 MB', 'a longer one'],
      ['304', answer(304), 'an answer from the service itself', 'status 304'],
    ] as const;
    for (const [what, reply, expected, found] of strange) {
      it(`names ${what} and asks once`, async () => {
        const { api, server } = await harness.start([reply]);
        const error = await errorOf(read(api));
        assert.deepEqual(error, { kind: 'notUnderstood', path: '', expected, found });
        assert.equal(server.requests.length, 1);
      });
    }

    it('hangs up on an endless answer', async () => {
      const { api, server } = await harness.start([endless]);
      await errorOf(read(api));
      await server.hungUp(1);
    });

    it('follows no redirect, so that no other server sees the key', async () => {
      const elsewhere = await harness.serve(json([]));
      const location = `${elsewhere.origin}/login?next=secret`;
      const { api, server } = await harness.start([answer(302, '', { location })]);
      assert.deepEqual(await errorOf(read(api)), {
        kind: 'notUnderstood',
        path: '',
        expected: 'an answer from the service itself',
        found: `a redirect to ${elsewhere.origin}/login`,
      });
      assert.equal(server.requests.length, 1);
      assert.equal(elsewhere.requests.length, 0);
    });

    it('sends nothing when it is cancelled before', async () => {
      const { api, server } = await harness.start([json([])]);
      assert.deepEqual(await errorOf(read(api, AbortSignal.abort())), { kind: 'cancelled' });
      assert.equal(server.requests.length, 0);
    });

    for (const [when, reply] of [
      ['while it waits for the answer', neverAnswer],
      ['in the middle of the answer', stallMidBody],
    ] as const) {
      it(`hangs up when it is cancelled ${when}`, async () => {
        const { api, server } = await harness.start([reply]);
        const stop = new AbortController();
        const error = errorOf(read(api, stop.signal));
        await server.arrived(1);
        stop.abort();
        assert.deepEqual(await error, { kind: 'cancelled' });
        await server.hungUp(1);
        assert.equal(server.requests.length, 1);
      });
    }

    it('sends nothing with a key that fits into no header', async () => {
      const { api, server } = await harness.start([json([])], {}, { key: 'a key\n' });
      assert.deepEqual(await errorOf(read(api)), { kind: 'unauthorized' });
      assert.equal(server.requests.length, 0);
    });
  });
}

describe('A read', () => {
  afterEach(harness.stop);

  const megabytes = (count: number, entry: string): Reply =>
    answer(
      200,
      `[${Array<string>(Math.ceil((count * 1024 ** 2) / entry.length))
        .fill(entry)
        .join()}]`,
    );
  const wide = JSON.stringify({ id: 1, description: 'x'.repeat(100_000) });

  it('takes a list of 40 MB', async () => {
    const { api } = await harness.start([megabytes(40, wide)]);
    const answered = await api.listWorkflows(newest);
    assert.ok(answered.ok);
  });

  const tooLong = [
    ['a list of 70 MB', megabytes(70, wide), 'an answer of at most 64 MB'],
    ['a list of 40 MB with too many entries', megabytes(40, '{}'), 'an answer of at most 32 MB'],
    [
      'another answer of 40 MB',
      answer(200, `{"a":"${'x'.repeat(40 * 1024 ** 2)}"}`),
      'an answer of at most 32 MB',
    ],
  ] as const;
  for (const [what, reply, expected] of tooLong) {
    it(`does not take ${what}`, async () => {
      const { api } = await harness.start([reply]);
      const error = await errorOf(api.listWorkflows(newest));
      assert.deepEqual(error, {
        kind: 'notUnderstood',
        path: '',
        expected,
        found: 'a longer one',
      });
    });
  }

  it('succeeds after a server fault and a broken connection', async () => {
    const { api, server } = await harness.start([answer(502), reset, json([{ id: 1 }])]);
    const { items } = await valueOf(api.listWorkflows(newest));
    assert.deepEqual(
      items.map(({ id }) => id),
      ['1'],
    );
    assert.equal(server.requests.length, 3);
  });

  it('sends the key, the ordering and what it accepts, and nothing else of its own', async () => {
    const { api, server } = await harness.start([json([])]);
    await valueOf(api.listWorkflows({ ordering: 'name' }));
    const [request] = server.requests;
    assert.equal(request?.method, 'GET');
    assert.equal(request.path, '/workflows?ordering=name');
    assert.equal(request.headers.authorization, `Bearer ${testKey}`);
    assert.equal(request.headers.accept, 'application/json');
    assert.equal(request.headers.cookie, undefined);
    assert.equal(request.body, '');
  });

  it('asks below the path of the server', async () => {
    const server = await harness.serve(json([]));
    await valueOf(connectTo(`${server.origin}/pneumatic/api`).listWorkflows(newest));
    assert.equal(server.requests[0]?.path, '/pneumatic/api/workflows?ordering=-date');
  });

  for (const id of ['a/b', '../x', 'a?b#c', '$&', '%2e%2e', 'ä b']) {
    it(`keeps the id ${id} within its place in the path`, async () => {
      const { api, server } = await harness.start([answer(404)]);
      await errorOf(api.getWorkflow(workflowId(id)));
      assert.equal(server.requests[0]?.path, `/workflows/${encodeURIComponent(id)}`);
    });
  }

  for (const id of ['', '.', '..', '\ud800']) {
    it(`finds nothing under the id ${JSON.stringify(id)} without asking`, async () => {
      const { api, server } = await harness.start([json([])]);
      assert.deepEqual(await errorOf(api.getWorkflow(workflowId(id))), { kind: 'notFound' });
      assert.equal(server.requests.length, 0);
    });
  }

  it('logs each try by route, without key, id or address', async () => {
    const { api, log, server } = await harness.start([answer(500), json({ id: 4711 })]);
    await valueOf(api.getWorkflow(workflowId('4711')));
    const what = log.map(({ durationMs, ...entry }) => ({ ...entry, timed: durationMs >= 0 }));
    const entry = { method: 'GET', route: '/workflows/{id}', timed: true };
    assert.deepEqual(what, [
      { ...entry, outcome: 500, attempt: 1 },
      { ...entry, outcome: 200, attempt: 2 },
    ]);
    for (const secret of [testKey, '4711', server.origin]) {
      assert.equal(JSON.stringify(log).includes(secret), false);
    }
  });

  it('succeeds although the log fails', async () => {
    const onRequest = () => {
      throw new Error('Disk full');
    };
    const { api } = await harness.start([json([])], {}, { onRequest });
    assert.deepEqual(await valueOf(api.listWorkflows(newest)), { items: [], next: undefined });
  });
});
