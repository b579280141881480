import assert from 'node:assert/strict';
import { assertInvalid } from './answers.ts';
import { type Json, taskPath, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §3.3: templates to choose from, by their runs, tasks and events. */
describe('The titles of today’s templates', () => {
  const sandbox = useCurrentSandbox();
  const titles = async (query: string): Promise<readonly Json[]> =>
    (await sandbox().read(`/templates/titles-by-${query}`)) as readonly Json[];
  const counts = async (query: string): Promise<readonly unknown[]> =>
    (await titles(query)).map(({ id, count }) => [id, count]);
  let launched: Json;

  before(async () => {
    launched = await sandbox().launch(10, {});
    await sandbox().launch(15, {});
    await sandbox().launch(15, {});
  });

  it('count the runs that one sees, of one status if wanted (§3.3 titles-by-workflows)', async () => {
    const all = await titles('workflows?status=running');
    assert.deepEqual(all.slice(0, 2), [
      { id: 15, name: 'Berth inspection', count: 2 },
      { id: 10, name: 'on-call handover', count: 1 },
    ]);
    // Templates without runs follow.
    const mine = (await sandbox().read('/templates')) as readonly Json[];
    assert.equal(all.length, mine.length);
    assert.ok(all.slice(2).every(({ count }) => count === 0));
    assert.deepEqual((await counts('workflows?status=done')).slice(0, 2), [
      [7, 2],
      [1, 0],
    ]);
    const answer = await sandbox().ask('/templates/titles-by-workflows?status=x');
    assertInvalid(answer, { name: 'status' });
  });

  it('count what there is to do for one, or has been done (§3.3 titles-by-tasks)', async () => {
    assert.deepEqual(await counts('tasks'), [
      [15, 2],
      [10, 1],
    ]);
    assert.deepEqual(await counts('tasks?status=completed'), [[7, 2]]);
    await sandbox().send(`${taskPath(launched, 1)}/complete`, {});
    assert.deepEqual((await counts('tasks?status=completed'))[1], [10, 1]);
  });

  it('count what has happened within a time (§3.3 titles-by-events)', async () => {
    const now = Math.round(Date.now() / 1000);
    const recent = await titles(`events?date_from_tsp=${now - 3600}&date_to_tsp=${now + 3600}`);
    assert.deepEqual(
      recent.map(({ id }) => id),
      [10, 15],
    );
    assert.deepEqual(await titles(`events?date_from_tsp=${now + 3600}`), []);
    const answer = await sandbox().ask('/templates/titles-by-events?date_to_tsp=x');
    assertInvalid(answer, { name: 'date_to_tsp' });
  });

  it('are whole items where it is about owners (§3.1 titles-by-owners)', async () => {
    const owned = await titles('owners');
    const all = (await sandbox().read('/templates')) as readonly Json[];
    assert.deepEqual(
      owned.map(({ id }) => id),
      [2, 5, 7, 10, 14],
    );
    for (const each of owned)
      assert.deepEqual(
        each,
        all.find(({ id }) => id === each.id),
      );
  });
});
