import assert from 'node:assert/strict';
import type { Member } from '../../support/members.ts';
import { assertDetail, assertDone, assertImpossible, assertInvalid } from './answers.ts';
import { type Json, taskPath, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §3.6: the performers of a task can be changed while it is worked on. */
describe('The performers of a task in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const launch = (): Promise<Json> => sandbox().launch(15, {});
  const send = (run: Json, action: string, body: Json, as: Member = 'tomas') =>
    sandbox().send(`${taskPath(run, 1)}/${action}`, body, as);
  const performers = async (run: Json): Promise<readonly unknown[]> => {
    const task = (await sandbox().read(taskPath(run, 1), 'tomas')) as Json;
    return (task.performers as readonly Json[])
      .map(({ type, source_id: id }) => [String(type), Number(id)] as const)
      .toSorted(([a, one], [b, other]) => b.localeCompare(a) || one - other);
  };

  it('can be added and taken away, and the log says who it was (§3.6, §3.5 types 14, 15)', async () => {
    const run = await launch();
    assertDone(await send(run, 'create-performer', { user_id: 4 }));
    assert.deepEqual(await performers(run), [
      ['user', 1],
      ['user', 4],
    ]);
    assertDone(await send(run, 'delete-performer', { user_id: 4 }));
    assert.deepEqual(await performers(run), [['user', 1]]);
    await told(run, [
      [14, 4, null],
      [15, 4, null],
    ]);
  });

  it('can be groups (§3.6, §3.5 types 20, 21)', async () => {
    const run = await launch();
    assertDone(await send(run, 'create-group-performer', { group_id: 2 }));
    assert.deepEqual(await performers(run), [
      ['user', 1],
      ['group', 2],
    ]);
    const mine = (await sandbox().read('/v3/tasks', 'aiko')) as readonly Json[];
    assert.equal(mine.length, 1);
    assertDone(await send(run, 'delete-group-performer', { group_id: 2 }));
    await told(run, [
      [20, null, 2],
      [21, null, 2],
    ]);
  });

  it('are people and groups who are there, and at least one (§3.6)', async () => {
    const run = await launch();
    for (const id of [8, 99, 'x', null]) {
      assertInvalid(await send(run, 'create-performer', { user_id: id }), { name: 'user_id' });
    }
    assertInvalid(await send(run, 'create-group-performer', {}), { name: 'group_id' });
    assertInvalid(await send(run, 'create-group-performer', { group_id: 4 }), { name: 'group_id' });
    assertImpossible(await send(run, 'delete-performer', { user_id: 1 }));
    // Maya is an admin and performs the task, but is no owner of its template or of the account.
    for (const as of ['aiko', 'maya'] as const) {
      assertDetail(await send(run, 'create-performer', { user_id: 4 }, as), 403);
      assertDetail(await send(run, 'delete-performer', { user_id: 1 }, as), 403);
    }
  });

  it('can be guests, by e-mail, who are people of another type (§3.6)', async () => {
    const run = await launch();
    const email = 'Pat@Elsewhere.example';
    const { status, body } = await send(run, 'create-guest-performer', { email });
    const guest = body as Json;
    assert.deepEqual(
      [status, guest.type, guest.email, guest.is_admin],
      [200, 'guest', email.toLowerCase(), false],
    );
    assert.deepEqual(await performers(run), [
      ['user', 1],
      ['user', guest.id],
    ]);
    const again = await send(run, 'create-guest-performer', { email });
    assert.equal((again.body as Json).id, guest.id);
    assertDone(await send(run, 'delete-guest-performer', { email }));
    assert.deepEqual(await performers(run), [['user', 1]]);
    await told(run, [
      [14, guest.id, null],
      [15, guest.id, null],
    ]);
    const guests = (await sandbox().read('/accounts/users?type=guest')) as readonly Json[];
    assert.ok(guests.some(({ id }) => id === guest.id));
    for (const wrong of ['', 'pat', undefined]) {
      const refused = await send(run, 'create-guest-performer', { email: wrong });
      assertInvalid(refused, { name: 'email' });
    }
    const unknown = await send(run, 'delete-guest-performer', { email: 'sam@elsewhere.example' });
    assertImpossible(unknown);
    assertInvalid(await send(run, 'create-performer', { user_id: guest.id }), { name: 'user_id' });
  });

  it('stay as they are where the task is not being worked on (§3.6)', async () => {
    const run = await launch();
    const done = await sandbox().send(`${taskPath(run, 1)}/complete`, {}, 'tomas');
    assert.equal(done.status, 200);
    assertImpossible(await send(run, 'create-performer', { user_id: 4 }));
    assertImpossible(await send(run, 'create-guest-performer', { email: 'pat@elsewhere.example' }));
    assertImpossible(await send(run, 'delete-performer', { user_id: 1 }));
  });

  async function told(run: Json, expected: readonly unknown[]): Promise<void> {
    const path = `/workflows/${String(run.id)}/events?ordering=created`;
    const [, ...events] = (await sandbox().read(path, 'tomas')) as readonly Json[];
    assert.deepEqual(
      events.map(({ type, target_user_id: user, target_group_id: group }) => [type, user, group]),
      expected,
    );
  }
});
