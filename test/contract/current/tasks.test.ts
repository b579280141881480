import assert from 'node:assert/strict';
import { type Member, emailOf } from '../../support/members.ts';
import { assertDetail, assertInvalid } from './answers.ts';
import { type Json, taskPath, tasksOf, useCurrentSandbox } from './currentSandbox.ts';

const goLive = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
const soon = (): number => Math.round(Date.now() / 1000) + 86_400;

/** Facts §3.6. */
describe('Tasks in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const list = async (query = '', as: Member = 'maya'): Promise<readonly Json[]> =>
    (await sandbox().read(`/v3/tasks${query}`, as)) as readonly Json[];
  const names = async (query = '', as: Member = 'maya'): Promise<readonly unknown[]> =>
    (await list(query, as)).map(({ name }) => name);
  let first: Json;
  let urgent: Json;
  let newest: Json;

  before(async () => {
    first = await sandbox().launch(15, { name: 'Pier 1' });
    urgent = await sandbox().launch(10, { name: 'Week 40', is_urgent: true });
    newest = await sandbox().launch(14, { name: 'Opening', kickoff: goLive });
    await sandbox().launch(15, { name: 'Not hers' }, 'priya');
  });

  it('are listed bare: mine that are active, urgent first, then newest (§3.6)', async () => {
    const tasks = await list();
    assert.deepEqual(
      tasks.map(({ name, workflow_name: run }) => [name, run]),
      [
        ['Go through last week’s alerts', 'Week 40'],
        ['Call Ole', 'Opening'],
        ['Walk along the pier', 'Pier 1'],
      ],
    );
  });

  it('have these properties in the list, and no workflow_id (§3.6)', async () => {
    const [task] = await list('?template_id=15');
    const { id, date_started_tsp: started, ...rest } = task ?? {};
    assert.equal(id, tasksOf(first)[0]?.id);
    assert.equal(typeof started, 'number');
    assert.deepEqual(rest, {
      name: 'Walk along the pier',
      api_name: 'task-1501',
      workflow_name: 'Pier 1',
      due_date_tsp: null,
      date_completed_tsp: null,
      template_id: 15,
      template_task_api_name: 'task-1501',
      is_urgent: false,
      status: 'active',
    });
  });

  it('come in an envelope with a limit, of any size (§3.6)', async () => {
    const page = (await sandbox().read('/v3/tasks?limit=2')) as Json;
    const { origin } = sandbox().process;
    const next = `${origin}/v3/tasks?limit=2&offset=2`;
    assert.deepEqual([page.count, page.next, page.previous], [3, next, null]);
    assert.equal((page.results as readonly Json[]).length, 2);
    assert.equal((await list('?limit=-1')).length, 3, 'all of them with less than nothing');
    const rest = (await sandbox().read('/v3/tasks?limit=2000&offset=2')) as Json;
    assert.equal((rest.results as readonly Json[]).length, 1);
  });

  it('can be of one template, one step, or have a word (§3.6)', async () => {
    assert.deepEqual(await names('?template_id=14'), ['Call Ole']);
    assert.deepEqual(await names('?template_task_api_name=task-1401'), ['Call Ole']);
    assert.deepEqual(await names('?search=pier'), ['Walk along the pier']);
    assert.deepEqual(await names('?search=opening'), ['Call Ole']);
    assert.deepEqual(await names('?search=open'), ['Call Ole'], 'another form of the word');
    assert.deepEqual(await names('?search=along'), ['Walk along the pier']);
    assert.deepEqual(await names('?search=the'), [], 'says nothing');
  });

  it('can be ordered by date and by when they are due (§3.6)', async () => {
    const oldest = await names('?ordering=date');
    assert.equal(oldest[0], 'Walk along the pier');
    assert.deepEqual(await names('?ordering=-date'), oldest.toReversed());
    const due = await sandbox().send(`${taskPath(newest, 1)}/due-date`, { due_date_tsp: soon() });
    assert.equal(due.status, 204);
    assert.equal((await names('?ordering=overdue'))[0], 'Call Ole');
    assert.equal((await names('?ordering=-overdue'))[0], 'Call Ole');
  });

  it('are also those of one’s groups (§3.6)', async () => {
    const run = await sandbox().launch(14, { kickoff: goLive }, 'tomas');
    for (const number of [1, 2]) {
      const [list] = (
        (await sandbox().read(taskPath(run, number), 'tomas')) as {
          readonly checklists: readonly {
            readonly id: number;
            readonly selections: readonly Json[];
          }[];
        }
      ).checklists;
      for (const { id } of list?.selections ?? []) {
        const path = `/v2/tasks/checklists/${list?.id}/mark`;
        await sandbox().send(path, { selection_id: id }, 'tomas');
      }
      const done = await sandbox().send(`${taskPath(run, number)}/complete`, {}, 'tomas');
      assert.equal(done.status, 200, JSON.stringify(done.body));
    }
    assert.ok((await names()).includes('Train the crew'));
    await sandbox().ask(`/workflows/${String(run.id)}`, 'tomas', { method: 'DELETE' });
  });

  it('that are completed are listed apart (§3.6)', async () => {
    assert.deepEqual(await names('?is_completed=true&template_id=15'), []);
    await sandbox().send(`${taskPath(first, 1)}/complete`, {});
    assert.deepEqual(await names('?is_completed=true&template_id=15'), ['Walk along the pier']);
    assert.deepEqual(await names('?template_id=15'), ['Write down what you saw']);
    const ordered = await names('?is_completed=true&ordering=-completed');
    assert.deepEqual(await names('?is_completed=true&ordering=completed'), ordered.toReversed());
  });

  it('of others are for admins to see (§3.6 assigned_to, MSG_PW_0057)', async () => {
    assert.ok((await names('?assigned_to=3')).includes('Walk along the pier'));
    assertInvalid(await sandbox().ask('/v3/tasks?assigned_to=1', 'priya'), { name: 'assigned_to' });
  });

  for (const [query, name] of [
    ['is_completed=maybe', 'is_completed'],
    ['ordering=name', 'ordering'],
    ['template_id=x', 'template_id'],
    ['assigned_to=x', 'assigned_to'],
    ['limit=x', 'limit'],
  ] as const) {
    it(`cannot be had with ${query} (§1.1)`, async () => {
      assertInvalid(await sandbox().ask(`/v3/tasks?${query}`), { name });
    });
  }

  it('are counted (§3.7)', async () => {
    const count = (await list()).length;
    assert.deepEqual(await sandbox().read('/accounts/user/counters'), { tasks_count: count });
  });

  it('are shown one by one with all that is known (§3.6)', async () => {
    const task = (await sandbox().read(taskPath(newest, 1))) as Json;
    const { id, date_started_tsp: started, due_date_tsp: due, workflow, ...rest } = task;
    assert.equal(id, tasksOf(newest)[0]?.id);
    assert.deepEqual([typeof started, typeof due], ['number', 'number']);
    assert.deepEqual(workflow, {
      id: newest.id,
      status: 0,
      name: 'Opening',
      template_name: 'Marina go-live',
      date_created_tsp: newest.date_created_tsp,
      date_completed_tsp: null,
    });
    const { checklists, ...more } = rest;
    assert.deepEqual(more, {
      name: 'Call Ole',
      api_name: 'task-1401',
      description: 'About **Nordhavn**: who will be there, and when can we come?',
      contains_comments: false,
      require_completion_by_all: false,
      output: [],
      fieldsets: [],
      delay: null,
      date_completed_tsp: null,
      is_completed: false,
      performers: [{ source_id: 1, type: 'user', is_completed: false, date_completed_tsp: null }],
      is_urgent: false,
      checklists_marked: 0,
      checklists_total: 2,
      sub_workflows: [],
      status: 'active',
      revert_tasks: [],
      is_read_only_viewer: false,
    });
    const [only] = checklists as readonly Json[];
    assert.equal(only?.api_name, 'clist-call');
    assert.deepEqual(
      (only.selections as readonly Json[]).map(({ api_name: name, value, is_selected: on }) => [
        name,
        value,
        on,
      ]),
      [
        ['cl-time', 'A time has been agreed on', false],
        ['cl-access', 'We know how to get in', false],
      ],
    );
  });

  it('show what they ask for, in the order of the form; null where it was never filled in (§3.6 output)', async () => {
    const run = await sandbox().launch(14, { kickoff: goLive });
    const { checklists } = (await sandbox().read(taskPath(run, 1))) as {
      readonly checklists: readonly { readonly id: number; readonly selections: readonly Json[] }[];
    };
    for (const { id, selections } of checklists) {
      for (const item of selections) {
        await sandbox().send(`/v2/tasks/checklists/${id}/mark`, { selection_id: item.id });
      }
    }
    await sandbox().send(`${taskPath(run, 1)}/complete`, {});
    const task = (await sandbox().read(taskPath(run, 2))) as Json;
    assert.deepEqual(
      (task.output as readonly Json[]).map((field) => ({ ...field, id: null })),
      [
        {
          id: null,
          order: 2,
          type: 'number',
          is_required: true,
          is_hidden: false,
          description: '',
          api_name: 'berths',
          name: 'Berths',
          value: '',
          markdown_value: null,
          clear_value: null,
          user_id: null,
          group_id: null,
          selections: [],
        },
        {
          id: null,
          order: 1,
          type: 'text',
          is_required: false,
          is_hidden: false,
          description: '',
          api_name: 'oddities',
          name: 'Anything unusual?',
          value: '',
          markdown_value: null,
          clear_value: null,
          user_id: null,
          group_id: null,
          selections: [],
        },
      ],
    );
  });

  it('list the runs that are a part of them (§3.6 sub_workflows)', async () => {
    const id = tasksOf(urgent)[0]?.id;
    const part = await sandbox().launch(15, { name: 'Part', ancestor_task_id: id });
    const task = (await sandbox().read(`/v2/tasks/${String(id)}`)) as Json;
    assert.deepEqual(
      (task.sub_workflows as readonly Json[]).map((run) => run.id),
      [part.id],
    );
  });

  it('that have never been started are 404 to everybody, those returned are not (§3.6)', async () => {
    const run = await sandbox().launch(10, {});
    const second = (as: Member) => sandbox().ask(taskPath(run, 2), as);
    for (const as of ['maya', 'tomas'] as const) assertDetail(await second(as), 404);
    await sandbox().send(`${taskPath(run, 1)}/complete`, {});
    await sandbox().send(`${taskPath(run, 2)}/revert`, { comment: 'Once more' });
    const { status, body } = await second('maya');
    assert.deepEqual([status, (body as Json).status], [200, 'pending']);
  });

  it('are for members, owners and viewers of their run (§3.6, §2)', async () => {
    await sandbox().read(taskPath(urgent, 1), 'priya');
    await sandbox().read(taskPath(newest, 1), 'aiko');
    assertDetail(await sandbox().ask(taskPath(newest, 1), 'jonas'), 403);
    for (const as of ['maya', 'priya'] as const) {
      assertDetail(await sandbox().ask('/v2/tasks/99999', as), 404);
      assertDetail(await sandbox().ask('/v2/tasks/99999/events', as), 404);
    }
    assertDetail(await sandbox().ask('/v2/tasks/99999', 'tomas'), 404);
    assertDetail(await sandbox().ask('/v2/tasks/x', 'tomas'), 403);
  });
});
