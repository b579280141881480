import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type App, createApp } from '../../../src/sandbox/app.ts';
import { openAccount } from '../../../src/sandbox/openAccount.ts';
import type { Store } from '../../../src/sandbox/store/store.ts';

describe('The sandbox as a handler of requests', () => {
  let folder: string;
  let store: Store;
  let app: App;

  const run = (key: string, body: string): Promise<Response> =>
    app.fetch(
      new Request('https://anywhere.example/workflows/11/run', {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body,
      }),
    );

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-app-'));
    store = openAccount(path.join(folder, 'sandbox.sqlite'));
    app = createApp(store);
  });
  after(async () => {
    store.close();
    await rm(folder, { recursive: true });
  });

  it('needs no network, and lets a key act for any person', async () => {
    store.addKey('maya', 1);
    store.addKey('priya', 3);
    const body = JSON.stringify({ name: 'Rotate', kickoff: { key: 11001, cause: 11003 } });
    assert.equal((await run('maya', body)).status, 403);
    assert.equal((await run('priya', body)).status, 200);
  });

  it('undoes a launch that fails half-way', () => {
    const before = store.fieldValues(11, 'key').length;
    assert.throws(() => {
      store.transaction(() => {
        store.addRun({
          workflowId: 11,
          name: 'Twice the same field',
          values: [
            ['key', 11001],
            ['key', 11002],
          ],
          taskUrls: [],
          launchedBy: 3,
          launchedAt: '2026-04-01T00:00:00.000Z',
        });
      });
    });
    assert.equal(store.fieldValues(11, 'key').length, before);
  });

  it('reports a fault of its own as JSON', async () => {
    const broken = createApp({
      ...store,
      workflows: () => {
        throw new Error('disk I/O error');
      },
    });
    const answer = await broken.fetch(
      new Request('https://anywhere.example/workflows', {
        headers: { Authorization: 'Bearer maya' },
      }),
    );
    assert.equal(answer.status, 500);
    assert.deepEqual(await answer.json(), {
      detail: 'The sandbox could not do it: disk I/O error',
    });
  });

  it('reports it in today’s dialect with a page that says whose fault it is', async () => {
    const broken = createApp(
      {
        ...store,
        workflows: () => {
          throw new Error('disk I/O error');
        },
      },
      { dialect: 'current' },
    );
    const answer = await broken.fetch(
      new Request('https://anywhere.example/templates', {
        headers: { Authorization: 'Bearer maya' },
      }),
    );
    assert.equal(answer.status, 500);
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.match(await answer.text(), /The sandbox could not do it/);
  });
});
