import assert from 'node:assert/strict';
import { keyOf } from '../../support/members.ts';
import { assertNothingThere } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §1, §2: facts about any request. */
describe('Today’s service as a server', () => {
  const sandbox = useCurrentSandbox();
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${sandbox().process.origin}${path}`, { headers });
  const authorized = { Authorization: `Bearer ${keyOf('maya')}` };

  it('turns a body of more than 1 MB away with a page of its web server: 413 (§1)', async () => {
    const answer = await fetch(`${sandbox().process.origin}/templates/15/run`, {
      method: 'POST',
      headers: { ...authorized, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'x'.repeat(1024 * 1024) }),
    });
    assert.equal(answer.status, 413);
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.match(await answer.text(), /^<html>/);
  });

  it('describes itself to everybody at /api/schema/ (§1 OpenAPI)', async () => {
    const answer = await get('/api/schema/', { Accept: 'application/json' });
    assert.equal(answer.status, 200);
    const { openapi, paths } = (await answer.json()) as Json;
    assert.match(String(openapi), /^3\./);
    const { '/templates/{id}/run': run } = paths as Readonly<Record<string, Json | undefined>>;
    assert.deepEqual(Object.keys(run ?? {}), ['post']);
    assertNothingThere(await sandbox().ask('/api/schema'));
  });

  it('hands out a cookie for the file service with what a key may read (§2)', async () => {
    const answer = await get('/templates', authorized);
    assert.match(
      answer.headers.get('Set-Cookie') ?? '',
      /^file_service_auth=pn-key-of-maya; Max-Age=86400;.*HttpOnly; Secure; SameSite=Lax$/,
    );
    assert.equal((await get('/templates')).headers.get('Set-Cookie'), null);
  });
});

describe('Today’s service before it described itself', () => {
  const sandbox = useCurrentSandbox({ generation: 'v6' });

  it('has nothing at /api/schema/, and no cookie for files (§1 OpenAPI, §2)', async () => {
    assertNothingThere(await sandbox().ask('/api/schema/'));
    const { headers } = await sandbox().ask('/templates');
    assert.equal(headers['set-cookie'], undefined);
  });
});
