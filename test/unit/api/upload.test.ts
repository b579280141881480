import assert from 'node:assert/strict';
import { createHarness, errorOf, testKey, valueOf } from '../../support/apiHarness.ts';
import {
  type Behaviour,
  type FaultServer,
  answer,
  deadOrigin,
  json,
  neverAnswer,
  reset,
} from '../../support/faultServer.ts';
import { type Routes, routed } from '../../support/templates.ts';
import { members } from '../../support/wireRuns.ts';

const harness = createHarness();
const today = { dialect: 'current' } as const;
const api = { ...members, 'GET /attachments': json([]) };
const uploaded = json({ public_url: 'https://files.example/3f(0)c', file_id: '3f0c' });
const note = { name: 'a [1].txt', type: 'text/plain', content: new TextEncoder().encode('Hellö') };

/** An API, and a file service that is another server. */
async function serve(behaviour: Behaviour, routes: Routes = api, upload = 20_000) {
  const files = await harness.serve(behaviour);
  const some = { files: `${files.origin}/files` };
  const started = await harness.start([routed(routes)], { upload }, some, today);
  return { ...started, files };
}
const formOf = ({ requests }: FaultServer): Promise<FormData> => {
  const [request] = requests;
  const type = request?.headers['content-type'] ?? '';
  return new Response(request?.body, { headers: { 'content-type': type } }).formData();
};

describe('An upload', () => {
  afterEach(harness.stop);

  it('is one form with the file, its length and the key, to the file service', async () => {
    const { api, files } = await serve(uploaded);
    await valueOf(api.upload(note));
    const [request] = files.requests;
    assert.equal(files.requests.length, 1);
    assert.deepEqual([request?.method, request?.path], ['POST', '/files/upload']);
    assert.equal(request?.headers.authorization, `Bearer ${testKey}`);
    assert.equal(request.headers['content-length'], String(Buffer.byteLength(request.body)));
    assert.equal(request.headers['transfer-encoding'], undefined);
    const file = (await formOf(files)).get('file');
    assert.ok(file instanceof File);
    assert.deepEqual(
      [file.name, file.type, await file.text()],
      ['a [1].txt', 'text/plain', 'Hellö'],
    );
  });

  it('answers with a link that a field takes as it is', async () => {
    const { api } = await serve(uploaded);
    assert.equal(await valueOf(api.upload(note)), '[a 1 .txt](https://files.example/3f%280%29c)');
  });

  it('comes after a call of the API, without which the file service would not know the key', async () => {
    const { api, server, files } = await serve(uploaded, {
      ...members,
      'GET /attachments': json([]),
      'GET /auth/context': answer(401),
    });
    assert.deepEqual(await errorOf(api.upload(note)), { kind: 'unauthorized' });
    assert.ok(server.requests.some(({ path }) => path === '/auth/context'));
    assert.deepEqual(files.requests, []);
  });

  it('tells how much of the file is on its way', async () => {
    const { api } = await serve(uploaded);
    const content = new Uint8Array(1_000_000);
    const told: number[] = [];
    await valueOf(api.upload({ ...note, content }, undefined, (sent) => told.push(sent)));
    assert.ok(told.length > 10);
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
    assert.equal(told.at(-1), 1_000_000);
  });

  it('can be cancelled on the way', async () => {
    const { api, files } = await serve(neverAnswer);
    const abort = new AbortController();
    const error = errorOf(api.upload(note, abort.signal));
    await files.arrived(1);
    abort.abort();
    assert.deepEqual(await error, { kind: 'cancelled' });
    await files.hungUp(1);
  });

  it('may be an empty file', async () => {
    const { api, files } = await serve(uploaded);
    await valueOf(api.upload({ name: '', type: '', content: new Uint8Array() }));
    const file = (await formOf(files)).get('file');
    assert.ok(file instanceof File);
    assert.equal(file.size, 0);
  });

  for (const [title, behaviour, kind] of [
    ['another server', answer(404), 'notSupported'],
    ['a web app', answer(405, '<html>'), 'notSupported'],
    ['a page', answer(200, '<html>'), 'notUnderstood'],
    ['an answer without a link', json({ file_id: '3f0c' }), 'notUnderstood'],
    ['a link that is none', json({ public_url: 'javascript:alert(1)' }), 'notUnderstood'],
    ['a redirect', answer(302, '', { location: 'https://elsewhere.example' }), 'notUnderstood'],
    ['no right', json({ code: 'PERM_001', message: 'No.' }, 403), 'forbidden'],
    ['a key it does not know', json({ code: 'AUTH_001', message: 'Who?' }, 401), 'forbidden'],
    ['too many', answer(429, '', { 'retry-after': '60' }), 'rateLimited'],
    ['trouble of its own', json({ code: 'STORAGE_001' }, 503), 'serverFault'],
    ['a broken connection', reset, 'unreachable'],
  ] as const) {
    it(`that meets ${title} ends in ${kind}, and is not repeated`, async () => {
      const { api, files } = await serve(behaviour);
      assert.equal((await errorOf(api.upload(note))).kind, kind);
      assert.equal(files.requests.length, 1);
    });
  }

  it('says in the service’s words that a file is too long', async () => {
    const { api } = await serve(json({ code: 'FILE_003', message: 'At most 100 MB.' }, 413));
    const error = await errorOf(api.upload(note));
    assert.ok(error.kind === 'rejected');
    assert.deepEqual([error.status, error.message], [413, 'At most 100 MB.']);
  });

  it('has a time limit of its own', async () => {
    const { api } = await serve(neverAnswer, undefined, 50);
    assert.equal((await errorOf(api.upload(note))).kind, 'timedOut');
  });

  it('is offered where there is an address for files, and they are links', async () => {
    const uploads = async (routes: Routes, files?: string) => {
      const { api } = await harness.start([routed(routes)], {}, { files }, today);
      return (await valueOf(api.capabilities())).uploads;
    };
    const files = 'https://files.example';
    assert.equal(await uploads(api, files), true);
    assert.equal(await uploads(api), false);
    assert.equal(await uploads({ 'GET /datasets': json([]) }, files), false);
    assert.equal(await uploads({ 'GET /attachments': answer(400) }, files), false);
  });

  for (const files of [undefined, 'http://files.example', 'files', 'https://a:b@files.example']) {
    it(`is not supported, and nothing is sent, where files go to ${String(files)}`, async () => {
      const { api, server } = await harness.start([routed(members)], {}, { files }, today);
      assert.deepEqual(await errorOf(api.upload(note)), { kind: 'notSupported' });
      assert.deepEqual(server.requests, []);
    });
  }

  it('is unreachable where nobody listens', async () => {
    const files = await deadOrigin();
    const { api: client } = await harness.start([routed(api)], {}, { files }, today);
    assert.equal((await errorOf(client.upload(note))).kind, 'unreachable');
  });
});
