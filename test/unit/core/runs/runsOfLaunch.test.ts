import assert from 'node:assert/strict';
import { findRunsOfLaunch } from '../../../../src/core/runs/runsOfLaunch.ts';
import { emptyInput } from '../../../../src/core/form/input.ts';
import { accountId, fieldId, runId, workflowId } from '../../../../src/core/base/ids.ts';
import type { PendingLaunch } from '../../../../src/core/launches/pendingLaunch.ts';
import { createHarness, errorOf, valueOf } from '../../../support/apiHarness.ts';
import { answer, json } from '../../../support/failing/server.ts';
import { type Routes, routed, wirePage } from '../../../support/samples/wireTemplates.ts';
import { members, wireRun, wireValue } from '../../../support/samples/wireRuns.ts';

const harness = createHarness();
const sentAt = 1_790_000_000_000;
const launch: PendingLaunch = {
  id: 'pending',
  name: 'Harbor ',
  workflow: { id: workflowId('7'), name: 'Release' },
  account: { id: accountId('a'), label: 'a' },
  sentAt,
  input: emptyInput,
  progress: { state: 'unknown', cause: 'timeout' },
};
const startedAt = (id: number, seconds: number, name = 'Harbor') =>
  wireRun(id, { name, date_created_tsp: sentAt / 1000 + seconds });
const serve = (routes: Routes) =>
  harness.start([routed({ ...members, ...routes })], {}, {}, { dialect: 'current' });

async function found(some: Partial<PendingLaunch>, known: readonly string[] = []) {
  const list = [
    startedAt(5, 90),
    startedAt(4, 8, 'Another'),
    startedAt(3, -599),
    startedAt(2, -601),
  ];
  const { api, server } = await serve({ 'GET /workflows': json(wirePage(list, 'more')) });
  const runs = findRunsOfLaunch(api, { ...launch, ...some }, new Set(known.map(runId)));
  const { likely } = await valueOf(runs);
  const ids = likely.map(({ run }) => run.id);
  const asked = server.requests.filter(({ path }) => path.startsWith('/workflows'));
  return { ids, likely, asked: asked.map(({ path }) => path), methods: server.requests };
}

describe('The runs that may have come of a launch', () => {
  afterEach(harness.stop);

  it('are all that were not started before it, by a clock ten minutes off at most', async () => {
    const { ids, asked, methods } = await found({});
    assert.deepEqual(ids, ['5', '3', '4']);
    assert.equal(asked.length, 1, 'What is older is not read.');
    assert.match(asked[0] ?? '', /template_id=7&workflow_starter=5/);
    assert.ok(methods.every(({ method }) => method === 'GET'));
  });

  it('are in the order of their start where nothing else speaks for one', async () => {
    assert.deepEqual((await found({ name: undefined })).ids, ['4', '5', '3']);
  });

  it('come with what speaks for each, the likeliest first', async () => {
    const values = [
      [fieldId('string-1'), ' Acme \u00ad'],
      [fieldId('number-1'), '1,50'],
      [fieldId('user-1'), 'ann@example.org'],
      [fieldId('radio-1'), 'api-name-of-high'],
      [fieldId('empty'), ''],
    ] as const;
    const output = (customer: string) => ({
      output: [
        wireValue('string', customer),
        wireValue('number', '1.5'),
        wireValue('user', 'Ann'),
        wireValue('radio', 'High'),
      ],
    });
    const runs = [
      startedAt(5, 9, 'Another'),
      startedAt(4, 300, 'Nov 27 — Acme'),
      startedAt(3, 2, 'Other'),
      startedAt(2, 500, '{{date}} — Acme'),
      startedAt(1, 400),
    ];
    const { api } = await serve({
      'GET /workflows': json(wirePage(runs, null)),
      'GET /workflows/5': json(wireRun(5, { kickoff: output('Acme \u00ad') })),
      'GET /workflows/4': json(wireRun(4, { kickoff: output('Acme Ltd') })),
      'GET /workflows/3': answer(403),
    });
    const pending = { ...launch, name: '{{date}} — Acme', input: { ...emptyInput, values } };
    const { likely } = await valueOf(findRunsOfLaunch(api, pending, new Set()));
    assert.deepEqual(
      likely.map(({ run, likeness }) => [run.id, likeness]),
      [
        ['5', ['sameValues', 'promptStart']],
        ['2', ['sameName']],
        ['4', ['filledName']],
        ['3', ['promptStart']],
        ['1', []],
      ],
    );
  });

  it('are none that came of other launches', async () => {
    assert.deepEqual((await found({}, ['5', '9'])).ids, ['3', '4']);
  });

  it('are looked for on every page that can have them', async () => {
    const pages = [[startedAt(5, 9), startedAt(4, 8)], [startedAt(3, 7)]];
    const { api } = await serve({
      'GET /workflows': (response) => {
        const first = response.req.url?.includes('offset=0') === true;
        json(wirePage(pages[first ? 0 : 1] ?? [], first ? 'more' : null))(response);
      },
    });
    const { likely, unread } = await valueOf(findRunsOfLaunch(api, launch, new Set()));
    assert.equal(unread, 0);
    assert.deepEqual(
      likely.map(({ run }) => run.id),
      ['3', '4', '5'],
    );
  });

  it('come with how many of the list cannot be read', async () => {
    const odd = (id: number | null) => ({ ...startedAt(5, 9), id });
    const pages = [[odd(1.5)], [startedAt(4, 8), odd(null)]];
    const { api } = await serve({
      'GET /workflows': (response) => {
        const first = response.req.url?.includes('offset=0') === true;
        json(wirePage(pages[first ? 0 : 1] ?? [], first ? 'more' : null))(response);
      },
    });
    const { likely, unread } = await valueOf(findRunsOfLaunch(api, launch, new Set()));
    assert.deepEqual([likely.map(({ run }) => run.id), unread], [['4'], 2]);
  });

  it('are not told where the list fails', async () => {
    const { api } = await serve({ 'GET /workflows': answer(403) });
    assert.equal((await errorOf(findRunsOfLaunch(api, launch, new Set()))).kind, 'forbidden');
  });
});
