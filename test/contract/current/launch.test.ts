import assert from 'node:assert/strict';
import { storedRun, storedRuns } from '../../support/sandboxRuns.ts';
import { emailOf } from '../../support/members.ts';
import { assertDetail, assertInvalid } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

const goLive = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
const soon = (): number => Math.round(Date.now() / 1000) + 86_400;

/** Facts §3.4. */
describe('A launch in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const count = (): number => storedRuns(sandbox().process.file).length;

  it('is answered with 200 and the run, which has an id and no process_id (§3.4)', async () => {
    const run = await sandbox().launch(14, { name: 'Opening', kickoff: goLive });
    assert.ok(Number.isInteger(run.id));
    assert.ok(!('process_id' in run) && !('workflow_id' in run));
    const names =
      'id name status description finalizable is_external is_urgent is_legacy_template ' +
      'is_read_only_viewer date_created_tsp date_completed_tsp due_date_tsp workflow_starter ' +
      'ancestor_task_id legacy_template_name template owners tasks kickoff';
    assert.deepEqual(Object.keys(run).toSorted(), names.split(' ').toSorted());
  });

  it('tells the run’s state (§3.4)', async () => {
    const before = Date.now() / 1000;
    const due = soon();
    const run = await sandbox().launch(14, { is_urgent: true, due_date_tsp: due, kickoff: goLive });
    const { name, tasks, kickoff, date_created_tsp: created, ...rest } = run;
    assert.ok((created as number) >= before - 1 && (created as number) <= Date.now() / 1000);
    assert.deepEqual([typeof name, typeof tasks, typeof kickoff], ['string', 'object', 'object']);
    assert.deepEqual(rest, {
      id: run.id,
      status: 0,
      description: 'Everything between the signed order and the first boat that is **booked in**.',
      finalizable: true,
      is_external: false,
      is_urgent: true,
      is_legacy_template: false,
      is_read_only_viewer: false,
      date_completed_tsp: null,
      due_date_tsp: due,
      workflow_starter: 1,
      ancestor_task_id: null,
      legacy_template_name: null,
      template: {
        id: 14,
        name: 'Marina go-live',
        is_active: true,
        wf_name_template: '{{marina}} goes live – {{ date }}',
      },
      owners: [1],
    });
  });

  it('has tasks: the first one active with its performers, the others pending (§3.4)', async () => {
    const { tasks } = await sandbox().launch(14, { kickoff: goLive }, 'priya');
    const [first, second] = tasks as readonly Record<string, unknown>[];
    const { id, date_started_tsp: started, ...rest } = first ?? {};
    assert.deepEqual([typeof id, typeof started], ['number', 'number']);
    assert.deepEqual(rest, {
      name: 'Call Ole',
      api_name: 'task-1401',
      description: 'About **Nordhavn**: who will be there, and when can we come?',
      number: 1,
      delay: null,
      due_date_tsp: null,
      date_completed_tsp: null,
      performers: [{ source_id: 3, type: 'user', is_completed: false, date_completed_tsp: null }],
      checklists_total: 2,
      checklists_marked: 0,
      status: 'active',
    });
    // The task has not started, so its tokens are still there (§3.4 tasks).
    assert.equal(second?.name, 'Set up the berths of {{marina}}');
    assert.deepEqual([second.status, second.date_started_tsp], ['pending', null]);
  });

  it('is stored as it was sent, in the same file as documented ones (§3.4)', async () => {
    const kickoff = { ...goLive, opening: 1_790_000_000, services: ['Fuel', 'Water'] };
    const { id } = await sandbox().launch(14, { name: 'Stored', kickoff });
    const { launchedAt, ...run } = storedRun(sandbox().process.file, id as number);
    assert.ok(Date.parse(launchedAt) <= Date.now());
    assert.deepEqual(run, {
      id,
      name: 'Stored',
      workflowId: 14,
      kickoff,
      taskUrls: {},
      launchedBy: emailOf('maya'),
    });
  });

  it('needs no body where no field is required (§3.4)', async () => {
    const bare = await sandbox().ask('/templates/15/run', 'maya', { method: 'POST' });
    assert.equal(bare.status, 200);
    await sandbox().launch(15, {});
    await sandbox().launch(15, { name: null, kickoff: null, due_date_tsp: null });
  });

  it('ignores keys and fields that it does not know (§3.4)', async () => {
    const body = { due_date: 'x', tasks: { 1: {} }, kickoff: { nothing: 1 } };
    const { id } = await sandbox().launch(15, body);
    assert.deepEqual(storedRun(sandbox().process.file, id as number).kickoff, {});
  });

  it('may come as a form (§1)', async () => {
    const answer = await sandbox().ask('/templates/15/run', 'maya', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'name=From+a+form&is_urgent=true',
    });
    const { name, is_urgent: urgent } = answer.body as Json;
    assert.deepEqual([answer.status, name, urgent], [200, 'From a form', true]);
  });

  for (const name of ['', '   ', true, [], {}]) {
    it(`cannot be named ${JSON.stringify(name)} (§3.4 name)`, async () => {
      assertInvalid(await sandbox().run(15, { name }), { name: 'name' });
    });
  }

  it('can be named by a number (§3.4 name)', async () => {
    assert.equal((await sandbox().launch(15, { name: 42 })).name, '42');
  });

  for (const urgent of ['', null, [], 'soon']) {
    it(`cannot be ${JSON.stringify(urgent)} urgent (§3.4 is_urgent)`, async () => {
      assertInvalid(await sandbox().run(15, { is_urgent: urgent }), { name: 'is_urgent' });
    });
  }

  for (const [due, reason] of [
    [1_700_000_000, /future/],
    ['1700000000', /future/],
    ['2030-01-01', /Unix seconds/],
    ['', /Unix seconds/],
    [[], /Unix seconds/],
    [1e15, /too far/],
  ] as const) {
    it(`cannot be due at ${JSON.stringify(due)} (§3.4 due_date_tsp)`, async () => {
      const answer = await sandbox().run(15, { due_date_tsp: due });
      assertInvalid(answer, { name: 'due_date_tsp' }, reason);
    });
  }

  it('can be due at seconds as a text (§3.4 due_date_tsp)', async () => {
    const due = soon();
    const run = await sandbox().launch(15, { due_date_tsp: String(due) });
    assert.equal(run.due_date_tsp, due);
  });

  for (const task of [null, '', 'x', 1.5, 999_999]) {
    it(`cannot be a part of the task ${JSON.stringify(task)} (§3.4 ancestor_task_id)`, async () => {
      const answer = await sandbox().run(15, { ancestor_task_id: task });
      assertInvalid(answer, { name: 'ancestor_task_id' });
    });
  }

  it('can be a part of an active task of which one is a performer (§3.4)', async () => {
    const run = await sandbox().launch(15, {});
    const [first, second] = run.tasks as readonly { readonly id: number }[];
    const named = { name: 'ancestor_task_id' };
    const part = await sandbox().launch(15, { ancestor_task_id: first?.id });
    assert.equal(part.ancestor_task_id, first?.id);
    assertInvalid(await sandbox().run(15, { ancestor_task_id: second?.id }), named);
    assertInvalid(await sandbox().run(15, { ancestor_task_id: first?.id }, 'priya'), named);
    await sandbox().send(
      `/workflows/${String(run.id)}/snooze`,
      { date: Date.now() / 1000 + 3600 },
      'tomas',
    );
    assertInvalid(await sandbox().run(15, { ancestor_task_id: first?.id }), named, /snoozed/i);
    await sandbox().send(`/workflows/${String(run.id)}/resume`, {}, 'tomas');
    // The decimals of a number are cut off.
    await sandbox().launch(15, { ancestor_task_id: Number(first?.id) + 0.5 });
  });

  for (const kickoff of ['x', 5, [], true]) {
    it(`cannot have ${JSON.stringify(kickoff)} as its form (§3.4 kickoff)`, async () => {
      assertInvalid(await sandbox().run(15, { kickoff }), { name: 'kickoff' });
    });
  }

  it('of an inactive template is refused as a whole (§3.4, MSG_PW_0066)', async () => {
    assertInvalid(await sandbox().run(13, { kickoff: { train: '7' } }), undefined, /switched off/);
  });

  it('is for owners, viewers and starters (§3.4, MSG_PT_0069)', async () => {
    const kickoff = { key: 'Release signing', cause: 'Planned' };
    assertDetail(await sandbox().run(11, { kickoff }), 403, /starters/);
    await sandbox().launch(11, { kickoff }, 'jonas');
    await sandbox().launch(11, { kickoff }, 'priya');
    await sandbox().launch(14, { kickoff: goLive }, 'aiko');
  });

  it('is for the owner of the account in any case (§3.4)', async () => {
    const kickoff = { key: 'Release signing', cause: 'Planned' };
    await sandbox().launch(11, { kickoff }, 'tomas');
  });

  it('is checked in this order: rights, body, template, form (§3.4)', async () => {
    assertDetail(await sandbox().run(11, { is_urgent: '' }), 403);
    assertInvalid(await sandbox().run(13, { is_urgent: '' }), { name: 'is_urgent' });
    assertInvalid(await sandbox().run(13, {}));
  });

  it('has its form checked set by set upwards, then field by field downwards (§3.4)', async () => {
    const wrong = { services: ['x'], 'share-hardware': 'x', marina: 'x', contact: 1 };
    const blamed: unknown[] = [];
    for (const fix of ['services', 'share-hardware', 'marina', 'contact', 'guide']) {
      const { body } = await sandbox().run(14, { kickoff: wrong });
      blamed.push((body as { readonly details: Json }).details.api_name);
      Object.assign(wrong, { [fix]: undefined }, fix === 'marina' && { marina: 'Nordhavn' });
      if (fix === 'contact') Object.assign(wrong, { contact: 'Ole' });
    }
    assert.deepEqual(blamed, ['services', 'share-hardware', 'marina', 'contact', 'guide']);
  });

  it('leaves nothing behind when it is refused (§3.4)', async () => {
    const before = count();
    assertInvalid(await sandbox().run(14, { kickoff: { ...goLive, contact: '' } }), {
      api_name: 'contact',
    });
    assertInvalid(await sandbox().run(13, {}));
    assert.equal(count(), before);
  });

  it('is made again when it is sent again (§1 idempotency)', async () => {
    const before = count();
    await sandbox().launch(15, { name: 'Twice' });
    await sandbox().launch(15, { name: 'Twice' });
    assert.equal(count(), before + 2);
  });

  it('with a body that is not JSON is refused with detail (§1.1)', async () => {
    const post = (body: string, type: string) =>
      sandbox().ask('/templates/15/run', 'maya', {
        method: 'POST',
        headers: { 'Content-Type': type },
        body,
      });
    assertDetail(await post('{', 'application/json'), 400);
    assertDetail(await post('name=x', 'text/plain'), 415);
    assertInvalid(await post('[]', 'application/json'));
  });
});
