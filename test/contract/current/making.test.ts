import assert from 'node:assert/strict';
import { assertDetail, assertDone, assertInvalid } from './answers.ts';
import { type Json, tasksOf, useCurrentSandbox } from './currentSandbox.ts';

const owners = [
  { role: 'owner', type: 'user', source_id: '1' },
  { role: 'viewer', type: 'group', source_id: 2 },
];
const title = { type: 'string', name: 'Title', api_name: 'title', is_required: true, order: 2 };
const place = {
  ...{ type: 'radio', name: 'Place', api_name: 'place', order: 1 },
  selections: [{ value: 'Here' }, { value: 'There' }],
};
const task = { number: 1, name: 'Look', raw_performers: [{ type: 'user', source_id: '3' }] };
const template = {
  ...{ name: 'Made', description: 'By a program.', owners, is_active: true },
  ...{ kickoff: { fields: [title, place] }, tasks: [task] },
};

/** Facts §3.2: what editors of templates send. */
describe('Making templates in today’s dialect', () => {
  const sandbox = useCurrentSandbox();
  const make = async (body: unknown): Promise<Json> => {
    const { status, body: made } = await sandbox().send('/templates', body);
    assert.equal(status, 200, JSON.stringify(made));
    return made as Json;
  };
  const listed = async ({ id }: Json): Promise<Json | undefined> =>
    ((await sandbox().read('/templates')) as readonly Json[]).find((each) => each.id === id);
  const put = ({ id }: Json, body: unknown) =>
    sandbox().send(`/templates/${String(id)}`, body, 'maya', 'PUT');

  it('answers with the template, which can be launched and deleted (§3.2 POST)', async () => {
    const made = await make(template);
    assert.deepEqual(await sandbox().read(`/templates/${String(made.id)}`), made);
    const item = await listed(made);
    assert.deepEqual([item?.name, item?.tasks_count, item?.is_active], ['Made', 1, true]);
    const run = await sandbox().launch(Number(made.id), { kickoff: { title: 'x', place: 'Here' } });
    assert.deepEqual(
      tasksOf(run).map(({ name, status }) => [name, status]),
      [['Look', 'active']],
    );
    const path = `/templates/${String(made.id)}`;
    assertDone(await sandbox().ask(path, 'maya', { method: 'DELETE' }));
  });

  it('has one that was never active as it was sent, and with an empty form in the list (§3.2, §3.1)', async () => {
    const made = await make({ ...template, is_active: false });
    assert.deepEqual([made.name, made.kickoff], ['Made', template.kickoff]);
    const item = await listed(made);
    const { fields } = item?.kickoff as { readonly fields: unknown };
    assert.deepEqual(
      [item?.name, item?.description, item?.tasks_count, fields],
      ['Made', '', 0, []],
    );
    const body = { ...template, name: 'Switched on' };
    assert.equal((await put(made, body)).status, 200);
    assert.equal((await listed(made))?.tasks_count, 1);
    // A template that becomes inactive again keeps its form in the list.
    assert.equal((await put(made, { ...body, is_active: false, name: 'Off' })).status, 200);
    const off = await listed(made);
    assert.deepEqual([off?.name, off?.is_active, off?.tasks_count], ['Switched on', false, 1]);
  });

  for (const [part, change] of [
    [{ name: 'name' }, { name: ' ' }],
    [{ name: 'owners' }, { owners: [] }],
    [{ name: 'tasks' }, { tasks: [] }],
    [{ name: 'tasks' }, { tasks: [{ ...task, raw_performers: [] }] }],
    [{ name: 'tasks' }, { tasks: [{ ...task, name: null }] }],
    [
      { api_name: 'who' },
      { kickoff: { fields: [{ ...title, type: 'user', api_name: 'who', is_required: false }] } },
    ],
    [{ api_name: 'place' }, { kickoff: { fields: [{ ...place, selections: [] }] } }],
  ] as const) {
    it(`does not switch on ${JSON.stringify(change)} (§3.2 active templates)`, async () => {
      assertInvalid(await sandbox().send('/templates', { ...template, ...change }), part);
    });
  }

  it('is for admins (§3.2)', async () => {
    assertDetail(await sandbox().send('/templates', template, 'priya'), 403);
    const made = await make(template);
    const path = `/templates/${String(made.id)}`;
    assertDetail(await sandbox().send(path, template, 'samuel', 'PUT'), 403);
  });
});
