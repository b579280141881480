import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import type { SandboxAnswer } from '../../support/sandboxRequest.ts';
import { emailOf } from '../../support/members.ts';
import { assertDetail, assertDone } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §2: keys are issued and revoked through the API, too. */
describe('API keys in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const own = '/accounts/api-keys';
  const issue = async (path = own, body: Json = {}): Promise<Json> => {
    const answer = await sandbox().send(path, body, 'tomas');
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body as Json;
  };
  const whoHas = ({ token }: Json): Promise<SandboxAnswer> =>
    sandbox().ask('/auth/context', 'maya', {
      headers: { Authorization: `Bearer ${String(token)}` },
    });
  const assertRefused = async (key: Json): Promise<void> => {
    const { status, body } = await whoHas(key);
    assert.deepEqual([status, (body as Json).code], [401, 'token_not_valid']);
  };

  it('are shown once, when they are made (§2 issuing)', async () => {
    const made = await issue(own, { name: 'Laptop' });
    const { id, token, prefix, date_created: created, ...rest } = made;
    assert.match(String(token), /^pn-[\w-]{32}$/);
    assert.equal(prefix, String(token).slice(0, 16));
    assert.deepEqual([typeof id, typeof created], ['number', 'string']);
    assert.deepEqual(rest, {
      ...{ name: 'Laptop', last_used_at: null, expires_at: null },
      is_active: true,
    });
    const listed = (await sandbox().read(own, 'tomas')) as readonly Json[];
    assert.deepEqual(
      listed.find((each) => each.id === id),
      { id, prefix, date_created: created, ...rest },
    );
  });

  it('act as whose they are, also where the owner of the account made them (§2)', async () => {
    assert.equal(((await whoHas(await issue())).body as Json).email, emailOf('tomas'));
    const ofPriya = await issue('/accounts/users/3/api-keys');
    assert.equal(((await whoHas(ofPriya)).body as Json).email, emailOf('priya'));
  });

  it('are refused with 401 as soon as they are revoked (§2 revoking)', async () => {
    const key = await issue();
    assert.equal((await whoHas(key)).status, 200);
    const path = `${own}/${String(key.id)}`;
    assertDone(await sandbox().ask(path, 'tomas', { method: 'DELETE' }));
    await assertRefused(key);
    assertDetail(await sandbox().ask(path, 'tomas', { method: 'DELETE' }), 404);
  });

  it('are refused with 401 once they have expired, unless the service remembers them (§2)', async () => {
    const key = await issue();
    const expire = ({ id }: Json, at: number): void => {
      const database = new DatabaseSync(sandbox().process.file);
      database
        .prepare('UPDATE issued_key SET expires_at = ? WHERE id = ?')
        .run(new Date(at).toISOString(), Number(id));
      database.close();
    };
    expire(key, Date.now() - 1_000);
    await assertRefused(key);
    const used = await issue();
    assert.equal((await whoHas(used)).status, 200);
    expire(used, Date.now() - 1_000);
    assert.equal((await whoHas(used)).status, 200);
    const listed = (await sandbox().read(own, 'tomas')) as readonly Json[];
    for (const { id } of [key, used]) {
      assert.equal(listed.find((each) => each.id === id)?.is_active, false);
    }
  });

  it('have names of up to 200 characters, or a number (§2, §1.1 stock DRF)', async () => {
    assert.match(String((await issue(own, { name: ' ' })).name), /\d$/);
    assert.equal((await issue(own, { name: 5 })).name, '5');
    for (const name of ['x'.repeat(201), true, null]) {
      const { status, body } = await sandbox().send(own, { name }, 'tomas');
      assert.deepEqual([status, Object.keys(body as Json)], [400, ['name']]);
      assert.ok(Array.isArray((body as Json).name));
    }
  });

  it('are for admins, and those of others for the owner of the account (§2)', async () => {
    assert.equal((await sandbox().send(own, {}, 'samuel')).status, 201);
    assertDetail(await sandbox().send(own, {}, 'priya'), 403);
    assertDetail(await sandbox().ask(own, 'priya'), 403);
    const others = '/accounts/users/3/api-keys';
    assertDetail(await sandbox().send(others, {}, 'samuel'), 403);
    assertDetail(await sandbox().send('/accounts/users/99/api-keys', {}, 'tomas'), 404);
    const { id } = await issue(others);
    assertDetail(await sandbox().ask(`${own}/${String(id)}`, 'tomas', { method: 'DELETE' }), 404);
    const path = `${others}/${String(id)}`;
    assertDone(await sandbox().ask(path, 'tomas', { method: 'DELETE' }));
  });
});
