/**
 * Servers before `v7` take the bytes of a file at an address that needs no key: only its random id
 * protects it.
 */
import assert from 'node:assert/strict';
import { type SandboxProcess, startSandboxProcess } from '../support/sandboxProcess.ts';
import { send } from '../support/sandboxRequest.ts';
import { emailOf } from '../support/members.ts';

const other = 'key-of-priya';
const keyless = { Authorization: undefined };
const announcement = JSON.stringify({ filename: 'a.txt', content_type: 'text/plain', size: 4 });
/** An id with 122 random bits. */
const randomId = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('The address that a file is put to', () => {
  let sandbox: SandboxProcess;
  before(async () => {
    sandbox = await startSandboxProcess({
      ...{ dialect: 'current', generation: 'v6' },
      keys: { [emailOf('priya')]: other },
    });
  });
  after(() => sandbox.stop());

  const put = (path: string, headers: Readonly<Record<string, string | undefined>> = keyless) =>
    send(sandbox, path, { method: 'PUT', headers, body: 'text' });

  /** Announces a file; returns its number and the path for its bytes. */
  async function announce(): Promise<{ readonly number: number; readonly path: string }> {
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: announcement };
    const { body } = await send(sandbox, '/workflows/attachments', request);
    const { id, file_upload_url: url } = body as { id: number; file_upload_url: string };
    return { number: id, path: new URL(url).pathname };
  }

  it('takes them without a key', async () => {
    const { path } = await announce();
    assert.equal((await put(path)).status, 200);
  });

  it('is random, and is not the number of the file', async () => {
    const all = [await announce(), await announce(), await announce()];
    const ids = all.map(({ path }) => path.replace('/storage/', ''));
    for (const id of ids) assert.match(id, randomId);
    assert.equal(new Set(ids).size, ids.length);
    for (const { number } of all) assert.equal((await put(`/storage/${number}`)).status, 404);
  });

  it('is the whole of it: what is nearly the same leads nowhere', async () => {
    const { path } = await announce();
    const next = path.endsWith('0') ? '1' : '0';
    const guesses = [
      ...[path.slice(0, -1) + next, path.slice(0, -1), `${path}0`, path.toUpperCase()],
      ...['/storage/', '/storage/%', '/storage/*', '/storage/%25', "/storage/'%20OR%201=1--"],
    ];
    for (const guess of guesses) assert.equal((await put(guess)).status, 404, guess);
  });

  it('is sent to nobody else, and returns nothing', async () => {
    const { number, path } = await announce();
    const headers = { Authorization: `Bearer ${other}` };
    const published = await send(sandbox, `/workflows/attachments/${number}/publish`, {
      method: 'POST',
      headers,
    });
    assert.equal(published.status, 404);
    assert.ok(!JSON.stringify(published.body).includes(path));
    for (const some of [keyless, headers]) {
      assert.equal((await send(sandbox, path, { headers: some })).status, 404);
    }
  });

  it('is of no use to a web page', async () => {
    const { path } = await announce();
    for (const header of [{ Origin: 'https://evil.example' }, { Host: 'evil.example' }]) {
      const { status } = await put(path, { ...keyless, ...header });
      assert.ok(status === 403 || status === 421, `${status}`);
    }
  });

  it('is not there in the generation that the demo account speaks', async () => {
    const latest = await startSandboxProcess({ dialect: 'current' });
    try {
      const answer = await send(latest, '/storage/1', { method: 'PUT', headers: keyless });
      assert.equal(answer.status, 404);
    } finally {
      await latest.stop();
    }
  });
});
