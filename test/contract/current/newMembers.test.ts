import assert from 'node:assert/strict';
import { createApi } from '../../../src/api/connect.ts';
import type { RequestEntry } from '../../../src/api/connection.ts';
import type { PneumaticApi } from '../../../src/core/api.ts';
import { shortestPause } from '../../../src/core/polling/pace.ts';
import { type RunId, runId } from '../../../src/core/base/ids.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { completeActive } from '../../support/completeActive.ts';
import { joinAccount } from '../../support/joinAccount.ts';
import { keyOf } from '../../support/members.ts';
import { useCurrentSandbox } from './currentSandbox.ts';

describe('The client and those who join an account while it is used', () => {
  const sandbox = useCurrentSandbox();
  let now: number;
  let log: RequestEntry[];
  let api: PneumaticApi;

  beforeEach(() => {
    now = 1_000_000_000_000;
    log = [];
    api = createApi(
      {
        server: sandbox().process.origin,
        key: keyOf('maya'),
        onRequest: (entry) => log.push(entry),
        now: () => now,
      },
      { dialect: 'current' },
    );
  });

  const asked = (): number => log.filter(({ route }) => route === '/accounts/users').length;

  /** A run at its last task, which is assigned to one person. */
  async function runOf(guide: string): Promise<RunId> {
    const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide };
    const { id } = await sandbox().launch(14, { kickoff });
    const run = runId(String(id));
    for (let tasks = 0; tasks < 2; tasks += 1) {
      await completeActive(api, run);
    }
    return run;
  }

  const performers = async (run: RunId): Promise<readonly string[]> =>
    (await valueOf(api.getRun(run))).tasks.flatMap((task) =>
      task.state === 'active' ? task.performers.map(({ name }) => name) : [],
    );

  it('call a new member by name, after the shortest pause at the latest', async () => {
    await valueOf(api.listRuns({}));
    const run = await runOf(joinAccount(sandbox().process.file, 901, 'Nora', 'Berg'));
    assert.ok((await performers(run)).includes('#901'));
    assert.equal(asked(), 1);
    now += shortestPause;
    assert.ok((await performers(run)).includes('Nora Berg'));
    assert.equal(asked(), 2);
  });

  it('call a new member by name at once when they are asked to look again', async () => {
    await valueOf(api.listRuns({}));
    const run = await runOf(joinAccount(sandbox().process.file, 902, 'Olav', 'Dahl'));
    assert.ok((await performers(run)).includes('#902'));
    api.renew();
    assert.ok((await performers(run)).includes('Olav Dahl'));
  });

  it('know a new member who has just been offered to be chosen', async () => {
    await valueOf(api.listRuns({}));
    const email = joinAccount(sandbox().process.file, 903, 'Siv', 'Lund');
    const offered = await valueOf(api.listAssignees());
    assert.ok(offered.some(({ value }) => value === email));
    assert.ok((await performers(await runOf(email))).includes('Siv Lund'));
  });
});
