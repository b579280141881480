import assert from 'node:assert/strict';
import type { SandboxAnswer } from '../../support/sandboxRequest.ts';
import { type Member, emailOf } from '../../support/members.ts';
import { assertDetail, assertDone, assertImpossible, assertInvalid } from './answers.ts';
import { type Json, taskPath, tasksOf, useCurrentSandbox } from './currentSandbox.ts';

const goLive = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('aiko') };
const inHours = (hours: number): number => Math.round(Date.now() / 1000) + hours * 3600;

/** Facts §3.5. */
describe('What is done with runs in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const pathOf = (run: Json): string => `/workflows/${String(run.id)}`;
  const detail = async (run: Json, as?: Member): Promise<Json> =>
    (await sandbox().read(pathOf(run), as)) as Json;
  const act = (run: Json, action: string, body: unknown = {}, as?: Member) =>
    sandbox().send(`${pathOf(run)}/${action}`, body, as);
  const patch = (run: Json, body: unknown, as?: Member) =>
    sandbox().send(pathOf(run), body, as, 'PATCH');
  const complete = (run: Json, number: number): Promise<SandboxAnswer> =>
    sandbox().send(`${taskPath(run, number)}/complete`, {});
  const launch = (): Promise<Json> => sandbox().launch(14, { kickoff: goLive });
  const handover = (): Promise<Json> => sandbox().launch(10, {});
  const states = async (run: Json): Promise<readonly unknown[]> =>
    tasksOf(await detail(run)).map(({ status }) => status);

  it('snoozing one is answered with it, and its task is snoozed (§3.5)', async () => {
    const run = await handover();
    const { status, body } = await act(run, 'snooze', { date: inHours(5) });
    assert.deepEqual([status, (body as Json).status], [200, 3]);
    const [first] = tasksOf(body);
    assert.deepEqual([first?.status, typeof first?.delay], ['snoozed', 'object']);
    const listed = (await sandbox().read('/workflows?status=snoozed')) as Json;
    assert.deepEqual(
      (listed.results as readonly Json[]).map(({ id }) => id),
      [run.id],
    );
    const tasks = (await sandbox().read('/v3/tasks?template_id=10')) as readonly Json[];
    assert.deepEqual(tasks, []);
    await act(run, 'finish');
    await sandbox().ask(pathOf(run), 'maya', { method: 'DELETE' });
  });

  it('resuming one lets it go on (§3.5)', async () => {
    const run = await handover();
    await act(run, 'snooze', { date: inHours(5) });
    const { status, body } = await act(run, 'resume');
    assert.deepEqual([status, (body as Json).status], [200, 0]);
    assert.equal(tasksOf(body)[0]?.status, 'active');
  });

  it('that is snoozed goes on by itself when it is time (§3.5)', async () => {
    const run = await handover();
    await act(run, 'snooze', { date: Date.now() / 1000 + 0.5 });
    let status: unknown = 3;
    while (status === 3) ({ status } = await detail(run));
    assert.equal(status, 0);
    assert.equal((await complete(run, 1)).status, 200);
  });

  it('cannot be snoozed until no time at all, but until one that is past (§3.5)', async () => {
    const run = await handover();
    for (const date of ['tomorrow', null, undefined]) {
      assertInvalid(await act(run, 'snooze', { date }), { name: 'date' });
    }
    const { status, body } = await act(run, 'snooze', { date: 1 });
    assert.deepEqual([status, (body as Json).status], [200, 3]);
    assert.equal((await detail(run)).status, 0, 'goes on at once');
  });

  it('can be snoozed and resumed when it is done, and keeps saying when it was (§3.5)', async () => {
    const run = await launch();
    await act(run, 'finish');
    const { date_completed_tsp: completed } = await detail(run);
    const snoozed = (await act(run, 'snooze', { date: inHours(5) })).body as Json;
    assert.deepEqual([snoozed.status, snoozed.date_completed_tsp], [3, completed]);
    const resumed = (await act(run, 'resume')).body as Json;
    assert.deepEqual([resumed.status, resumed.date_completed_tsp], [0, completed]);
  });

  it('keeps its tasks when it is ended early, and is no longer urgent (§3.5 finish)', async () => {
    const run = await sandbox().launch(14, { kickoff: goLive, is_urgent: true });
    await act(run, 'finish');
    assert.deepEqual(await states(run), ['active', 'pending', 'pending']);
    assert.equal((await detail(run)).is_urgent, false);
  });

  it('can be ended early where its template says so (§3.5 finish)', async () => {
    const run = await launch();
    assertDone(await act(run, 'finish'));
    const { status, date_completed_tsp: completed } = await detail(run);
    assert.deepEqual([status, typeof completed], [1, 'number']);
    assertInvalid(await act(run, 'finish'), undefined, /is done/);
    assertInvalid(await act(await handover(), 'finish'));
  });

  for (const by of ['task', 'task_api_name']) {
    it(`can be returned to one of its tasks by ${by} (§3.5 return-to)`, async () => {
      const run = await handover();
      await complete(run, 1);
      await complete(run, 2);
      const target = by === 'task' ? tasksOf(run)[0]?.id : 'task-1001';
      assertDone(await act(run, 'return-to', { [by]: target }));
      assert.deepEqual(await states(run), ['active', 'pending', 'pending']);
    });
  }

  it('cannot be returned to a task of another, or one that has not started', async () => {
    const run = await handover();
    const other = await handover();
    assertInvalid(await act(run, 'return-to', {}));
    assertInvalid(await act(run, 'return-to', { task: tasksOf(other)[0]?.id }));
    assertInvalid(await act(run, 'return-to', { task_api_name: 'task-1401' }));
    assertImpossible(await act(run, 'return-to', { task: tasksOf(run)[2]?.id }));
  });

  it('can be changed: name, urgency, due date (§3.5 PATCH)', async () => {
    const run = await launch();
    const due = inHours(48);
    const { status, body } = await patch(run, {
      name: 'Renamed',
      is_urgent: true,
      due_date_tsp: due,
    });
    const { name, is_urgent: urgent, due_date_tsp: shown } = body as Json;
    assert.deepEqual([status, name, urgent, shown], [200, 'Renamed', true, due]);
    assert.deepEqual(await detail(run), body);
    const later = (await patch(run, { due_date_tsp: null })).body as Json;
    assert.deepEqual([later.name, later.is_urgent, later.due_date_tsp], ['Renamed', true, null]);
  });

  it('can be changed by PUT, which is the same (§3.5)', async () => {
    const run = await launch();
    const { body } = await sandbox().send(pathOf(run), { name: 'Put' }, 'maya', 'PUT');
    assert.equal((body as Json).name, 'Put');
  });

  it('has only those values changed that are listed (§3.5 PATCH)', async () => {
    const run = await launch();
    const { body } = await patch(run, { kickoff: { contact: 'Kari' } });
    const { output } = (body as Json).kickoff as { readonly output: readonly Json[] };
    const values = new Map(output.map((field) => [field.api_name, field.value]));
    assert.deepEqual([values.get('contact'), values.get('marina')], ['Kari', 'Nordhavn']);
  });

  it('has changed values in its name and in its tasks that have started (§3.5 PATCH, §4.3)', async () => {
    const storage = { boat: 'Freya', when: 'Now', helper: emailOf('priya') };
    const run = await sandbox().launch(17, { kickoff: storage }, 'tomas');
    assert.equal(run.name, 'Winter storage: Freya');
    const { body } = await patch(run, { kickoff: { boat: 'Runa' } }, 'tomas');
    assert.equal((body as Json).name, 'Winter storage: Runa');
    const named = await patch(run, { name: 'Newcomer', kickoff: { boat: 'Freya' } }, 'tomas');
    assert.equal((named.body as Json).name, 'Newcomer');
    const call = await launch();
    assert.match(String(tasksOf(call)[0]?.name), /^Call /);
    const changed = (await patch(call, { kickoff: { contact: 'Kari' } })).body as Json;
    assert.equal(tasksOf(changed)[0]?.name, 'Call Kari');
  });

  for (const [body, part] of [
    [{ name: ' ' }, { name: 'name' }],
    [{ name: null }, { name: 'name' }],
    [{ is_urgent: 'soon' }, { name: 'is_urgent' }],
    [{ due_date_tsp: 1 }, { name: 'due_date_tsp' }],
    [{ kickoff: 'x' }, { name: 'kickoff' }],
    [{ kickoff: { contact: '' } }, { api_name: 'contact' }],
    [{ kickoff: { marina: 'Nowhere' } }, { api_name: 'marina' }],
  ] as const) {
    it(`cannot be changed to ${JSON.stringify(body)} (§3.5, §3.4)`, async () => {
      const run = await launch();
      assertInvalid(await patch(run, body), part);
      assert.deepEqual(await detail(run), run);
    });
  }

  it('can be deleted (§3.5)', async () => {
    const run = await launch();
    await sandbox().send(`${pathOf(run)}/comment`, { text: 'Soon gone' });
    assertDone(await sandbox().ask(pathOf(run), 'maya', { method: 'DELETE' }));
    assertDetail(await sandbox().ask(pathOf(run), 'tomas'), 404);
  });

  it('is changed by admins who own its template, and by the account’s owner (§3.5)', async () => {
    const run = await sandbox().launch(14, { kickoff: goLive }, 'priya');
    for (const as of ['priya', 'aiko', 'samuel'] as const) {
      assertDetail(await act(run, 'snooze', { date: inHours(5) }, as), 403);
      assertDetail(await act(run, 'resume', {}, as), 403);
      assertDetail(await act(run, 'finish', {}, as), 403);
      assertDetail(await act(run, 'return-to', { task: tasksOf(run)[0]?.id }, as), 403);
      assertDetail(await patch(run, { name: 'Mine' }, as), 403);
      assertDetail(await sandbox().ask(pathOf(run), as, { method: 'DELETE' }), 403);
    }
    assert.equal((await patch(run, { name: 'Ours' }, 'tomas')).status, 200);
    assert.equal((await patch(run, { name: 'Ours' })).status, 200);
  });

  it('are counted by starter, by performer and by task, nobody and none left out (§3.5)', async () => {
    const count = async (by: string): Promise<readonly Json[]> =>
      (await sandbox().read(`/workflows/count/by-${by}?template_id=15`)) as readonly Json[];
    await sandbox().launch(15, {}, 'tomas');
    await sandbox().launch(15, {}, 'maya');
    const counted = (rows: readonly Json[]) => rows.filter((row) => row.workflows_count !== 0);
    const starters = await count('workflow-starter');
    assert.deepEqual(counted(starters), [{ user_id: 1, workflows_count: 1 }]);
    assert.deepEqual(starters.at(-1), { user_id: -1, workflows_count: 0 }, 'from outside');
    const performers = await count('current-performer');
    assert.deepEqual(counted(performers), [{ type: 'user', source_id: 1, workflows_count: 1 }]);
    const tasks = await count('template-task');
    assert.deepEqual(counted(tasks), [
      { template_id: 15, template_task_api_name: 'task-1501', workflows_count: 1 },
    ]);
    for (const rows of [starters, performers, tasks]) assert.ok(rows.length > 1);
  });
});
