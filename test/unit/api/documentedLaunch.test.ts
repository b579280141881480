import assert from 'node:assert/strict';
import { workflowId } from '../../../src/core/base/ids.ts';
import {
  aLaunch,
  connectTo,
  createHarness,
  errorOf,
  testKey,
  valueOf,
} from '../../support/apiHarness.ts';
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

describe('A launch', () => {
  afterEach(harness.stop);

  it('sends its request as JSON with the key', async () => {
    const { api, server, log } = await harness.start([json({ process_id: 42 })]);
    assert.deepEqual(await valueOf(api.launch(aLaunch)), { id: '42' });
    const [request] = server.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request.path, '/workflows/7/run');
    assert.equal(request.headers['content-type'], 'application/json');
    assert.equal(request.headers.authorization, `Bearer ${testKey}`);
    assert.equal(request.body, '{"name":"A run","kickoff":{}}');
    assert.deepEqual(
      log.map(({ method, route, outcome }) => [method, route, outcome]),
      [['POST', '/workflows/{id}/run', 200]],
    );
  });

  it('takes a process id that is text, and 201', async () => {
    const { api } = await harness.start([json({ process_id: 'p-1', extra: [] }, 201)]);
    assert.deepEqual(await valueOf(api.launch(aLaunch)), { id: 'p-1' });
  });

  const unknown: readonly (readonly [string, string, Reply])[] = [
    ['server', '500', answer(500)],
    ['timeout', '408', answer(408)],
    ['server', '503 with Retry-After', answer(503, '', { 'retry-after': '0' })],
    ['connection', 'a broken connection', reset],
    ['connection', 'a closed connection', hangUp],
    ['connection', 'half an answer', cutMidBody(200)],
    ['answer', 'an HTML page', answer(200, '<!DOCTYPE html>')],
    ['answer', '204', answer(204)],
    ['answer', 'bad JSON', answer(200, '{"process_id":')],
    ['answer', 'no process id', json({ id: 1 })],
    ['answer', 'a process id beyond what numbers hold', answer(200, '{"process_id":1e17}')],
    ['answer', 'gibberish', speakGibberish],
    ['answer', 'an endless answer', endless],
    ['answer', 'a redirect as after a success', answer(303, '', { location: '/runs/1' })],
  ];
  for (const [cause, what, reply] of unknown) {
    it(`has an unknown outcome and is not repeated after ${what}`, async () => {
      const { api, server } = await harness.start([reply]);
      assert.deepEqual(await errorOf(api.launch(aLaunch)), { kind: 'outcomeUnknown', cause });
      assert.equal(server.requests.length, 1);
    });
  }

  for (const [what, reply] of [
    ['silence', neverAnswer],
    ['an answer that stops in the middle', stallMidBody],
  ] as const) {
    it(`has an unknown outcome and is not repeated after ${what}`, async () => {
      const { api, log } = await harness.start([reply], { launch: 50 });
      const error = await errorOf(api.launch(aLaunch));
      assert.deepEqual(error, { kind: 'outcomeUnknown', cause: 'timeout' });
      // The log is counted, since a slow server may not notice the request.
      assert.equal(log.length, 1);
    });
  }

  it('has an unknown outcome where it is cancelled after sending', async () => {
    const { api, server } = await harness.start([neverAnswer]);
    const stop = new AbortController();
    const error = errorOf(api.launch(aLaunch, stop.signal));
    await server.arrived(1);
    stop.abort();
    assert.deepEqual(await error, { kind: 'outcomeUnknown', cause: 'cancelled' });
    await server.hungUp(1);
    assert.equal(server.requests.length, 1);
  });

  it('is cancelled where it was before sending', async () => {
    const { api, server } = await harness.start([json({ process_id: 1 })]);
    const error = await errorOf(api.launch(aLaunch, AbortSignal.abort()));
    assert.deepEqual(error, { kind: 'cancelled' });
    assert.equal(server.requests.length, 0);
  });

  const certain = [
    [401, { kind: 'unauthorized' }],
    [403, { kind: 'forbidden', detail: 'Sorry.' }],
    [404, { kind: 'notFound' }],
    [429, { kind: 'rateLimited', retryAt: undefined }],
    [
      409,
      {
        kind: 'rejected',
        status: 409,
        message: 'Sorry.',
        rejections: [{ target: { part: 'form' }, message: 'Sorry.' }],
      },
    ],
  ] as const;
  for (const [status, expected] of certain) {
    it(`has not started after ${status}`, async () => {
      const { api, server } = await harness.start([json({ detail: 'Sorry.' }, status)]);
      assert.deepEqual(await errorOf(api.launch(aLaunch)), expected);
      assert.equal(server.requests.length, 1);
    });
  }

  it('has not started where the refusal broke off', async () => {
    const { api } = await harness.start([cutMidBody(400)]);
    const error = await errorOf(api.launch(aLaunch));
    assert.deepEqual(error, {
      kind: 'rejected',
      status: 400,
      message: 'HTTP 400',
      rejections: [],
    });
  });

  it('is not sent on by a redirect', async () => {
    const elsewhere = await harness.serve(json({ process_id: 1 }));
    const location = `${elsewhere.origin}/run?token=1`;
    const { api } = await harness.start([answer(307, '', { location })]);
    const error = await errorOf(api.launch(aLaunch));
    assert.equal(error.kind, 'notUnderstood');
    assert.equal(error.found, `a redirect to ${elsewhere.origin}/run`);
    assert.equal(elsewhere.requests.length, 0);
  });

  it('has not started where nobody listens', async () => {
    const error = await errorOf(connectTo(await deadOrigin()).launch(aLaunch));
    assert.deepEqual(error, { kind: 'unreachable', reason: 'ECONNREFUSED' });
  });

  it('has not started where the name of the server leads nowhere', async () => {
    const error = await errorOf(connectTo('https://pneumatic.invalid').launch(aLaunch));
    assert.equal(error.kind, 'unreachable');
    assert.ok(['ENOTFOUND', 'EAI_AGAIN'].includes(error.reason));
  });

  it('has not started where the server speaks no TLS', async () => {
    const { server } = await harness.start([json({ process_id: 1 })]);
    const api = connectTo(server.origin.replace('http:', 'https:'));
    const error = await errorOf(api.launch(aLaunch));
    assert.deepEqual(error, { kind: 'unreachable', reason: 'ERR_SSL_WRONG_VERSION_NUMBER' });
    assert.equal(server.requests.length, 0);
  });

  it('is not sent to an id that would change the path', async () => {
    const { api, server } = await harness.start([json({ process_id: 1 })]);
    const error = await errorOf(api.launch({ ...aLaunch, workflow: workflowId('..') }));
    assert.deepEqual(error, { kind: 'notFound' });
    assert.equal(server.requests.length, 0);
  });
});
