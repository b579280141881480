import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type * as embedded from '../../../src/sandbox/startSandbox.ts';
import { send, sendLaunch } from '../../support/sandboxRequest.ts';
import { storedRuns } from '../../support/sandboxRuns.ts';

const entry = path.resolve(import.meta.dirname, '../../../src/sandbox/startSandbox.ts');

describe('The sandbox as the bundle that an extension host loads', () => {
  let folder: string;
  let file: string;
  let bundle: typeof embedded;
  const globals = [globalThis.Request, globalThis.Response, globalThis.fetch];
  const running: embedded.RunningSandbox[] = [];

  const start = async (key: string): Promise<embedded.RunningSandbox> => {
    const sandbox = await bundle.startSandbox({ file, key });
    running.push(sandbox);
    return sandbox;
  };

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-embedded-'));
    file = path.join(folder, 'sandbox.sqlite');
    const outfile = path.join(folder, 'sandbox.cjs');
    await esbuild.build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
    bundle = createRequire(import.meta.url)(outfile) as typeof embedded;
  });
  afterEach(() => Promise.all(running.splice(0).map((sandbox) => sandbox.close())));
  after(() => rm(folder, { recursive: true }));

  it('serves the demo account on a loopback port', async () => {
    const sandbox = await start('embedded');
    assert.match(sandbox.origin, /^http:\/\/127\.0\.0\.1:\d+$/);
    const client = { origin: sandbox.origin, key: 'embedded' };
    assert.equal((await sendLaunch(client, 10, { name: 'From inside' })).status, 200);
    assert.equal(storedRuns(file).at(-1)?.name, 'From inside');
    await running.pop()?.close();
    await assert.rejects(send(client, '/workflows'), { code: 'ECONNREFUSED' });
  });

  it('shares its file with another that runs at the same time', async () => {
    const sandboxes = await Promise.all(['one', 'two'].map(start));
    for (const { origin } of sandboxes) {
      for (const key of ['one', 'two']) {
        assert.equal((await send({ origin, key }, '/workflows')).status, 200);
      }
    }
  });

  it('closes although a client keeps its connection', async () => {
    const sandbox = await start('kept');
    const answer = await fetch(`${sandbox.origin}/workflows`, {
      headers: { Authorization: 'Bearer kept' },
    });
    assert.equal(answer.status, 200);
    await answer.json();
    await running.pop()?.close();
  });

  it('leaves the globals of its host alone', async () => {
    await start('globals');
    assert.deepEqual([globalThis.Request, globalThis.Response, globalThis.fetch], globals);
  });

  it('says what is wrong with a file, and lets go of it', async () => {
    await assert.rejects(bundle.startSandbox({ file: folder, key: 'x' }), {
      name: 'SandboxFileError',
      fault: 'unavailable',
    });
  });
});
