import assert from 'node:assert/strict';
import { launchedRuns } from '../../../../src/core/follow/launchedRuns.ts';
import { emptyInput } from '../../../../src/core/form/input.ts';
import { accountId, runId, workflowId } from '../../../../src/core/ids.ts';
import type { PendingLaunch } from '../../../../src/core/pendingLaunch.ts';
import { createHarness, errorOf, valueOf } from '../../../support/apiHarness.ts';
import { answer, json } from '../../../support/faultServer.ts';
import { type Routes, routed, wirePage } from '../../../support/templates.ts';
import { members, wireRun } from '../../../support/wireRuns.ts';

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
  const list = [startedAt(5, 9), startedAt(4, 8, 'Another'), startedAt(3, -59), startedAt(2, -61)];
  const { api, server } = await serve({ 'GET /workflows': json(wirePage(list, 'more')) });
  const runs = launchedRuns(api, { ...launch, ...some }, new Set(known.map(runId)));
  const ids = (await valueOf(runs)).map(({ id }) => id);
  const asked = server.requests.filter(({ path }) => path.startsWith('/workflows'));
  return { ids, asked: asked.map(({ path }) => path), methods: server.requests };
}

describe('The runs that may have come of a launch', () => {
  afterEach(harness.stop);

  it('have its name and were not started before it, by a clock a minute off at most', async () => {
    const { ids, asked, methods } = await found({});
    assert.deepEqual(ids, ['5', '3']);
    assert.equal(asked.length, 1, 'What is older is not read.');
    assert.match(asked[0] ?? '', /template_id=7&workflow_starter=5/);
    assert.ok(methods.every(({ method }) => method === 'GET'));
  });

  it('have any name where the service was to make it', async () => {
    assert.deepEqual((await found({ name: undefined })).ids, ['5', '4', '3']);
  });

  it('are none that came of other launches', async () => {
    assert.deepEqual((await found({}, ['5', '9'])).ids, ['3']);
  });

  it('are looked for on every page that can have them', async () => {
    const pages = [[startedAt(5, 9), startedAt(4, 8)], [startedAt(3, 7)]];
    const { api } = await serve({
      'GET /workflows': (response) => {
        const first = response.req.url?.includes('offset=0') === true;
        json(wirePage(pages[first ? 0 : 1] ?? [], first ? 'more' : null))(response);
      },
    });
    const runs = await valueOf(launchedRuns(api, launch, new Set()));
    assert.deepEqual(
      runs.map(({ id }) => id),
      ['5', '4', '3'],
    );
  });

  it('are not told where the list fails', async () => {
    const { api } = await serve({ 'GET /workflows': answer(403) });
    assert.equal((await errorOf(launchedRuns(api, launch, new Set()))).kind, 'forbidden');
  });
});
