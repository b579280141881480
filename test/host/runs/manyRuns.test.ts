/** A long list of runs, page by page, as a server of today's API sends it. */
import assert from 'node:assert/strict';
import type { Services } from '../../../src/host/services.ts';
import { isServiceRow } from '../../../src/host/runs/runRow.ts';
import { type Reply, answer, json } from '../../support/failing/server.ts';
import { wireRun } from '../../support/samples/wireRuns.ts';
import { tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
let services: Services;
let today: Today;

describe('Thousands of runs', () => {
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
  const runsInAll = 2500;
  const list = /^GET \/workflows\?/;
  /** The requests for the list itself, without those for what is overdue. */
  const lists = (): readonly URLSearchParams[] =>
    today.interceptor.asked
      .filter((what) => what.startsWith('GET /workflows?'))
      .map((what) => new URLSearchParams(what.replace(/^.*\?/, '')))
      .filter((query) => query.get('ordering') !== 'overdue');

  /** The runs, newest first, with the limits of the service. */
  const manyRuns: Reply = (response) => {
    const { searchParams } = new URL(response.req.url ?? '', today.origin);
    const [limit, offset] = ['limit', 'offset'].map((name) => Number(searchParams.get(name)));
    if (limit === undefined || offset === undefined || limit > 1000) {
      answer(400)(response);
      return;
    }
    const count = Math.max(0, Math.min(limit, runsInAll - offset));
    const results = Array.from({ length: count }, (_, at) => wireRun(runsInAll - offset - at));
    const next = offset + count < runsInAll ? 'http://localhost/next' : null;
    json({ count: runsInAll, next, results })(response);
  };

  const ids = async (): Promise<readonly string[]> =>
    (await services.runsTree.getChildren())
      .filter(isServiceRow)
      .flatMap((node) => (node.type === 'run' ? [node.run.id] : []));

  async function loadPages(pages: number): Promise<void> {
    for (let page = 0; page < pages; page += 1) await runCommand('pneumatic.loadMoreRuns');
  }

  it('loads page after page, in their order, with one request for each thousand', async () => {
    today.interceptor.instead(list, manyRuns);
    await ids();
    await loadPages(19);
    assert.equal(lists().length, 20);
    assert.deepEqual(
      await ids(),
      Array.from({ length: 1000 }, (_, at) => String(runsInAll - at)),
    );
    await loadPages(1);
    assert.deepEqual(
      lists()
        .slice(20)
        .map((query) => [query.get('limit'), query.get('offset')]),
      [
        ['1000', '0'],
        ['50', '1000'],
      ],
    );
    assert.equal(new Set(await ids()).size, 1050);
  });

  it('asks for the same page again where it has not come', async () => {
    const first = today.interceptor.instead(list, manyRuns);
    await ids();
    first();
    const broken = today.interceptor.instead(list, answer(403));
    await loadPages(2);
    broken();
    today.interceptor.instead(list, manyRuns);
    await loadPages(1);
    assert.deepEqual(
      lists().map((query) => query.get('limit')),
      ['50', '100', '100', '100'],
    );
    assert.equal((await ids()).length, 100);
  });
});
