import assert from 'node:assert/strict';
import { assertDetail } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

const identity = ['/auth/context', '/accounts/user', '/accounts/users', '/accounts/groups'];
const reads = [
  ...['/templates', '/templates/14', '/templates/14/steps', '/workflows', '/workflows/1'],
  ...['/v3/tasks', '/datasets', '/datasets/1', '/attachments', '/workflows/1/events'],
];

/** Facts §2: the plan of an account decides what it may do. */
for (const [plan, id] of [
  ['expired', 'MSG_A_0035'],
  ['none', 'MSG_A_0041'],
] as const) {
  describe(`An account of today’s dialect whose plan is ${plan}`, () => {
    const sandbox = useCurrentSandbox({ plan });

    it(`is refused with 403 and detail, reads included (§2, ${id})`, async () => {
      for (const path of reads) assertDetail(await sandbox().ask(path, 'tomas'), 403);
      assertDetail(await sandbox().run(15, {}), 403);
      assertDetail(await sandbox().send('/workflows/1/comment', { text: 'x' }), 403);
      assertDetail(await sandbox().send('/v2/tasks/1/complete', {}), 403);
    });

    it(`is still told who it is and who else there is (§2, ${id})`, async () => {
      for (const path of identity) await sandbox().read(path);
      const { account } = (await sandbox().read('/auth/context')) as Readonly<Record<string, Json>>;
      assert.equal(account?.is_subscribed, false);
      assert.equal(typeof account.plan_expiration_tsp === 'number', plan === 'expired');
    });
  });
}

describe('An account of today’s dialect with more people than seats', () => {
  const sandbox = useCurrentSandbox({ plan: 'crowded' });

  it('cannot run, complete, edit, comment, or read a template or dataset (§2, MSG_A_0037)', async () => {
    for (const path of ['/templates/14', '/datasets', '/datasets/1']) {
      assertDetail(await sandbox().ask(path), 403, /seats/);
    }
    assertDetail(await sandbox().run(15, {}), 403, /seats/);
    assertDetail(await sandbox().send('/v2/tasks/1/complete', {}), 403, /seats/);
    assertDetail(await sandbox().send('/workflows/1/comment', { text: 'x' }), 403, /seats/);
    assertDetail(await sandbox().send('/workflows/1', {}, 'maya', 'PATCH'), 403, /seats/);
  });

  it('can list templates, workflows and tasks (§2, MSG_A_0037)', async () => {
    for (const path of [...identity, '/templates', '/workflows', '/v3/tasks', '/workflows/1']) {
      await sandbox().read(path);
    }
  });
});
