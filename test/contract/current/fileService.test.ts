import assert from 'node:assert/strict';
import { emailOf, keyOf } from '../../support/members.ts';
import { assertNothingThere, assertInvalid } from './answers.ts';
import { type CurrentSandbox, type Json, useCurrentSandbox } from './currentSandbox.ts';

const upload = (sandbox: CurrentSandbox): Promise<Response> => {
  const body = new FormData();
  body.append('file', new Blob(['x']), 'x.txt');
  const headers = { Authorization: `Bearer ${keyOf('maya')}` };
  return fetch(`${sandbox.process.origin}/files/upload`, { method: 'POST', headers, body });
};

/** Facts §2, §3.9: the possible states of the file service. */
describe('The file service of today’s dialect and keys', () => {
  const sandbox = useCurrentSandbox();

  it('knows a key only once the API has been called with it (§3.9 Redis)', async () => {
    const before = await upload(sandbox());
    assert.equal(before.status, 401);
    assert.equal(((await before.json()) as Json).code, 'AUTH_001');
    await sandbox().read('/auth/context');
    assert.equal((await upload(sandbox())).status, 200);
  });
});

describe('The file service of today’s dialect under load', () => {
  const sandbox = useCurrentSandbox({ files: 'throttled' });

  it('takes 10 uploads a minute, and says when to come back: 429 (§2 throttling)', async () => {
    await sandbox().read('/auth/context');
    for (let count = 0; count < 10; count += 1) {
      const answer = await upload(sandbox());
      assert.equal(answer.status, 200);
      await answer.json();
    }
    const answer = await upload(sandbox());
    assert.deepEqual([answer.status, answer.headers.get('Retry-After')], [429, '60']);
    const { detail, ...rest } = (await answer.json()) as Json;
    assert.equal(typeof detail, 'string');
    assert.deepEqual(rest, { retry_after: 60 });
    await sandbox().read('/templates');
  });
});

describe('The file service of today’s dialect without its store', () => {
  const sandbox = useCurrentSandbox({ files: 'failing' });

  it('says that it cannot store a file: 503 (§3.9 STORAGE_001)', async () => {
    await sandbox().read('/auth/context');
    const answer = await upload(sandbox());
    const { code, message } = (await answer.json()) as Json;
    assert.deepEqual([answer.status, code, typeof message], [503, 'STORAGE_001', 'string']);
  });
});

describe('Today’s dialect without a file service', () => {
  const sandbox = useCurrentSandbox({ files: 'none' });
  const launch = (map: unknown) =>
    sandbox().run(14, {
      kickoff: { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('aiko'), map },
    });

  it('refuses every list of files that is not empty (§4.1 file, MSG_PW_0036)', async () => {
    const link = `[a.png](${sandbox().process.origin}/files/3f0c-12345678)`;
    for (const map of [[link], ['[a.png](/files/3f0c-12345678)'], [' ']]) {
      assertInvalid(await launch(map), { api_name: 'map' }, /Markdown links/);
    }
    assert.equal((await launch([])).status, 200);
  });

  it('has nothing at /files (§3.9)', async () => {
    assertNothingThere(await sandbox().ask('/files/upload', 'maya', { method: 'POST' }));
  });
});
