import assert from 'node:assert/strict';
import type { Member } from '../../support/members.ts';
import { type Json, tasksOf, useCurrentSandbox } from './currentSandbox.ts';

/** What a visitor finds in the demo account. */
describe('The demo account’s runs in today’s dialect', () => {
  const sandbox = useCurrentSandbox({ liveRuns: true });
  const now = Date.now() / 1000;
  const runs = async (query = ''): Promise<readonly Json[]> =>
    ((await sandbox().read(`/workflows?limit=100${query}`)) as { results: readonly Json[] })
      .results;
  const tasks = async (query = '', as?: Member): Promise<readonly Json[]> =>
    (await sandbox().read(`/v3/tasks${query}`, as)) as readonly Json[];
  const details = async (): Promise<readonly Json[]> =>
    Promise.all(
      (await tasks()).map(
        async ({ id }) => sandbox().read(`/v2/tasks/${String(id)}`) as Promise<Json>,
      ),
    );

  it('are in every state', async () => {
    assert.ok((await runs('&status=running')).length >= 6);
    assert.ok((await runs('&status=done')).length >= 4);
    const [snoozed, ...others] = await runs('&status=snoozed');
    assert.ok(snoozed);
    assert.deepEqual(others, []);
    assert.equal(tasksOf(snoozed).filter(({ status }) => status === 'snoozed').length, 1);
  });

  it('are at different tasks, some urgent, one overdue', async () => {
    const running = await runs('&status=running');
    const at = running.flatMap((run) =>
      tasksOf(run).flatMap(({ number, status }) => (status === 'active' ? [number] : [])),
    );
    assert.ok(new Set(at).size >= 3);
    assert.ok(running.some(({ is_urgent: urgent }) => urgent));
    assert.ok(running.some(({ due_date_tsp: due }) => due !== null && (due as number) < now));
  });

  it('have tasks for the demo member, by name and through a group', async () => {
    const mine = await details();
    const kinds = mine.flatMap(({ performers }) =>
      (performers as readonly Json[])
        .filter(({ type, source_id: id }) => (type === 'user' ? id === 1 : true))
        .map(({ type }) => type),
    );
    assert.ok(kinds.includes('user') && kinds.includes('group'));
    assert.ok(mine.some(({ due_date_tsp: due }) => due !== null && (due as number) < now));
  });

  it('have tasks that ask for something, or have things to tick off', async () => {
    const mine = await details();
    assert.ok(mine.some(({ output }) => (output as readonly Json[]).length > 0));
    assert.ok(
      mine.some(({ checklists_marked: marked, checklists_total: total }) => marked !== total),
    );
  });

  it('have been talked about, and returned', async () => {
    const types = new Set<unknown>();
    for (const { id } of await runs()) {
      const events = await sandbox().read(`/workflows/${String(id)}/events`);
      for (const { type } of events as readonly Json[]) types.add(type);
    }
    for (const type of [1, 2, 3, 4, 5, 17, 18]) assert.ok(types.has(type), `${type}`);
  });

  it('have something for others to do', async () => {
    for (const member of ['priya', 'tomas', 'jonas'] as const) {
      assert.ok((await tasks('', member)).length > 0, member);
    }
  });
});
