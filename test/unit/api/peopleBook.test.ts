import assert from 'node:assert/strict';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { longestPause, shortestPause } from '../../../src/core/polling/pace.ts';
import { createHarness, valueOf } from '../../support/apiHarness.ts';
import { type Reply, answer, json } from '../../support/failing/server.ts';
import { type Routes, routed, wirePage } from '../../support/samples/wireTemplates.ts';
import { members, wireRun } from '../../support/samples/wireRuns.ts';

const harness = createHarness();
const ann = { id: 5, email: 'ann@example.org', first_name: 'Ann', status: 'active' };
const zoe = { id: 404, email: 'zoe@example.org', first_name: 'Zoe', status: 'active' };

describe('The people of an account, as they are kept', () => {
  let now: number;
  /** How often the people were asked for. */
  let asked: number;
  let users: Reply;
  let api: PneumaticApi;

  beforeEach(async () => {
    now = 1_000_000_000_000;
    asked = 0;
    users = json([ann]);
    const routes: Routes = {
      ...members,
      'GET /workflows': json(wirePage([wireRun(1, { workflow_starter: 404 })])),
      'GET /accounts/users': (response) => {
        asked += 1;
        users(response);
      },
    };
    const some = { now: () => now };
    ({ api } = await harness.start([routed(routes)], {}, some, { dialect: 'current' }));
  });
  afterEach(harness.stop);

  const starter = async (): Promise<string | undefined> =>
    (await valueOf(api.listRuns({}))).items[0]?.startedBy;

  /** Lists again and again for this time, as often as a view is polled at most. */
  async function listFor(ms: number): Promise<void> {
    for (const end = now + ms; now < end; now += shortestPause) await starter();
  }

  it('are not asked for again before the shortest pause is over', async () => {
    assert.equal(await starter(), '#404');
    users = json([ann, zoe]);
    now += shortestPause - 1;
    assert.equal(await starter(), '#404');
    assert.equal(asked, 1);
    now += 1;
    assert.equal(await starter(), 'Zoe');
    assert.equal(asked, 2);
  });

  it('are asked for once by all who miss somebody at the same time', async () => {
    await starter();
    now += shortestPause;
    await Promise.all([starter(), starter(), starter()]);
    assert.equal(asked, 2);
  });

  it('are asked for ever more rarely for somebody who is not there', async () => {
    await listFor(60 * 60_000);
    const inTheFirstHour = asked;
    assert.ok(inTheFirstHour <= 20, `${inTheFirstHour} times`);
    await listFor(60 * 60_000);
    assert.ok(asked - inTheFirstHour <= (60 * 60_000) / longestPause, `${asked} times`);
  });

  it('are not asked for again while everybody is known', async () => {
    users = json([ann, zoe]);
    await listFor(2 * longestPause);
    assert.equal(asked, 1);
  });

  it('stay known where they cannot be read again', async () => {
    users = json([zoe]);
    assert.equal(await starter(), 'Zoe');
    users = answer(403);
    api.renew();
    assert.equal(await starter(), 'Zoe');
    await listFor(shortestPause);
    assert.equal(asked, 2);
  });

  it('are left alone for as long as the service asks', async () => {
    await starter();
    users = answer(429, '{}', { 'retry-after': '3600' });
    now = Date.now() + shortestPause;
    await starter();
    const before = asked;
    await listFor(30 * 60_000);
    assert.equal(asked, before);
  });

  it('are those that a form has just been offered', async () => {
    await starter();
    users = json([ann, zoe]);
    await valueOf(api.listAssignees());
    assert.equal(await starter(), 'Zoe');
    assert.equal(asked, 2);
  });
});
