import assert from 'node:assert/strict';
import { assertDetail, assertInvalid } from './answers.ts';
import { type Json, useCurrentSandbox } from './currentSandbox.ts';

/** Facts §3.2, §3.3 and §2 (404 or 403). */
describe('One of today’s templates', () => {
  const sandbox = useCurrentSandbox();
  const detail = async (id: number): Promise<Record<string, unknown>> =>
    (await sandbox().read(`/templates/${id}`)) as Record<string, unknown>;

  it('is shown to admins who own it (§3.2)', async () => {
    assert.equal((await detail(7)).id, 7);
  });

  it('is shown to the owner of the account (§2)', async () => {
    await sandbox().read('/templates/11', 'tomas');
  });

  it('is refused to a starter, a viewer and a regular owner (§3.2)', async () => {
    assertDetail(await sandbox().ask('/templates/1'), 403);
    assertDetail(await sandbox().ask('/templates/3'), 403);
    assertDetail(await sandbox().ask('/templates/11', 'jonas'), 403);
  });

  it('that is missing is 404 to the owner of the account, and 403 to all others (§2)', async () => {
    assertDetail(await sandbox().ask('/templates/999', 'tomas'), 404);
    assertDetail(await sandbox().ask('/templates/999'), 403);
    assertDetail(await sandbox().ask('/templates/999', 'priya'), 403);
    assertDetail(await sandbox().run(999, {}, 'tomas'), 404);
    assertDetail(await sandbox().run(999, {}), 403);
  });

  it('has a whole number as its id, or is 403 even to the owner of the account (§2)', async () => {
    for (const id of ['x', '7.0', '%00']) {
      assertDetail(await sandbox().ask(`/templates/${id}`, 'tomas'), 403);
      assertDetail(await sandbox().run(id, {}, 'tomas'), 403);
    }
  });

  it('has exactly these properties (§3.2)', async () => {
    const { public_url: page, embed_url: frame, updated_by: editor } = await detail(14);
    assert.deepEqual([typeof page, typeof frame, typeof editor], ['string', 'string', 'number']);
    const names =
      'id name wf_name_template description tasks kickoff owners is_active is_public is_embedded ' +
      'public_url embed_url public_success_url finalizable updated_by date_updated ' +
      'date_updated_tsp reminder_notification completion_notification';
    assert.deepEqual(Object.keys(await detail(14)).toSorted(), names.split(' ').toSorted());
  });

  it('that is inactive is the draft as it was saved, whatever that is (§3.2)', async () => {
    const draft = (await sandbox().read('/templates/13', 'tomas')) as Json;
    assert.deepEqual([draft.name, draft.is_active], ['Legacy release train (old)', false]);
    assert.ok(!('finalizable' in draft) && !('wf_name_template' in draft));
    assert.deepEqual((draft.tasks as readonly unknown[])[1], null);
    const { tasks } = (await sandbox().read('/templates/13/fields', 'tomas')) as Json;
    assert.equal((tasks as readonly Json[]).length, 2);
  });

  it('that is inactive is still its old self in the list (§3.1, §3.2)', async () => {
    const list = (await sandbox().read('/templates?is_active=false', 'tomas')) as readonly Json[];
    const listed = list.find(({ id }) => id === 13);
    assert.deepEqual([listed?.name, listed?.tasks_count], ['Legacy release train', 2]);
  });

  it('has objects as selections, and none of the dataset (§3.2)', async () => {
    const { fields } = (await detail(14)).kickoff as { readonly fields: readonly Json[] };
    assert.deepEqual(fields[0]?.selections, [
      { value: 'Test marina', api_name: 'selection-14001' },
      { value: 'Not in this list', api_name: 'selection-14002' },
    ]);
    assert.equal(fields[0].dataset, 1);
  });

  it('has tasks with exactly these properties (§3.2)', async () => {
    const [first, , last] = (await detail(14)).tasks as readonly Record<string, unknown>[];
    const names =
      'id name number description require_completion_by_all skip_for_starter delay fields ' +
      'fieldsets conditions api_name raw_performers checklists raw_due_date revert_task parents ' +
      'ancestors';
    assert.deepEqual(Object.keys(first ?? {}).toSorted(), names.split(' ').toSorted());
    assert.deepEqual(first?.checklists, [
      {
        api_name: 'clist-call',
        selections: [
          { api_name: 'cl-time', value: 'A time has been agreed on' },
          { api_name: 'cl-access', value: 'We know how to get in' },
        ],
      },
    ]);
    assert.deepEqual([last?.parents, last?.ancestors], [['task-1402'], ['task-1402', 'task-1401']]);
  });

  it('says who works on a task: people, groups, a field or the starter (§3.2)', async () => {
    const tasks = (await detail(14)).tasks as readonly { raw_performers: readonly Json[] }[];
    assert.deepEqual(
      tasks.flatMap((task) => task.raw_performers).map(({ type, source_id: id }) => [type, id]),
      [
        ['workflow_starter', null],
        ['user', '1'],
        ['field', 'guide'],
        ['group', '1'],
      ],
    );
    assert.deepEqual(tasks[2]?.raw_performers[1], {
      source_id: '1',
      label: 'Engineering',
      type: 'group',
      api_name: 'raw-performer-1403-2',
    });
  });

  it('has steps with name, number and api_name for its owners, and none for others (§3.3)', async () => {
    assert.deepEqual(await sandbox().read('/templates/10/steps'), [
      { name: 'Go through last week’s alerts', number: 1, api_name: 'task-1001' },
      { name: 'Test the pager', number: 2, api_name: 'task-1002' },
      { name: 'Say what is fragile right now', number: 3, api_name: 'task-1003' },
    ]);
    for (const as of ['tomas', 'priya', 'aiko'] as const) {
      assert.deepEqual(await sandbox().read('/templates/10/steps', as), [], as);
    }
  });

  it('has the steps that are in progress when asked for them (§3.3)', async () => {
    await sandbox().launch(10, {}, 'priya');
    const path = '/templates/10/steps?with_tasks_in_progress=true';
    const steps = (await sandbox().read(path, 'priya')) as readonly Json[];
    assert.deepEqual(
      steps.map(({ number }) => number),
      [1],
    );
    const wrong = '/templates/10/steps?with_tasks_in_progress=soon';
    assertInvalid(await sandbox().ask(wrong), { name: 'with_tasks_in_progress' });
  });

  it('has its fields for owners and viewers, and the owner of the account (§3.3)', async () => {
    await sandbox().read('/templates/3/fields', 'maya');
    await sandbox().read('/templates/11/fields', 'jonas');
    await sandbox().read('/templates/11/fields', 'tomas');
  });

  it('has no fields for starters, unless they work on one of its runs (§3.3)', async () => {
    assertDetail(await sandbox().ask('/templates/15/fields', 'aiko'), 403);
    await sandbox().launch(15, {}, 'aiko');
    await sandbox().read('/templates/15/fields', 'aiko');
  });

  it('has fields without is_required and without options (§3.3)', async () => {
    const body = (await sandbox().read('/templates/14/fields')) as {
      readonly id: number;
      readonly kickoff: { readonly fields: readonly Json[]; readonly fieldsets: readonly Json[] };
      readonly tasks: readonly (Json & { readonly fields: readonly Json[] })[];
    };
    assert.deepEqual(Object.keys(body), ['id', 'kickoff', 'tasks']);
    assert.deepEqual(
      body.kickoff.fieldsets.map(({ description, label_position: label, layout }) => [
        description,
        label,
        layout,
      ]),
      [
        ['', 'left', 'vertical'],
        ['In percent. Leave all three empty if it is not known yet.', 'top', 'horizontal'],
      ],
    );
    assert.deepEqual(body.kickoff.fields[0], {
      name: 'Marina',
      type: 'dropdown',
      order: 10,
      description: '',
      is_hidden: false,
      api_name: 'marina',
    });
    assert.equal(body.kickoff.fieldsets.length, 2);
    const names = ['name', 'number', 'api_name', 'fields', 'fieldsets'];
    assert.deepEqual(Object.keys(body.tasks[1] ?? {}), names);
    assert.equal(body.tasks[1]?.fields[0]?.api_name, 'berths');
  });
});
