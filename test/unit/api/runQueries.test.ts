import assert from 'node:assert/strict';
import { fieldId, personId } from '../../../src/core/base/ids.ts';
import { createHarness, valueOf } from '../../support/apiHarness.ts';
import { json } from '../../support/failing/server.ts';
import { type Routes, routed, wirePage } from '../../support/samples/wireTemplates.ts';
import { members, wireRun, wireRunTask } from '../../support/samples/wireRuns.ts';

const harness = createHarness();
const route = (routes: Routes) =>
  harness.start([routed({ ...members, ...routes })], {}, {}, { dialect: 'current' });
const listing = (...runs: readonly unknown[]) => route({ 'GET /workflows': json(wirePage(runs)) });
const queryOf = ({ requests }: Awaited<ReturnType<typeof route>>['server'], path: string) => {
  const request = requests.find((each) => each.path.startsWith(`${path}?`));
  return Object.fromEntries(new URLSearchParams(request?.path.split('?')[1]));
};

describe('Some of the runs, through today’s API', () => {
  afterEach(harness.stop);

  for (const [kind, parameter] of [
    ['person', 'current_performer'],
    ['group', 'current_performer_group_ids'],
  ] as const) {
    it(`that wait for a ${kind} are asked for among those that are running`, async () => {
      const { api, server } = await listing();
      await valueOf(api.listRuns({ waitsFor: { kind, id: '3' }, starter: personId('6') }));
      assert.deepEqual(queryOf(server, '/workflows'), {
        status: 'running',
        workflow_starter: '6',
        [parameter]: '3',
        ordering: '-date',
        limit: '50',
        offset: '0',
      });
    });
  }

  it('come with the values that are asked for', async () => {
    const fields = [
      { api_name: 'customer', name: 'Customer', type: 'string', value: 'Harbor Works' },
      { api_name: 'note', name: 'Note', type: 'text', value: '' },
    ];
    const { api, server } = await listing(wireRun(1, { fields }), wireRun(2, { fields: [] }));
    const asked = [fieldId('customer'), fieldId('note')];
    const { items } = await valueOf(api.listRuns({ fields: asked }));
    assert.equal(queryOf(server, '/workflows').fields, 'customer,note');
    assert.deepEqual(
      items.map(({ listedValues }) => listedValues),
      [[{ name: 'Customer', text: 'Harbor Works' }], undefined],
    );
  });
});

describe('Runs that are due, through today’s API', () => {
  afterEach(harness.stop);

  const by = 1_790_000_500_000;
  const dueTask = (id: number, seconds: number | null) =>
    wireRunTask(id, { status: 'active', due_date_tsp: seconds });
  const late = wireRun(1, { tasks: [dueTask(71, 1_790_000_001)] });
  const later = wireRun(2, { tasks: [dueTask(72, 1_790_000_900)] });
  const lateItself = wireRun(3, { due_date_tsp: 1_790_000_002, tasks: [dueTask(73, null)] });
  const due = async (runs: readonly unknown[], next?: string) => {
    const { api, server } = await route({ 'GET /workflows': json(wirePage(runs, next)) });
    return { page: await valueOf(api.listRuns({ dueBy: by })), server };
  };
  const idsOf = ({ items }: { readonly items: readonly { readonly id: string }[] }) =>
    items.map(({ id }) => id);

  it('are read in the order of the service, among those that are running', async () => {
    const { page, server } = await due([late, later, lateItself]);
    assert.deepEqual([idsOf(page), page.next, page.looked], [['1', '3'], undefined, undefined]);
    const { ordering, status, limit } = queryOf(server, '/workflows');
    assert.deepEqual([ordering, status, limit], ['overdue', 'running', '200']);
  });

  it('go on as long as the last one is due', async () => {
    const { page } = await due([late], 'more');
    assert.deepEqual([idsOf(page), page.next, page.looked], [['1'], '1', undefined]);
  });

  it('end with the first that is not, which says how far was read', async () => {
    const { page } = await due([late, lateItself, later], 'more');
    assert.deepEqual([idsOf(page), page.next, page.looked], [['1', '3'], undefined, 3]);
  });
});
