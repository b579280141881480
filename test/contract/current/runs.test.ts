import assert from 'node:assert/strict';
import type { Member } from '../../support/members.ts';
import { assertDetail, assertInvalid } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

interface Page {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Json[];
}

/** Facts §3.5. */
describe('Runs in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const page = async (query = '', as: Member = 'maya'): Promise<Page> =>
    (await sandbox().read(`/workflows${query}`, as)) as Page;
  const names = async (query = '', as: Member = 'maya'): Promise<readonly unknown[]> =>
    (await page(query, as)).results.map(({ name }) => name);
  const ids: number[] = [];

  before(async () => {
    for (const [name, template, as] of [
      ['By Maya', 15, 'maya'],
      ['By Priya', 15, 'priya'],
      ['Urgent', 10, 'maya'],
    ] as const) {
      const body = { name, is_urgent: name === 'Urgent' };
      ids.push((await sandbox().launch(template, body, as)).id as number);
    }
  });

  const past = ['Harbormaster 4.12.0', 'Harbormaster 4.11.0'];

  it('are a page even without a limit, newest first (§3.5)', async () => {
    const first = await page();
    assert.deepEqual([first.count, first.next, first.previous], [4, null, null]);
    assert.deepEqual(await names(), ['Urgent', 'By Maya', ...past]);
  });

  it('are those of owned and viewed templates, and one’s own of others (§3.5)', async () => {
    assert.deepEqual(await names('', 'priya'), ['By Priya', 'Harbormaster 4.12.0']);
    assert.deepEqual(await names('', 'aiko'), past);
    assert.deepEqual(await names('', 'samuel'), [
      'Harbormaster 4.12.0',
      'Welcome, Lena Fischer',
      'Harbormaster 4.11.0',
    ]);
  });

  it('can be of one status (§3.5)', async () => {
    assert.deepEqual(await names('?status=running'), ['Urgent', 'By Maya']);
    assert.deepEqual(await names('?status=done'), past);
    assert.deepEqual(await names('?status=snoozed'), []);
  });

  it('can be of some templates, starters or performers (§3.5)', async () => {
    assert.deepEqual(await names('?template_id=7,15'), ['By Maya', ...past]);
    assert.deepEqual(await names('?workflow_starter=3'), ['Harbormaster 4.12.0']);
    assert.deepEqual(await names('?current_performer=3'), ['Urgent']);
    assert.deepEqual(await names('?current_performer_group_ids=1'), []);
  });

  it('can be those that a person works on, also as one of a group (§3.5 current_performer)', async () => {
    const kickoff = { boat: 'Tern', when: 'Now', helper: 'Engineering' };
    const run = await sandbox().launch(17, { name: 'Scrubbed', kickoff }, 'tomas');
    const { groups } = (await sandbox().read('/accounts/user', 'priya')) as Json;
    assert.ok((groups as readonly number[]).includes(1));
    const found = await names('?current_performer=3&template_id=17', 'tomas');
    assert.deepEqual(found, ['Scrubbed']);
    await sandbox().send(`/workflows/${String(run.id)}`, {}, 'tomas', 'DELETE');
  });

  it('can be those that a group works on now (§3.5 current_performer_group_ids)', async () => {
    const byGroup = (query: string) => names(`?current_performer_group_ids=${query}`, 'tomas');
    assert.deepEqual(await byGroup('1'), []);
    const kickoff = { boat: 'Seabird', when: 'Now', helper: 'Engineering' };
    const run = await sandbox().launch(17, { name: 'Washed', kickoff }, 'tomas');
    assert.deepEqual(await byGroup('1'), ['Washed']);
    assert.deepEqual(await byGroup('2,1'), ['Washed']);
    assert.deepEqual(await byGroup('2'), []);
    await sandbox().send(`/workflows/${String(run.id)}`, {}, 'tomas', 'DELETE');
  });

  it('can be those from outside, of which there are none (§3.5 is_external)', async () => {
    assert.deepEqual(await names('?is_external=true'), []);
    assert.deepEqual(await names('?is_external=true&workflow_starter=3'), ['Harbormaster 4.12.0']);
    assert.deepEqual(await names('?is_external=false'), await names());
    assertInvalid(await sandbox().ask('/workflows?is_external=x'), { name: 'is_external' });
  });

  it('can be found by what has been said about them (§3.5 search: comments)', async () => {
    const text = 'The **mooring** lines';
    await sandbox().send(`/workflows/${String(ids[2])}/comment`, { text });
    assert.deepEqual(await names('?search=mooring'), ['Urgent']);
    assert.deepEqual(await names('?search=moor'), ['Urgent']);
    assert.deepEqual(await names('?search=moori'), []);
    assert.deepEqual(await names('?search=the'), [], 'says nothing');
  });

  it('can be ordered by when a task of them is due first (§3.5 overdue)', async () => {
    const due = async (id: number | undefined, hours: number): Promise<void> => {
      const run = (await sandbox().read(`/workflows/${String(id)}`, 'tomas')) as Json;
      const tasks = run.tasks as readonly Json[];
      const active = tasks.find(({ status }) => status === 'active');
      const body = { due_date_tsp: Math.round(Date.now() / 1000) + hours * 3600 };
      const path = `/v2/tasks/${String(active?.id)}/due-date`;
      assert.equal((await sandbox().send(path, body, 'tomas')).status, 204);
    };
    await due(ids[0], 1);
    await due(ids[2], 2);
    assert.deepEqual(await names('?ordering=overdue'), ['By Maya', 'Urgent', ...past]);
    await due(ids[0], 3);
    assert.deepEqual(await names('?ordering=overdue'), ['Urgent', 'By Maya', ...past]);
  });

  it('count as never due where only the run itself is (§3.5 overdue)', async () => {
    const due_date_tsp = Math.round(Date.now() / 1000) + 60;
    const body = { name: 'Due as a whole', due_date_tsp };
    const run = await sandbox().launch(15, body);
    const order = await names('?ordering=overdue&status=running');
    assert.ok(order.indexOf('Due as a whole') > order.indexOf('By Maya'));
    await sandbox().send(`/workflows/${String(run.id)}`, {}, 'tomas', 'DELETE');
  });

  it('can be found by whole words of their names (§3.5)', async () => {
    assert.deepEqual(await names('?search=harbormaster'), past);
    assert.deepEqual(await names('?search=harborm'), []);
  });

  it('can be found by what their workflow, its tasks or their values say (§3.5)', async () => {
    assert.deepEqual(await names('?search=pager'), ['Urgent']);
    assert.deepEqual(await names('?search=Fischer', 'samuel'), ['Welcome, Lena Fischer']);
    assert.deepEqual(await names('?search=nothing+pager'), ['Urgent']);
    // The best fit comes first, in whatever order the list is.
    const [best] = await names('?search=harbormaster+4.11.0&ordering=-date');
    assert.equal(best, 'Harbormaster 4.11.0');
  });

  it('can be at some steps, or done with them (§3.5 template_task_api_name)', async () => {
    assert.deepEqual(await names('?template_task_api_name=task-1001,task-1002'), ['Urgent']);
    assert.deepEqual(await names('?template_task_api_name=task-1002'), []);
    assert.deepEqual(await names('?template_task_api_name=task-702'), past);
  });

  it('can be ordered (§3.5)', async () => {
    assert.deepEqual(await names('?ordering=date'), (await names()).toReversed());
    assert.equal((await names('?ordering=-urgent'))[0], 'Urgent');
  });

  it('come in pages of up to 1000, 15 unless asked otherwise (§3.5)', async () => {
    for (let count = 4; count < 17; count += 1) await sandbox().launch(15, { name: 'Many' });
    const first = await page();
    assert.deepEqual([first.count, first.results.length], [17, 15]);
    const { origin } = sandbox().process;
    assert.equal(first.next, `${origin}/workflows?limit=15&offset=15`);
    assert.equal((await page('?offset=15')).results.length, 2);
    assert.equal((await page('?limit=1000')).results.length, 17);
    assert.deepEqual((await page('?offset=100')).results, []);
  });

  for (const [query, name] of [
    ['limit=1001', 'limit'],
    ['status=delayed', 'status'],
    ['status=completed', 'status'],
    ['template_id=x', 'template_id'],
    ['ordering=-date_created', 'ordering'],
  ] as const) {
    it(`cannot be had with ${query} (§3.5)`, async () => {
      assertInvalid(await sandbox().ask(`/workflows?${query}`), { name });
    });
  }

  it('that are done or snoozed have no current performer to ask for (§3.5, MSG_PW_0067)', async () => {
    for (const status of ['done', 'snoozed']) {
      const path = `/workflows?status=${status}`;
      assertInvalid(await sandbox().ask(`${path}&current_performer=1`));
      assertInvalid(await sandbox().ask(`${path}&current_performer_group_ids=1`));
    }
  });

  it('have no form in the list, but all tasks that are not skipped, in no order (§3.5)', async () => {
    const [urgent] = (await page('?search=urgent')).results;
    assert.ok(urgent && !('kickoff' in urgent) && !('is_read_only_viewer' in urgent));
    assert.deepEqual(urgent.template, { id: 10, name: 'on-call handover', is_active: true });
    assert.deepEqual(
      (urgent.tasks as readonly Json[]).map(({ number, status }) => [number, status]).toSorted(),
      [
        [1, 'active'],
        [2, 'pending'],
        [3, 'pending'],
      ],
    );
    assert.deepEqual(urgent.fields, []);
  });

  it('have the values of those fields that were asked for (§3.5)', async () => {
    const { results } = await page('?status=done&fields=release-type,components');
    const [newest] = results;
    const fields = newest?.fields as readonly Json[];
    // This run was launched by the documented API: its selections were ids.
    assert.deepEqual(
      fields.map(({ api_name: name, value }) => [name, value]),
      [
        ['release-type', 'Minor'],
        ['components', 'Web app, Public API, Booking worker'],
      ],
    );
  });

  it('are shown one by one as their launch was answered (§3.5)', async () => {
    const run = await sandbox().launch(15, { name: 'Shown', kickoff: { pier: '7' } });
    assert.deepEqual(await sandbox().read(`/workflows/${String(run.id)}`), run);
  });

  it('that are done say when (§3.4)', async () => {
    const run = (await sandbox().read('/workflows/3')) as Json;
    assert.deepEqual([run.status, run.date_completed_tsp], [1, 1_774_459_320]);
    const tasks = run.tasks as readonly Json[];
    assert.ok(tasks.every(({ status }) => status === 'completed'));
  });

  it('are shown to performers, viewers and starters, not to others (§3.5)', async () => {
    const [byMaya, byPriya, urgent] = ids;
    await sandbox().read(`/workflows/${byPriya}`, 'priya');
    await sandbox().read(`/workflows/${urgent}`, 'priya');
    await sandbox().read(`/workflows/${byMaya}`, 'tomas');
    assertDetail(await sandbox().ask(`/workflows/${byMaya}`, 'priya'), 403);
    assertDetail(await sandbox().ask(`/workflows/${byPriya}`), 403);
  });

  it('are read-only for those who may only look (§3.4)', async () => {
    const readOnly = async (id: number, as: Member): Promise<unknown> =>
      ((await sandbox().read(`/workflows/${id}`, as)) as Json).is_read_only_viewer;
    assert.equal(await readOnly(3, 'samuel'), true);
    assert.equal(await readOnly(3, 'maya'), false);
  });

  it('that are missing are 404 to the owner of the account, 403 to others (§2)', async () => {
    assertDetail(await sandbox().ask('/workflows/999', 'tomas'), 404);
    assertDetail(await sandbox().ask('/workflows/999'), 403);
    assertDetail(await sandbox().ask('/workflows/x', 'tomas'), 403);
  });

  it('are not the documented workflows: the list is an object (§5.1, §5.4)', async () => {
    const { body } = await sandbox().ask('/workflows?ordering=-date');
    assert.ok(!Array.isArray(body));
    assert.equal(typeof (body as Page).results[0]?.status, 'number');
  });
});
