import assert from 'node:assert/strict';
import { createHarness, errorOf, valueOf } from '../../support/apiHarness.ts';
import { answer, json } from '../../support/failing/server.ts';
import { type Routes, noRight, routed, wirePage } from '../../support/samples/wireTemplates.ts';
import { members } from '../../support/samples/wireRuns.ts';

const harness = createHarness();
const route = async (routes: Routes) =>
  (await harness.start([routed({ ...members, ...routes })], {}, {}, { dialect: 'current' })).api;
const people = [
  { kind: 'person', id: '5', value: 'ann@example.org', name: 'Ann', members: undefined },
  {
    kind: 'person',
    id: '8',
    value: 'eve@example.org',
    name: 'eve@example.org',
    members: undefined,
  },
];

describe('Those that a field can name', () => {
  afterEach(harness.stop);

  it('are groups, and people who have not left', async () => {
    const api = await route({ 'GET /attachments': json([]) });
    assert.deepEqual(await valueOf(api.listAssignees()), [
      { kind: 'group', id: '3', value: 'Crew', name: 'Crew', members: 2 },
      ...people,
    ]);
  });

  it('are groups by their exact names, which may be shown in another way', async () => {
    const name = 'Night\u200b Shift';
    const groups = [
      { id: 3, name, users: [5] },
      { id: 4, name: '', users: [] },
      { id: 5, users: [] },
      { id: 6, name: ' ', users: [] },
    ];
    const api = await route({
      'GET /attachments': json([]),
      'GET /accounts/groups': json(groups),
    });
    assert.deepEqual(await valueOf(api.listAssignees()), [
      { kind: 'group', id: '3', value: name, name: 'Night\ufffd Shift', members: 1 },
      ...people,
    ]);
  });

  it('are people alone where the server takes their numbers', async () => {
    const api = await route({ 'GET /attachments': answer(404), 'GET /datasets': answer(404) });
    assert.deepEqual(await valueOf(api.listAssignees()), people);
  });

  it('are read again each time', async () => {
    let count = 0;
    const api = await route({
      'GET /accounts/users': (response) => {
        count += 1;
        json([])(response);
      },
    });
    await valueOf(api.listAssignees());
    await valueOf(api.listAssignees());
    assert.equal(count, 2);
  });

  it('are people alone where groups are kept from us, or not known', async () => {
    for (const groups of [noRight, answer(404)]) {
      const api = await route({ 'GET /attachments': json([]), 'GET /accounts/groups': groups });
      assert.deepEqual(await valueOf(api.listAssignees()), people);
    }
  });

  it('are not known while the groups cannot be read', async () => {
    const api = await route({ 'GET /attachments': json([]), 'GET /accounts/groups': answer(500) });
    assert.equal((await errorOf(api.listAssignees())).kind, 'serverFault');
  });

  it('may come in the envelope of a page', async () => {
    const api = await route({
      'GET /attachments': json([]),
      'GET /accounts/users': json(wirePage([{ id: 5, email: 'ann@example.org' }])),
      'GET /accounts/groups': json(wirePage([{ id: 3, name: 'Crew', users: [5] }])),
    });
    assert.deepEqual(
      (await valueOf(api.listAssignees())).map(({ value }) => value),
      ['Crew', 'ann@example.org'],
    );
  });

  it('may be kept from us', async () => {
    const api = await route({ 'GET /accounts/users': noRight });
    assert.equal((await errorOf(api.listAssignees())).kind, 'forbidden');
  });
});
