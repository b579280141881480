import assert from 'node:assert/strict';
import {
  type Json,
  type Member,
  assertDetail,
  assertDone,
  assertInvalid,
  emailOf,
  taskPath,
  tasksOf,
  useCurrentSandbox,
} from './sandbox.ts';

interface Checklist {
  readonly id: number;
  readonly selections: readonly { readonly id: number; readonly is_selected: boolean }[];
}

/** Facts §3.6. */
describe('What is done with tasks in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const detail = async (run: Json, as: Member = 'maya'): Promise<Json> =>
    (await sandbox().read(`/workflows/${String(run.id)}`, as)) as Json;
  const states = async (run: Json): Promise<readonly unknown[]> =>
    tasksOf(await detail(run)).map(({ status }) => status);
  const complete = (run: Json, number: number, as?: Member, body: unknown = {}) =>
    sandbox().send(`${taskPath(run, number)}/complete`, body, as);
  const checklist = async (run: Json): Promise<Checklist> => {
    const { checklists } = (await sandbox().read(taskPath(run, 1))) as Json;
    const [list] = checklists as readonly Checklist[];
    assert.ok(list);
    return list;
  };
  const tick = async (run: Json): Promise<void> => {
    const { id, selections } = await checklist(run);
    for (const item of selections) {
      const path = `/v2/tasks/checklists/${id}/mark`;
      assert.equal((await sandbox().send(path, { selection_id: item.id })).status, 200);
    }
  };
  const goLive = (): Promise<Json> =>
    sandbox().launch(14, {
      kickoff: { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('aiko') },
    });
  const handover = (): Promise<Json> => sandbox().launch(10, {});
  const atSecond = async (): Promise<Json> => {
    const run = await goLive();
    await tick(run);
    assert.equal((await complete(run, 1)).status, 200);
    return run;
  };

  it('completing one is answered with it, and starts the next (§3.6)', async () => {
    const run = await handover();
    const { status, body } = await complete(run, 1);
    const task = body as Json;
    assert.deepEqual([status, task.status, task.is_completed], [200, 'completed', true]);
    assert.equal(typeof task.date_completed_tsp, 'number');
    assert.deepEqual(await states(run), ['completed', 'active', 'pending']);
    const [, second] = tasksOf(await detail(run));
    assert.equal(typeof second?.date_started_tsp, 'number');
    assert.deepEqual(second?.performers, [
      { source_id: 1, type: 'user', is_completed: false, date_completed_tsp: null },
    ]);
  });

  it('completing the last one ends the run (§3.4, §3.6)', async () => {
    const run = await handover();
    await complete(run, 1);
    await complete(run, 2);
    assert.equal((await detail(run)).status, 0);
    assert.equal((await complete(run, 3, 'priya')).status, 200);
    const { status, date_completed_tsp: completed } = await detail(run);
    assert.deepEqual([status, typeof completed], [1, 'number']);
  });

  it('stores what it asks for, and shows it as texts (§3.6, §3.4 O)', async () => {
    const run = await atSecond();
    const output = { berths: '12.50', oddities: 'A **seal**' };
    const { body } = await complete(run, 2, 'maya', { output });
    const shown = (body as { readonly output: readonly Json[] }).output;
    assert.deepEqual(
      shown.map(({ api_name: name, value, markdown_value: markdown, clear_value: clear }) => [
        name,
        value,
        markdown,
        clear,
      ]),
      [
        ['berths', '12.50', '12.50', '12.50'],
        ['oddities', 'A **seal**', 'A **seal**', 'A seal'],
      ],
    );
  });

  it('hands the next one to whom a field names, and to groups (§3.4, §3.6)', async () => {
    const run = await atSecond();
    await complete(run, 2);
    const performers = tasksOf(await detail(run))[2]?.performers as readonly Json[];
    assert.deepEqual(
      performers.map(({ type, source_id: id }) => [type, id]),
      [
        ['user', 5],
        ['group', 1],
      ],
    );
    assert.equal((await complete(run, 3, 'priya')).status, 200);
  });

  it('fills in the name of one when it starts, not before (§3.4, §4.3)', async () => {
    const run = await goLive();
    const second = async (): Promise<unknown> => tasksOf(await detail(run))[1]?.name;
    assert.equal(await second(), 'Set up the berths of {{marina}}');
    await tick(run);
    await complete(run, 1);
    assert.equal(await second(), 'Set up the berths of Nordhavn');
  });

  for (const [output, field] of [
    [{ berths: 'many' }, 'berths'],
    [{ berths: '' }, 'berths'],
    [{ berths: null }, 'berths'],
    [{ oddities: 5 }, 'oddities'],
  ] as const) {
    it(`with ${JSON.stringify(output)} is refused by field (§3.6, §4)`, async () => {
      const run = await atSecond();
      assertInvalid(await complete(run, 2, 'maya', { output }), { api_name: field });
      assert.deepEqual(await states(run), ['completed', 'active', 'pending']);
    });
  }

  it('lets a required value pass that is left out altogether (§3.6)', async () => {
    const run = await atSecond();
    assert.equal((await complete(run, 2, 'maya', { output: {} })).status, 200);
  });

  for (const output of ['x', 5, [], true]) {
    it(`cannot be completed with ${JSON.stringify(output)} as output (§3.6)`, async () => {
      const run = await handover();
      assertInvalid(await complete(run, 1, 'maya', { output }), { name: 'output' });
    });
  }

  it('is for performers, and for the owner of the account (§3.6)', async () => {
    const run = await goLive();
    assertDetail(await complete(run, 1, 'aiko'), 403);
    assertDetail(await complete(run, 1, 'jonas'), 403);
    await tick(run);
    assert.equal((await complete(run, 1, 'tomas')).status, 200);
  });

  it('is refused for one that is not active (§3.6, MSG_PW_0086)', async () => {
    const run = await handover();
    await complete(run, 1);
    assertInvalid(await complete(run, 1), undefined, /not active/);
    assertDetail(await complete(run, 3), 403);
    assertInvalid(await complete(run, 3, 'tomas'), undefined, /not active/);
  });

  it('is refused in a run that is snoozed or done (§3.6, MSG_PW_0004, 0008)', async () => {
    const run = await sandbox().launch(15, {}, 'tomas');
    const until = { date: Date.now() / 1000 + 3600 };
    await sandbox().send(`/workflows/${String(run.id)}/snooze`, until, 'tomas');
    assertInvalid(await complete(run, 1, 'tomas'), undefined, /snoozed/);
    await sandbox().send(`/workflows/${String(run.id)}/resume`, {}, 'tomas');
    for (const number of [1, 2, 3]) await complete(run, number, 'tomas');
    assertInvalid(await complete(run, 3, 'tomas'), undefined, /is done/);
  });

  it('is refused while something is to be ticked off (§3.6, MSG_PW_0006)', async () => {
    const run = await goLive();
    assertInvalid(await complete(run, 1), undefined, /Tick/);
    await tick(run);
    assert.equal((await complete(run, 1)).status, 200);
  });

  it('is refused while a part of it is running (§3.6, MSG_PW_0070)', async () => {
    const run = await handover();
    const part = await sandbox().launch(15, { ancestor_task_id: tasksOf(run)[0]?.id });
    assertInvalid(await complete(run, 1), undefined, /part/);
    for (const number of [1, 2, 3]) await complete(part, number);
    assert.equal((await complete(run, 1)).status, 200);
  });

  it('that all have to complete stays active until they have (§3.6)', async () => {
    const kickoff = { key: 'Release signing', cause: 'Planned' };
    const run = await sandbox().launch(11, { kickoff }, 'jonas');
    const half = (await complete(run, 1, 'priya')).body as Json;
    assert.deepEqual([half.status, half.require_completion_by_all], ['active', true]);
    assert.deepEqual(
      (half.performers as readonly Json[]).map(({ is_completed: done }) => done),
      [true, false],
    );
    assertInvalid(await complete(run, 1, 'priya'), undefined, /not yours/);
    const whole = (await complete(run, 1, 'jonas')).body as Json;
    assert.equal(whole.status, 'completed');
  });

  it('completed by two members at once succeeds once (§3.6, MSG_PW_0086)', async () => {
    for (let round = 0; round < 5; round += 1) {
      const run = await handover();
      const answers = await Promise.all([complete(run, 1, 'maya'), complete(run, 1, 'priya')]);
      const [better, worse] = answers.toSorted((a, b) => a.status - b.status);
      assert.equal(better?.status, 200);
      assert.ok(worse);
      assertInvalid(worse, undefined, /not active/);
      assert.deepEqual(await states(run), ['completed', 'active', 'pending']);
    }
  });

  it('can be returned to the one before, which is active again (§3.6)', async () => {
    const run = await atSecond();
    const task = (await sandbox().read(taskPath(run, 2))) as Json;
    assert.deepEqual(task.revert_tasks, [
      { id: tasksOf(run)[0]?.id, name: 'Call Ole', api_name: 'task-1401' },
    ]);
    assertDone(await sandbox().send(`${taskPath(run, 2)}/revert`, { comment: 'Wrong pier' }));
    assert.deepEqual(await states(run), ['active', 'pending', 'pending']);
  });

  it('is returned with a comment only (§3.6, MSG_PW_0083)', async () => {
    const run = await atSecond();
    const back = (body: unknown, as?: Member) =>
      sandbox().send(`${taskPath(run, 2)}/revert`, body, as);
    assertInvalid(await back({}), { name: 'comment' });
    assertInvalid(await back({ comment: ' ' }), { name: 'comment' });
    assertDetail(await back({ comment: 'x' }, 'aiko'), 403);
  });

  it('cannot be returned where nothing is before it, or it is not active', async () => {
    const run = await handover();
    const path = `${taskPath(run, 1)}/revert`;
    assertInvalid(await sandbox().send(path, { comment: 'x' }));
    await complete(run, 1);
    assertInvalid(await sandbox().send(path, { comment: 'x' }), undefined, /not active/);
  });

  it('can be given a date by which to be done, and lose it (§3.6)', async () => {
    const run = await handover();
    const path = `${taskPath(run, 1)}/due-date`;
    const due = Math.round(Date.now() / 1000) + 7200;
    assertDone(await sandbox().send(path, { due_date_tsp: due }));
    const task = (await sandbox().read(taskPath(run, 1))) as Json;
    assert.equal(task.due_date_tsp, due);
    assertDone(await sandbox().ask(path, 'maya', { method: 'DELETE' }));
    assert.equal(tasksOf(await detail(run))[0]?.due_date_tsp, null);
  });

  it('cannot be due in the past, or at no time at all (§3.4, §3.6)', async () => {
    const path = `${taskPath(await handover(), 1)}/due-date`;
    for (const due of [1, 'tomorrow', null, undefined]) {
      const answer = await sandbox().send(path, { due_date_tsp: due });
      assertInvalid(answer, { name: 'due_date_tsp' });
    }
  });

  it('has checklists to mark and unmark, answered with the checklist (§3.6)', async () => {
    const run = await goLive();
    const { id, selections } = await checklist(run);
    const mark = async (how: string): Promise<Checklist> => {
      const path = `/v2/tasks/checklists/${id}/${how}`;
      const { status, body } = await sandbox().send(path, { selection_id: selections[1]?.id });
      assert.equal(status, 200);
      return body as Checklist;
    };
    assert.deepEqual(
      (await mark('mark')).selections.map(({ is_selected: on }) => on),
      [false, true],
    );
    assert.equal(tasksOf(await detail(run))[0]?.checklists_marked, 1);
    assert.deepEqual(
      (await mark('unmark')).selections.map(({ is_selected: on }) => on),
      [false, false],
    );
  });

  it('has checklists that only performers mark, and items that are there (§3.6)', async () => {
    const { id, selections } = await checklist(await goLive());
    const path = `/v2/tasks/checklists/${id}/mark`;
    const item = { selection_id: selections[0]?.id };
    assertDetail(await sandbox().send(path, item, 'aiko'), 403);
    assertInvalid(await sandbox().send(path, { selection_id: 1 }), { name: 'selection_id' });
    assertInvalid(await sandbox().send(path, {}), { name: 'selection_id' });
    assertDetail(await sandbox().send('/v2/tasks/checklists/1/mark', item, 'tomas'), 404);
  });
});
