import assert from 'node:assert/strict';
import { emailOf } from '../../support/members.ts';
import { assertBroken, assertDetail, assertInvalid } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §3.7 and §3.8. */
describe('The people and datasets of today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const list = async (path: string): Promise<readonly Json[]> =>
    (await sandbox().read(path, 'priya')) as readonly Json[];
  const names = async (query: string): Promise<readonly unknown[]> =>
    (await list(`/accounts/users${query}`)).map(({ last_name: name }) => name);

  it('are everybody, by last name (§3.7)', async () => {
    assert.deepEqual(
      await names(''),
      'Dahl Lindqvist Nair Okafor Petrova Rivera Tanaka Weber'.split(' '),
    );
  });

  it('can be those that a user field takes (§3.7)', async () => {
    const able = await names('?type=user&status=active,invited');
    assert.ok(able.includes('Petrova') && !able.includes('Dahl'));
    assert.deepEqual(await names('?status=invited'), ['Petrova']);
    assert.deepEqual(await names('?type=guest'), []);
  });

  it('can be those of some groups (§3.7)', async () => {
    assert.deepEqual(await names('?groups=2'), ['Okafor', 'Tanaka']);
  });

  it('of groups that are no numbers breaks the service (§3.7)', async () => {
    assertBroken(await sandbox().ask('/accounts/users?groups=x'));
  });

  it('can be ordered (§3.7)', async () => {
    assert.equal((await names('?ordering=-last_name'))[0], 'Weber');
    assert.equal((await names('?ordering=first_name'))[0], 'Tanaka');
  });

  it('can be ordered by status (§3.7 ordering=status)', async () => {
    const statuses = async (ordering: string): Promise<readonly unknown[]> =>
      (await list(`/accounts/users?ordering=${ordering}`)).map(({ status }) => status);
    assert.deepEqual((await statuses('status')).slice(-2), ['inactive', 'invited']);
    assert.deepEqual((await statuses('-status')).slice(0, 2), ['invited', 'inactive']);
  });

  it('come in pages where a limit is given (§3.7)', async () => {
    const page = (await sandbox().read('/accounts/users?limit=3&offset=6')) as Json;
    assert.deepEqual([page.count, page.next], [8, null]);
    assert.equal((page.results as readonly unknown[]).length, 2);
  });

  it('cannot be had in a wrong order: 400 by the name of the query (§1.1 stock DRF)', async () => {
    const { status, body } = await sandbox().ask('/accounts/users?ordering=x');
    assert.equal(status, 400);
    const { ordering, ...rest } = body as Json;
    assert.deepEqual([typeof (ordering as readonly unknown[])[0], rest], ['string', {}]);
    assertInvalid(await sandbox().ask('/accounts/groups?ordering=x'), { name: 'ordering' });
  });

  for (const query of ['status=x', 'status=active,x', 'type=robot']) {
    it(`cannot be had with ${query}: 400 as a bare list (§1.1 stock DRF)`, async () => {
      const { status, body } = await sandbox().ask(`/accounts/users?${query}`);
      assert.equal(status, 400);
      assert.ok(Array.isArray(body));
      assert.deepEqual([body.length, typeof body[0]], [1, 'string']);
    });
  }

  it('have these properties (§3.7)', async () => {
    const elena = (await list('/accounts/users?status=invited'))[0];
    const wanted =
      'id type email first_name last_name phone photo status is_admin is_account_owner ' +
      'date_joined_tsp language timezone date_fmt date_fdw groups manager_id subordinates_ids ' +
      'vacation invite';
    for (const name of wanted.split(' ')) assert.ok(elena && name in elena, name);
    assert.deepEqual(elena?.groups, [3]);
  });

  it('have groups, of which some only stand in for somebody (§3.7)', async () => {
    const groups = await list('/accounts/groups');
    assert.deepEqual(groups[0], {
      id: 2,
      name: 'Customer care',
      photo: '',
      users: [5, 6],
      type: 'regular',
    });
    assert.deepEqual(
      groups.filter(({ type }) => type === 'personal').map(({ id }) => id),
      [4],
    );
    const reversed = await list('/accounts/groups?ordering=-name');
    assert.deepEqual(reversed, groups.toReversed());
  });

  it('are told who they are at /accounts/user, without groups that stand in for somebody (§3.7)', async () => {
    const me = (await sandbox().read('/accounts/user', 'priya')) as Json;
    assert.deepEqual([me.email, me.groups], [emailOf('priya'), [1, 3]]);
  });

  it('are listed without items (§3.8)', async () => {
    assert.deepEqual((await list('/datasets'))[0], {
      id: 1,
      name: 'Marinas',
      description: 'All that run Harbormaster.',
      date_created_tsp: 1_740_992_400,
      items_count: 5,
    });
    const ids = (await list('/datasets?ordering=-date')).map(({ id }) => id);
    assert.deepEqual(ids, [2, 1]);
    assert.equal(((await sandbox().read('/datasets?limit=1')) as Json).count, 2);
    assertInvalid(await sandbox().ask('/datasets?ordering=size'), { name: 'ordering' });
  });

  it('have their items in order when asked for one by one (§3.8)', async () => {
    const { items } = (await sandbox().read('/datasets/2', 'aiko')) as Json;
    assert.deepEqual(items, [
      { id: 201, value: '16 A', order: 1 },
      { id: 202, value: '32 A', order: 2 },
      { id: 203, value: '63 A', order: 3 },
    ]);
    const one = (await sandbox().read('/datasets/2', 'aiko')) as Json;
    assert.ok(!('items_count' in one));
    assertDetail(await sandbox().ask('/datasets/9'), 404);
  });
});
