import assert from 'node:assert/strict';
import type { Member } from '../../support/members.ts';
import { assertDone, assertInvalid } from './answers.ts';
import { eventually } from '../../vscode/eventually.ts';
import { type Json, taskPath, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §3.10: what the service keeps to tell a person. */
describe('Notifications in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const listed = async (as: Member, query = ''): Promise<readonly Json[]> =>
    (await sandbox().read(`/accounts/notifications${query}`, as)) as readonly Json[];
  const start = async (): Promise<Json> => sandbox().launch(10, { name: 'Week 40' });
  const comment = async (run: Json, text: string, as: Member = 'maya'): Promise<string> => {
    const { status, body } = await sandbox().send(`${taskPath(run, 1)}/comment`, { text }, as);
    assert.equal(status, 200);
    return `/workflows/comments/${String((body as Json).id)}`;
  };

  it('tell of a comment that mentions somebody, as it was sent (§3.10)', async () => {
    const run = await start();
    await comment(run, 'Ask [Aiko Tanaka|5]');
    const [newest] = await listed('aiko');
    const { id, datetime, datetime_tsp: at, task, workflow, ...rest } = newest ?? {};
    assert.deepEqual(rest, {
      text: 'Ask [Aiko Tanaka|5]',
      type: 'mention',
      status: 'new',
      author: 1,
    });
    assert.deepEqual(
      [typeof id, typeof datetime, typeof at, (task as Json).name],
      ['number', 'string', 'number', (run.tasks as readonly Json[])[0]?.name],
    );
    assert.deepEqual(workflow, { id: run.id, name: 'Week 40' });
  });

  it('tell a performer who is mentioned of the comment alone (§3.10)', async () => {
    const run = await start();
    await comment(run, 'Hello [Maya Lindqvist|1]', 'tomas');
    assert.deepEqual(
      (await listed('maya'))
        .filter(({ workflow }) => (workflow as Json).id === run.id)
        .map(({ type }) => type),
      ['comment'],
    );
  });

  it('tell those that only an edited comment mentions (§3.10)', async () => {
    const run = await start();
    const place = await comment(run, 'Ask [Aiko Tanaka|5]');
    const before = (await listed('aiko')).length;
    assert.equal(
      (
        await sandbox().send(
          place,
          { text: 'Ask [Aiko Tanaka|5] or [Priya Nair|3]' },
          'maya',
          'PATCH',
        )
      ).status,
      200,
    );
    assert.equal((await listed('aiko')).length, before);
    assert.equal((await listed('priya'))[0]?.type, 'mention');
  });

  it('tell a person of nothing that they did themselves (§3.10)', async () => {
    const before = await listed('maya');
    await comment(await start(), 'I am [Maya Lindqvist|1]');
    assert.deepEqual(await listed('maya'), before);
  });

  it('tell once of a task of mine that has become overdue, and of none that is done (§3.10)', async () => {
    const [run, other] = [await start(), await start()];
    const overdue = async (): Promise<readonly Json[]> =>
      (await listed('maya')).filter(
        ({ type, workflow }) => type === 'overdue_task' && (workflow as Json).id === run.id,
      );
    assert.deepEqual(await overdue(), []);
    const due = Date.now() / 1000 + 0.2;
    for (const each of [other, run]) {
      assertDone(await sandbox().send(`${taskPath(each, 1)}/due-date`, { due_date_tsp: due }));
    }
    assert.equal((await sandbox().send(`${taskPath(other, 1)}/complete`, {})).status, 200);
    const first = await eventually('the notification', async () => (await overdue())[0]);
    assert.deepEqual([first.author, first.text], [null, '']);
    assert.ok(Math.abs(Number((first.task as Json).due_date_tsp) - due) < 0.01);
    assert.equal((await overdue()).length, 1);
    assert.ok((await listed('maya')).every(({ workflow }) => (workflow as Json).id !== other.id));
  });

  it('can be had page by page, the oldest first, and only those that are new (§3.10)', async () => {
    const run = await start();
    await comment(run, 'First [Aiko Tanaka|5]');
    await comment(run, 'Second [Aiko Tanaka|5]');
    const all = await listed('aiko');
    assert.deepEqual(await listed('aiko', '?ordering=datetime'), all.toReversed());
    const page = (await sandbox().read('/accounts/notifications?limit=1&offset=1', 'aiko')) as Json;
    assert.deepEqual([page.count, page.results], [all.length, [all[1]]]);
    const read = await sandbox().send(
      '/accounts/notifications/read',
      { notifications: [all[0]?.id] },
      'aiko',
    );
    assert.equal(read.status, 200);
    assert.deepEqual(await listed('aiko', '?status=new'), all.slice(1));
    assert.equal((await listed('aiko', '?status=read'))[0]?.text, 'Second [Aiko Tanaka|5]');
    assertInvalid(await sandbox().ask('/accounts/notifications?status=x', 'aiko'), {
      name: 'status',
    });
  });

  it('let whoever is mentioned open the run (§3.10)', async () => {
    const run = await start();
    const path = `/workflows/${String(run.id)}`;
    assert.equal((await sandbox().ask(path, 'aiko')).status, 403);
    await comment(run, 'Look at it, [Aiko Tanaka|5]');
    assert.equal((await sandbox().ask(path, 'aiko')).status, 200);
  });
});
