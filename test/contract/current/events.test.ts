import assert from 'node:assert/strict';
import type { Member } from '../../support/members.ts';
import { assertDetail, assertImpossible, assertInvalid } from './answers.ts';
import { type Json, taskPath, tasksOf, useCurrentSandbox } from './currentSandbox.ts';
import { emailOf } from '../../support/members.ts';

const types = {
  completed: 1,
  started: 2,
  taskCompleted: 3,
  returned: 4,
  comment: 5,
  ended: 6,
  runReturned: 8,
  urgent: 11,
  notUrgent: 12,
  resume: 16,
  snooze: 17,
  dueDate: 18,
  part: 19,
} as const;

/** Facts §3.5 events, §3.6. */
describe('Events in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const pathOf = (run: Json): string => `/workflows/${String(run.id)}`;
  const events = async (run: Json, query = '?ordering=created'): Promise<readonly Json[]> =>
    (await sandbox().read(`${pathOf(run)}/events${query}`)) as readonly Json[];
  const typesOf = async (run: Json, query?: string): Promise<readonly unknown[]> =>
    (await events(run, query)).map(({ type }) => type);
  const act = async (run: Json, action: string, body: unknown = {}): Promise<void> => {
    const { status } = await sandbox().send(`${pathOf(run)}/${action}`, body);
    assert.ok(status < 300);
  };
  const task = async (run: Json, number: number, action: string, body: unknown = {}) => {
    const answer = await sandbox().send(`${taskPath(run, number)}/${action}`, body);
    assert.ok(answer.status < 300, JSON.stringify(answer.body));
    return answer;
  };
  const launch = (): Promise<Json> => sandbox().launch(15, {}, 'tomas');
  const handover = (): Promise<Json> => sandbox().launch(10, {});

  it('tell a run’s way from task to task, and its end (§3.5)', async () => {
    const run = await sandbox().launch(10, {});
    assert.deepEqual(await typesOf(run), [types.started]);
    await task(run, 1, 'complete');
    await task(run, 2, 'complete');
    const path = `${taskPath(run, 3)}/complete`;
    assert.equal((await sandbox().send(path, {}, 'priya')).status, 200);
    const { started, taskCompleted, completed } = types;
    assert.deepEqual(await typesOf(run), [
      ...[started, taskCompleted, started, taskCompleted, started],
      ...[taskCompleted, completed],
    ]);
  });

  it('tell what has been done with a run (§3.5)', async () => {
    const run = await handover();
    await act(run, 'snooze', { date: Date.now() / 1000 + 3600 });
    await act(run, 'resume');
    await sandbox().send(pathOf(run), { is_urgent: true }, 'maya', 'PATCH');
    await task(run, 1, 'due-date', { due_date_tsp: Date.now() / 1000 + 3600 });
    await task(run, 1, 'complete');
    await task(run, 2, 'revert', { comment: 'Once more' });
    await act(run, 'return-to', { task_api_name: 'task-1001' });
    const { started, taskCompleted, returned, runReturned } = types;
    const { snooze, resume, urgent, dueDate } = types;
    assert.deepEqual(await typesOf(run), [
      ...[started, snooze, resume, urgent, dueDate],
      ...[taskCompleted, started, returned, started, runReturned, started],
    ]);
    const [, snoozed] = await events(run);
    assert.equal(typeof (snoozed?.delay as Json).estimated_end_date_tsp, 'number');
    const back = (await events(run)).find(({ type }) => type === returned);
    assert.deepEqual([back?.text, back?.user_id], ['Once more', 1]);
  });

  it('tell nothing of an urgency that is taken back within a minute (§3.5 types 11, 12)', async () => {
    const run = await handover();
    const urgent = (value: boolean) =>
      sandbox().send(pathOf(run), { is_urgent: value }, 'maya', 'PATCH');
    await urgent(true);
    assert.deepEqual(await typesOf(run), [types.started, types.urgent]);
    await urgent(false);
    assert.deepEqual(await typesOf(run), [types.started]);
  });

  it('tell nothing of when a run is due: type 18 is of tasks (§3.5 PATCH)', async () => {
    const run = await handover();
    const due = { due_date_tsp: Date.now() / 1000 + 3600 };
    await sandbox().send(pathOf(run), due, 'maya', 'PATCH');
    assert.deepEqual(await typesOf(run), [types.started]);
  });

  it('tell of an early end, and of runs that are a part (§3.5)', async () => {
    const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
    const run = await sandbox().launch(14, { kickoff });
    const part = await sandbox().launch(15, { ancestor_task_id: tasksOf(run)[0]?.id });
    await act(run, 'finish');
    assert.deepEqual(await typesOf(run), [types.started, types.part, types.ended]);
    const [, parted] = await events(run);
    assert.equal(((parted?.task as Json).sub_workflow as Json).id, part.id);
  });

  it('have these properties (§3.5)', async () => {
    const run = await handover();
    const { body } = await task(run, 1, 'comment', { text: 'A **word**' });
    const { id, created, created_tsp: seconds, task: about, ...rest } = body as Json;
    assert.equal(typeof id, 'number');
    assert.equal(Date.parse(created as string) / 1000, seconds);
    assert.deepEqual(rest, {
      updated: null,
      updated_tsp: null,
      status: 'created',
      text: 'A **word**',
      type: types.comment,
      user_id: 1,
      target_user_id: null,
      target_group_id: null,
      delay: null,
      workflow_id: run.id,
      is_urgent: false,
      watched: [],
      reactions: {},
    });
    assert.deepEqual(Object.keys(about as Json).toSorted(), [
      'description',
      'due_date_tsp',
      'fieldsets',
      'id',
      'name',
      'number',
      'output',
      'performers',
      'sub_workflow',
    ]);
    assert.deepEqual((await events(run)).at(-1), body);
  });

  it('of a completed task show what was filled in (§3.5 output)', async () => {
    const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
    const run = await sandbox().launch(14, { kickoff });
    const { checklists } = (await sandbox().read(taskPath(run, 1))) as {
      readonly checklists: readonly { readonly id: number; readonly selections: readonly Json[] }[];
    };
    for (const { id, selections } of checklists) {
      for (const item of selections) {
        const path = `/v2/tasks/checklists/${id}/mark`;
        await sandbox().send(path, { selection_id: item.id });
      }
    }
    await task(run, 1, 'complete');
    await task(run, 2, 'complete', { output: { berths: '40' } });
    const done = (await events(run)).filter(({ type }) => type === types.taskCompleted).at(-1);
    const { output } = done?.task as { readonly output: readonly Json[] };
    assert.equal(output[0]?.value, '40');
  });

  it('come bare, or in pages where a limit is given, either way round (§3.5)', async () => {
    const run = await handover();
    for (const text of ['one', 'two', 'three']) await act(run, 'comment', { text });
    const all = await events(run, '?ordering=created');
    assert.deepEqual(await events(run, '?ordering=-created'), all.toReversed());
    assert.deepEqual(await events(run, ''), all.toReversed(), 'newest first by default');
    const query = '?ordering=created&limit=2&offset=1';
    const page = (await sandbox().read(`${pathOf(run)}/events${query}`)) as Json;
    assert.deepEqual([page.count, page.results], [4, all.slice(1, 3)]);
    const answer = await sandbox().ask(`${pathOf(run)}/events?ordering=id`);
    assertInvalid(answer, { name: 'ordering' });
  });

  it('can be had without comments (§3.5 include_comments)', async () => {
    const run = await handover();
    await act(run, 'comment', { text: 'Hello' });
    assert.deepEqual(await typesOf(run, '?include_comments=false'), [types.started]);
    const both = [types.started, types.comment];
    assert.deepEqual(await typesOf(run, '?include_comments=true&ordering=created'), both);
  });

  it('can be those with attachments only (§3.5 only_attachments)', async () => {
    const run = await handover();
    const { origin } = sandbox().process;
    const text = `See [plan.png](${origin}/files/3f0c-12345678 "entityType:image")`;
    for (const each of ['No files, see [this](https://blueharbor.example/x)', text]) {
      await act(run, 'comment', { text: each });
    }
    const found = await events(run, '?only_attachments=true');
    assert.deepEqual(
      found.map((event) => event.text),
      [text],
    );
    assert.equal((await events(run, '?only_attachments=false')).length, 3);
  });

  it('of a run that is snoozed can be added to: comments go to its task (§3.5)', async () => {
    const run = await handover();
    await act(run, 'snooze', { date: Date.now() / 1000 + 3600 });
    await act(run, 'comment', { text: 'Until tomorrow' });
    const last = (await events(run)).at(-1);
    assert.deepEqual([last?.type, last?.text], [types.comment, 'Until tomorrow']);
    assert.equal((last?.task as Json).id, tasksOf(run)[0]?.id);
  });

  it('may mention people, in comments as they were sent (§4.4)', async () => {
    const run = await handover();
    const text = 'Ask [Priya Nair|3], she knows';
    await act(run, 'comment', { text });
    assert.equal((await events(run)).at(-1)?.text, text);
  });

  it('of one task can be had by themselves (§3.6)', async () => {
    const run = await handover();
    await task(run, 1, 'complete');
    await task(run, 2, 'comment', { text: 'Here' });
    const own = (await sandbox().read(`${taskPath(run, 2)}/events`)) as readonly Json[];
    assert.deepEqual(
      own.map(({ type }) => type),
      [types.comment],
      'not that it has started',
    );
  });

  it('a comment goes to the task that the run is at, and shows there (§3.5, §3.6)', async () => {
    const run = await handover();
    await task(run, 1, 'complete');
    await act(run, 'comment', { text: 'Here' });
    const { body } = await sandbox().ask(taskPath(run, 2));
    assert.equal((body as Json).contains_comments, true);
    assert.equal(((await events(run)).at(-1)?.task as Json).id, tasksOf(run)[1]?.id);
  });

  it('a comment is not blank, nor in a run that is done (§3.5, MSG_PW_0047)', async () => {
    const run = await handover();
    for (const text of ['', '  ', undefined, {}, 'a\0b']) {
      for (const path of [pathOf(run), taskPath(run, 1)]) {
        assertInvalid(await sandbox().send(`${path}/comment`, { text }), { name: 'text' });
      }
    }
    assertImpossible(await sandbox().send('/workflows/3/comment', { text: 'Late' }));
    await act(run, 'return-to', { task_api_name: 'task-1001' });
    const done = await launch();
    for (const number of [1, 2, 3]) {
      const path = `${taskPath(done, number)}/complete`;
      assert.equal((await sandbox().send(path, {}, 'tomas')).status, 200);
    }
    const late = await sandbox().send(`${taskPath(done, 3)}/comment`, { text: 'Late' }, 'tomas');
    assertImpossible(late);
  });

  it('a comment may be a number, and loses the blanks around it (§3.5)', async () => {
    const run = await handover();
    const say = async (text: unknown): Promise<unknown> =>
      ((await task(run, 1, 'comment', { text })).body as Json).text;
    assert.deepEqual([await say(5), await say('  Hello ')], ['5', 'Hello']);
  });

  it('are for those who may open the run, and so are comments (§3.5)', async () => {
    const run = await launch();
    const read = (as: Member) => sandbox().ask(`${pathOf(run)}/events`, as);
    assertDetail(await read('aiko'), 403);
    const say = (path: string, as: Member) => sandbox().send(`${path}/comment`, { text: 'x' }, as);
    assertDetail(await say(pathOf(run), 'aiko'), 403);
    for (const path of ['/workflows/99999', '/v2/tasks/99999']) {
      for (const as of ['maya', 'tomas'] as const) assertDetail(await say(path, as), 403);
    }
    const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
    const watched = await sandbox().launch(14, { kickoff });
    assert.equal((await say(pathOf(watched), 'aiko')).status, 200);
    assert.equal((await say(taskPath(watched, 1), 'aiko')).status, 200);
  });
});
