import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { fileNumbersIn } from '../../../src/core/form/fileLinks.ts';
import { createHarness, errorOf, testKey, valueOf } from '../../support/apiHarness.ts';
import {
  type Reply,
  type FaultServer,
  answer,
  deadOrigin,
  json,
  neverAnswer,
  reset,
} from '../../support/failing/server.ts';
import { type Routes, routed } from '../../support/samples/wireTemplates.ts';
import { members } from '../../support/samples/wireRuns.ts';

const harness = createHarness();
const today = { dialect: 'current' } as const;
const api = { ...members, 'GET /attachments': json([]) };
const uploaded = json({ public_url: 'https://files.example/3f(0)c', file_id: '3f0c' });
const note = { name: 'a [1].txt', type: 'text/plain', content: new TextEncoder().encode('Hellö') };

/** An API, and a file service on another server. */
async function serve(reply: Reply, routes: Routes = api, upload = 20_000) {
  const files = await harness.serve(reply);
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

  it('reports how much of the file has been sent', async () => {
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

  for (const [title, reply, kind] of [
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
      const { api, files } = await serve(reply);
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
    assert.equal(await uploads({ 'GET /attachments': answer(400) }, files), false);
  });

  it('is offered by servers before v7 without an address for files, and takes no links', async () => {
    for (const [routes, filesByNumber] of [
      [api, false],
      [{ 'GET /datasets': json([]) }, true],
      [{}, true],
    ] as const) {
      const { api } = await harness.start([routed(routes)], {}, {}, today);
      const { uploads, rules } = await valueOf(api.capabilities());
      assert.deepEqual([uploads, rules.filesByNumber], [filesByNumber, filesByNumber]);
    }
  });

  it('may be offered once the server can be asked, which is an error until then', async () => {
    let faults = 3;
    const routes = {
      'GET /attachments': (response: ServerResponse) => {
        faults -= 1;
        (faults >= 0 ? answer(503) : json([]))(response);
      },
    };
    const files = 'https://files.example';
    const { api } = await harness.start([routed(routes)], {}, { files }, today);
    assert.equal((await errorOf(api.capabilities())).kind, 'serverFault');
    assert.equal((await valueOf(api.capabilities())).uploads, true);
  });

  for (const files of [undefined, 'http://files.example', 'files', 'https://a:b@files.example']) {
    it(`is not supported, and nothing is sent, where files go to ${String(files)}`, async () => {
      const started = await harness.start([routed(api)], {}, { files }, today);
      assert.deepEqual(await errorOf(started.api.upload(note)), { kind: 'notSupported' });
      assert.ok(started.server.requests.every(({ method }) => method === 'GET'));
    });
  }

  it('is unreachable where nobody listens', async () => {
    const files = await deadOrigin();
    const { api: client } = await harness.start([routed(api)], {}, { files }, today);
    assert.equal((await errorOf(client.upload(note))).kind, 'unreachable');
  });
});

describe('An upload to a server before v7', () => {
  afterEach(harness.stop);

  const published = { id: 55, name: 'a.txt', url: 'https://storage.example/a(1).txt?x=1#top' };
  /** An API without a file service, and its file storage on another server. */
  async function serveOld(storage: Reply, more: Routes = {}, address?: string) {
    const store = await harness.serve(storage);
    const announced = json({
      id: 55,
      file_upload_url: address ?? `${store.origin}/bucket/a?signature=1`,
      thumbnail_upload_url: null,
    });
    const routes = {
      'GET /datasets': json([]),
      'POST /workflows/attachments': announced,
      'POST /workflows/attachments/55/publish': json(published),
      ...more,
    };
    return { store, ...(await harness.start([routed(routes)], {}, {}, today)) };
  }
  const posted = ({ requests }: FaultServer) =>
    requests.filter(({ method }) => method === 'POST').map(({ path }) => path);

  it('is announced, put to the address that it is given, and published', async () => {
    const { api, server, store, log } = await serveOld(answer(200));
    await valueOf(api.upload(note));
    const announcement = server.requests.find(({ method }) => method === 'POST');
    assert.deepEqual(JSON.parse(announcement?.body ?? ''), {
      filename: 'a [1].txt',
      content_type: 'text/plain',
      size: 6,
      thumbnail: false,
    });
    const [put] = store.requests;
    assert.equal(store.requests.length, 1);
    assert.deepEqual([put?.method, put?.path], ['PUT', '/bucket/a?signature=1']);
    assert.deepEqual(
      [put?.headers['content-type'], put?.headers['content-length'], put?.body],
      ['text/plain', '6', 'Hellö'],
    );
    assert.deepEqual(posted(server), [
      '/workflows/attachments',
      '/workflows/attachments/55/publish',
    ]);
    assert.ok(!JSON.stringify(log).includes('signature'));
  });

  it('has the key in what goes to the API alone, and not in what goes to the storage', async () => {
    const { api, server, store } = await serveOld(answer(200));
    await valueOf(api.upload(note));
    assert.ok(server.requests.every(({ headers }) => headers.authorization !== undefined));
    assert.equal(store.requests[0]?.headers.authorization, undefined);
    assert.ok(!JSON.stringify(store.requests).includes(testKey));
  });

  it('answers with a link that holds the name of the file and its number', async () => {
    const { api } = await serveOld(answer(200));
    const link = await valueOf(api.upload(note));
    assert.equal(link, '[a 1 .txt](https://storage.example/a%281%29.txt?x=1#file-55)');
    assert.deepEqual(fileNumbersIn(link), ['55']);
  });

  it('reports how much of the file has been sent, even of an empty one', async () => {
    const { api, store } = await serveOld(answer(200));
    const told: number[] = [];
    const content = new Uint8Array(1_000_000);
    await valueOf(api.upload({ ...note, content }, undefined, (sent) => told.push(sent)));
    assert.ok(told.length > 10);
    assert.equal(told.at(-1), 1_000_000);
    await valueOf(api.upload({ name: '', type: '', content: new Uint8Array() }));
    const { headers, body } = store.requests[1] ?? {};
    assert.deepEqual(
      [headers?.['content-type'], headers?.['content-length'], body],
      ['application/octet-stream', '0', ''],
    );
  });

  it('can be cancelled on the way, and is not published then', async () => {
    const { api, server, store } = await serveOld(neverAnswer);
    const abort = new AbortController();
    const error = errorOf(api.upload(note, abort.signal));
    await store.arrived(1);
    abort.abort();
    assert.deepEqual(await error, { kind: 'cancelled' });
    await store.hungUp(1);
    assert.deepEqual(posted(server), ['/workflows/attachments']);
  });

  for (const address of [
    'http://storage.example/a',
    'https://user:word@storage.example/a',
    'file:///etc/passwd',
    'ftp://127.0.0.1/a',
    '/here',
  ]) {
    it(`is not sent to ${address}`, async () => {
      const { api, server } = await serveOld(answer(200), {}, address);
      assert.equal((await errorOf(api.upload(note))).kind, 'notUnderstood');
      assert.deepEqual(posted(server), ['/workflows/attachments']);
    });
  }

  it('follows no redirect', async () => {
    const thief = await harness.serve(answer(200));
    for (const status of [301, 302, 303, 307, 308]) {
      const { api } = await serveOld(answer(status, '', { location: thief.origin }));
      assert.equal((await errorOf(api.upload(note))).kind, 'notUnderstood');
    }
    assert.deepEqual(thief.requests, []);
  });

  for (const [title, reply, kind] of [
    ['an address that is over', answer(403, '<Error/>'), 'forbidden'],
    ['one that wants to know who it is', answer(401), 'forbidden'],
    ['nothing at its address', answer(404), 'notSupported'],
    ['trouble', answer(503), 'serverFault'],
    ['a broken connection', reset, 'unreachable'],
  ] as const) {
    it(`that meets ${title} ends in ${kind}, is not repeated and not published`, async () => {
      const { api, server, store } = await serveOld(reply);
      assert.equal((await errorOf(api.upload(note))).kind, kind);
      assert.equal(store.requests.length, 1);
      assert.deepEqual(posted(server), ['/workflows/attachments']);
    });
  }

  for (const [title, route, reply, kind] of [
    ['whose key is refused', 'attachments', answer(401), 'unauthorized'],
    ['that says nothing', 'attachments', json({}), 'notUnderstood'],
    ['that breaks down', 'attachments', answer(500), 'serverFault'],
    ['that publishes nothing', 'attachments/55/publish', answer(500), 'serverFault'],
    ['without a link', 'attachments/55/publish', json({ id: 55 }), 'notUnderstood'],
  ] as const) {
    it(`ends in ${kind} with an API ${title}`, async () => {
      const more = { [`POST /workflows/${route}`]: reply };
      const { api } = await serveOld(answer(200), more);
      assert.equal((await errorOf(api.upload(note))).kind, kind);
    });
  }

  it('is not supported by a server that is of today by now, which is noticed', async () => {
    let isUpdated = false;
    const { api } = await serveOld(answer(200), {
      'POST /workflows/attachments': answer(404),
      'GET /attachments': (response) => {
        (isUpdated ? json([]) : answer(404))(response);
      },
    });
    assert.equal((await valueOf(api.capabilities())).uploads, true);
    isUpdated = true;
    assert.deepEqual(await errorOf(api.upload(note)), { kind: 'notSupported' });
    assert.equal((await valueOf(api.capabilities())).rules.filesByNumber, false);
  });

  it('is noticed to be one to today’s server where somebody looks for what is new', async () => {
    let isUpdated = false;
    const { api } = await serveOld(answer(200), {
      'GET /attachments': (response) => {
        (isUpdated ? json([]) : answer(404))(response);
      },
    });
    assert.equal((await valueOf(api.capabilities())).rules.filesByNumber, true);
    isUpdated = true;
    api.renew();
    assert.equal((await valueOf(api.capabilities())).rules.filesByNumber, false);
  });
});
