import assert from 'node:assert/strict';
import { type Member, emailOf } from '../../support/members.ts';
import { assertDetail, assertNothingThere } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

const entries = (value: object): readonly string[] =>
  Object.entries(value).map((each) => JSON.stringify(each));

/** Facts §2. */
describe('Today’s dialect authenticates: it', () => {
  const sandbox = useCurrentSandbox();
  const key = 'pn-key-of-maya';

  for (const header of [undefined, '', `Token ${key}`, `Basic ${key}`, key]) {
    it(`answers 401 with detail to Authorization: ${header ?? '(none)'} (§2)`, async () => {
      const answer = await sandbox().ask('/auth/context', 'maya', {
        headers: { Authorization: header },
      });
      assertDetail(answer, 401);
      assert.equal(answer.headers['www-authenticate'], 'Token realm="api"');
    });
  }

  for (const header of ['Bearer', `Bearer ${key} more`]) {
    it(`answers 401 with detail to the broken header ${header} (§2)`, async () => {
      const headers = { Authorization: header };
      assertDetail(await sandbox().ask('/templates', 'maya', { headers }), 401, /token/i);
    });
  }

  it('answers 401 with code and two messages to an unknown key (§2)', async () => {
    const headers = { Authorization: 'Bearer pn-nobody' };
    const { status, body } = await sandbox().ask('/auth/context', 'maya', { headers });
    assert.equal(status, 401);
    const { detail, code, messages } = body as {
      readonly detail: unknown;
      readonly code: unknown;
      readonly messages: readonly object[];
    };
    assert.deepEqual([typeof detail, code], ['string', 'token_not_valid']);
    assert.deepEqual(
      messages.map((message) => Object.keys(message)),
      Array(2).fill(['token_class', 'token_type', 'message']),
    );
  });

  it('takes Bearer in any letter case for a good key only (§2)', async () => {
    const good = { Authorization: `bearer ${key}` };
    assert.equal((await sandbox().ask('/templates', 'maya', { headers: good })).status, 200);
    const bad = { Authorization: 'bearer pn-nobody' };
    assertDetail(await sandbox().ask('/templates', 'maya', { headers: bad }), 401);
  });

  for (const member of ['elena', 'henrik'] as const) {
    it(`refuses the key of ${member}, who is invited or has left (§2)`, async () => {
      assert.equal((await sandbox().ask('/auth/context', member)).status, 401);
    });
  }

  const identities: readonly (readonly [Member, boolean, boolean])[] = [
    ['maya', true, false],
    ['tomas', true, true],
    ['priya', false, false],
  ];
  for (const [member, isAdmin, isOwner] of identities) {
    it(`tells ${member} who they are at /auth/context (§2)`, async () => {
      const context = (await sandbox().read('/auth/context', member)) as Record<string, unknown>;
      assert.equal(context.email, emailOf(member));
      assert.deepEqual([context.is_admin, context.is_account_owner], [isAdmin, isOwner]);
      assert.equal(context.type, 'user');
    });
  }

  it('has every documented property in /auth/context (§2)', async () => {
    const context = (await sandbox().read('/auth/context')) as Record<string, object>;
    const names =
      'id email first_name last_name photo phone type is_admin is_account_owner language ' +
      'timezone date_fmt date_fdw has_workflow_viewer_access has_workflow_starter_access account ' +
      'is_superuser is_supermode is_digest_subscriber is_new_tasks_subscriber vacation';
    for (const name of names.split(' ')) assert.ok(name in context, name);
    const account =
      'id name tenant_name billing_plan plan_expiration_tsp is_subscribed lease_level logo_lg ' +
      'billing_period billing_sync max_users tenants_active_users';
    for (const name of account.split(' ')) assert.ok(name in (context.account ?? {}), name);
    const { date_fmt: format, date_fdw: weekday } = context;
    assert.deepEqual([format, weekday], ['MMM dd, yyyy, p', 0]);
    assert.equal((context.account as Json | undefined)?.tenant_name, null);
  });

  it('checks the key before the method (§1.1)', async () => {
    const request = { method: 'DELETE', headers: { Authorization: undefined } };
    assertDetail(await sandbox().ask('/templates', 'maya', request), 401);
  });

  for (const [method, path] of [
    ['DELETE', '/templates'],
    ['GET', '/templates/7/run'],
    ['POST', '/auth/context'],
  ] as const) {
    it(`answers 405 with detail to ${method} ${path} (§1.1)`, async () => {
      const answer = await sandbox().ask(path, 'maya', { method });
      assertDetail(answer, 405);
      assert.ok(answer.headers.allow);
    });
  }

  for (const path of ['/workflows/7/run', '/templates/7/walk', '/templates/7/', '/v1']) {
    it(`has nothing at ${path} but a page: 404 (§1)`, async () => {
      assertNothingThere(await sandbox().ask(path));
      assertNothingThere(await sandbox().ask(path, 'maya', { headers: { Authorization: 'x' } }));
    });
  }

  it('has an empty answer at / and an index at /templates/ (§1)', async () => {
    const { status, body } = await sandbox().ask('/');
    assert.deepEqual([status, body], [204, undefined]);
    assert.equal(typeof (await sandbox().read('/templates/')), 'object');
  });

  it('lets nobody post to /workflows: 403 (§1)', async () => {
    for (const as of ['priya', 'tomas'] as const) {
      assertDetail(await sandbox().send('/workflows', {}, as), 403);
    }
  });

  it('tells of the account and of what it has paid for (§2)', async () => {
    const { account } = (await sandbox().read('/auth/context')) as { readonly account: object };
    for (const path of ['/accounts/account', '/v2/accounts/plan']) {
      const told = Object.entries((await sandbox().read(path)) as object);
      assert.ok(told.length > 5);
      for (const each of told) assert.ok(entries(account).includes(JSON.stringify(each)), each[0]);
    }
  });

  it('lets in neither web pages nor other hosts', async () => {
    const from = (headers: Readonly<Record<string, string>>) =>
      sandbox().ask('/templates', 'maya', { headers });
    assertDetail(await from({ Origin: 'https://blueharbor.example' }), 403);
    assertDetail(await from({ Host: 'blueharbor.example' }), 421);
  });
});
