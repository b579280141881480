import assert from 'node:assert/strict';
import { openRequest } from '../../support/openRequest.ts';
import { type Member, emailOf, keyOf } from '../../support/members.ts';
import { assertDetail, assertDone, assertImpossible, assertInvalid } from './answers.ts';
import { type Json, taskPath, tasksOf, useCurrentSandbox } from './currentSandbox.ts';

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

  describe('when a task is completed', () => {
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

    it('hands the next one to those that a field names, and to groups (§3.4, §3.6)', async () => {
      const run = await atSecond();
      await complete(run, 2);
      const performers = tasksOf(await detail(run))[2]?.performers as readonly Json[];
      assert.deepEqual(performers.map(({ type, source_id: id }) => [type, id]).toSorted(), [
        ['group', 1],
        ['user', 5],
      ]);
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
  });

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
    assertImpossible(await complete(run, 1), /not active/);
    assertDetail(await complete(run, 3), 403);
    assertImpossible(await complete(run, 3, 'tomas'), /not active/);
  });

  it('is refused in a run that is snoozed or done (§3.6, MSG_PW_0004, 0008)', async () => {
    const run = await sandbox().launch(15, {}, 'tomas');
    const until = { date: Date.now() / 1000 + 3600 };
    await sandbox().send(`/workflows/${String(run.id)}/snooze`, until, 'tomas');
    assertImpossible(await complete(run, 1, 'tomas'), /snoozed/);
    await sandbox().send(`/workflows/${String(run.id)}/resume`, {}, 'tomas');
    for (const number of [1, 2, 3]) await complete(run, number, 'tomas');
    assertImpossible(await complete(run, 3, 'tomas'), /is done/);
  });

  it('is refused while items are not ticked off (§3.6, MSG_PW_0006)', async () => {
    const run = await goLive();
    assertImpossible(await complete(run, 1), /Tick/);
    await tick(run);
    assert.equal((await complete(run, 1)).status, 200);
  });

  it('is refused while a part of it is running (§3.6, MSG_PW_0070)', async () => {
    const run = await handover();
    const part = await sandbox().launch(15, { ancestor_task_id: tasksOf(run)[0]?.id });
    assertImpossible(await complete(run, 1), /part/);
    for (const number of [1, 2, 3]) await complete(part, number);
    assert.equal((await complete(run, 1)).status, 200);
  });

  it('cannot be left by a return while a part of it is running (§3.6, MSG_PW_0071)', async () => {
    const run = await handover();
    await complete(run, 1);
    const [first, second] = tasksOf(run);
    await sandbox().launch(15, { ancestor_task_id: second?.id });
    const revert = { comment: 'Not yet' };
    assertImpossible(await sandbox().send(`${taskPath(run, 2)}/revert`, revert), /part/);
    const path = `/workflows/${String(run.id)}/return-to`;
    assertImpossible(await sandbox().send(path, { task: first?.id }), /part/);
  });

  it('that all have to complete stays active until they have (§3.6)', async () => {
    const kickoff = { key: 'Release signing', cause: 'Planned' };
    const run = await sandbox().launch(11, { kickoff }, 'jonas');
    const half = (await complete(run, 1, 'priya')).body as Json;
    assert.deepEqual([half.status, half.require_completion_by_all], ['active', true]);
    assert.deepEqual(
      (half.performers as readonly Json[])
        .filter(({ is_completed: done }) => done)
        .map(({ source_id: id }) => id),
      [3],
    );
    assertImpossible(await complete(run, 1, 'priya'), /not yours/);
    const whole = (await complete(run, 1, 'jonas')).body as Json;
    assert.equal(whole.status, 'completed');
  });

  it('that all of a group have to complete waits for every member (§3.6)', async () => {
    const kickoff = { key: 'Release signing', cause: 'Planned' };
    const run = await sandbox().launch(11, { kickoff }, 'jonas');
    const path = taskPath(run, 1);
    await sandbox().send(`${path}/create-group-performer`, { group_id: 2 }, 'tomas');
    for (const as of ['priya', 'jonas', 'aiko'] as const) {
      const { status, body } = await complete(run, 1, as);
      assert.deepEqual([status, (body as Json).status], [200, 'active'], as);
    }
    assertImpossible(await complete(run, 1, 'aiko'), /not yours/);
    assertImpossible(await sandbox().send(`${path}/revert`, { comment: 'x' }, 'aiko'));
    // Only the list of open tasks shows it for each of them.
    const { performers } = (await sandbox().read(path, 'aiko')) as Json;
    const group = (performers as readonly Json[]).find(({ type }) => type === 'group');
    assert.equal(group?.is_completed, false);
    const mine = async (as: Member): Promise<number> =>
      ((await sandbox().read('/v3/tasks?template_id=11', as)) as readonly Json[]).length;
    assert.deepEqual([await mine('aiko'), await mine('samuel')], [0, 1]);
    assert.equal(((await complete(run, 1, 'samuel')).body as Json).status, 'completed');
  });

  it('completed by two members at the same moment succeeds for both (§3.6)', async () => {
    const run = await handover();
    const half = (as: Member) =>
      openRequest(sandbox().process, `${taskPath(run, 1)}/complete`, keyOf(as));
    const [maya, priya] = [await half('maya'), await half('priya')];
    assert.deepEqual([await maya.finish('{}'), await priya.finish('{}')], [200, 200]);
    assert.deepEqual(await states(run), ['completed', 'active', 'pending']);
    const events = (await sandbox().read(`/workflows/${String(run.id)}/events`)) as readonly Json[];
    assert.deepEqual(events.map(({ type }) => Number(type)).toSorted(), [2, 2, 3, 3]);
    assertImpossible(await complete(run, 1), /not active/);
  });

  describe('when a task is returned', () => {
    it('can be returned to the one before, which is active again (§3.6)', async () => {
      const run = await atSecond();
      const task = (await sandbox().read(taskPath(run, 2))) as Json;
      assert.deepEqual(task.revert_tasks, [
        { id: tasksOf(run)[0]?.id, name: 'Call Ole', api_name: 'task-1401' },
      ]);
      await complete(run, 2);
      const done = (await sandbox().read(taskPath(run, 2))) as Json;
      assert.deepEqual(done.revert_tasks, task.revert_tasks, 'also of one that is completed');
      assertDone(
        await sandbox().send(`${taskPath(run, 3)}/revert`, { comment: 'Wrong pier' }, 'aiko'),
      );
      assert.deepEqual(await states(run), ['completed', 'active', 'pending']);
      assertDone(await sandbox().send(`${taskPath(run, 2)}/revert`, { comment: 'Wrong pier' }));
      assert.deepEqual(await states(run), ['active', 'pending', 'pending']);
    });

    it('is returned with a comment only (§3.6, MSG_PW_0083)', async () => {
      const run = await atSecond();
      const back = (body: unknown, as?: Member) =>
        sandbox().send(`${taskPath(run, 2)}/revert`, body, as);
      assertInvalid(await back({}));
      assertInvalid(await back({ comment: ' ' }));
      assertDetail(await back({ comment: 'x' }, 'aiko'), 403);
    });

    it('cannot be returned where nothing is before it, or it is not active', async () => {
      const run = await handover();
      const path = `${taskPath(run, 1)}/revert`;
      assertImpossible(await sandbox().send(path, { comment: 'x' }));
      await complete(run, 1);
      assertImpossible(await sandbox().send(path, { comment: 'x' }), /not active/);
    });
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

  it('cannot be due in the past, or at what is no time; null takes the date away (§3.4, §3.6)', async () => {
    const run = await handover();
    const due = (at: unknown, as?: Member) =>
      sandbox().send(`${taskPath(run, 1)}/due-date`, { due_date_tsp: at }, as);
    for (const at of [1, 'tomorrow', undefined]) {
      assertInvalid(await due(at), { name: 'due_date_tsp' });
    }
    assertDone(await due(Math.round(Date.now() / 1000) + 7200));
    assertDone(await due(null));
    assert.equal(tasksOf(await detail(run))[0]?.due_date_tsp, null);
    // A mere performer may not.
    assertDetail(await due(null, 'priya'), 403);
  });

  describe('with checklists', () => {
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
      assertDetail(await sandbox().send(path, item, 'aiko'), 404);
      assertImpossible(await sandbox().send(path, { selection_id: 1 }));
      assertInvalid(await sandbox().send(path, {}), { name: 'selection_id' });
      for (const as of ['maya', 'tomas'] as const) {
        assertDetail(await sandbox().send('/v2/tasks/checklists/1/mark', item, as), 404);
      }
    });

    it('has checklists that members of a performing group do not mark (§3.6, MSG_PW_0019)', async () => {
      const run = await goLive();
      const { id, selections } = await checklist(run);
      const path = `/v2/tasks/checklists/${id}/mark`;
      const item = { selection_id: selections[0]?.id };
      await sandbox().send(`${taskPath(run, 1)}/create-group-performer`, { group_id: 2 });
      assertImpossible(await sandbox().send(path, item, 'aiko'), /themselves/);
      // They can look at it, and complete the task once all is ticked off.
      assert.equal((await sandbox().ask(`/v2/tasks/checklists/${id}`, 'aiko')).status, 200);
      await tick(run);
      assert.equal((await complete(run, 1, 'aiko')).status, 200);
    });
  });
});
