/** What *Find Run…* shows, with a real server of today's API. */
import assert from 'node:assert/strict';
import type { Services } from '../../../src/host/services.ts';
import { searchRuns } from '../../../src/host/runs/findRun.ts';
import { answer } from '../../support/failing/server.ts';
import { emailOf } from '../../support/members.ts';
import { tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
const kickoff = { marina: 'Nordhavn', contact: 'Ole Brandt', guide: emailOf('priya') };
let services: Services;
let today: Today;

const search = async (text: string) => {
  const able = await services.abilities.ask();
  assert.ok(able);
  const rows = await searchRuns(services, able, text, new AbortController().signal);
  return rows.map(({ label, detail }) => [label, detail]);
};
const lists = (): readonly string[] =>
  today.interceptor.asked.filter((what) => what.startsWith('GET /workflows?'));

describe('Finding a run', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('shows why the service has found it, with one request for all', async () => {
    await today.launch(14, { name: 'Goes live', kickoff });
    await today.launch(15, { name: 'A walk' });
    const before = lists().length;
    assert.deepEqual(await search('brandt'), [['Goes live', 'Contact on site: Ole Brandt']]);
    assert.equal(lists().length, before + 1);
    assert.deepEqual((await search('walk')).at(0)?.[0], 'A walk');
  });

  it('says that the service has found it where the reason is not known here', async () => {
    const run = await today.launch(15, { name: 'A walk' });
    await today.send(`/workflows/${String(run.id)}/comment`, { text: 'The mooring is loose.' });
    assert.deepEqual(await search('mooring'), [['A walk', 'found by the service']]);
  });

  it('says why the service could not be searched', async () => {
    today.interceptor.instead(/^GET \/workflows\?/, answer(403));
    const [[label, detail] = []] = await search('walk');
    assert.equal(label, 'Pneumatic could not be searched.');
    assert.ok(detail);
  });
});
