/** Looking for the run of a launch whose outcome is unknown, in a real sandbox of today's dialect. */
import assert from 'node:assert/strict';
import { emptyInput } from '../../src/core/form/input.ts';
import { workflowId } from '../../src/core/ids.ts';
import type { UnknownLaunch } from '../../src/core/pendingLaunch.ts';
import type { SignedIn } from '../../src/host/account/session.ts';
import type { Services } from '../../src/host/services.ts';
import { signInTo, tidy } from './support/account.ts';
import { answering } from './support/commands.ts';
import { runningServices } from './support/extension.ts';
import { createServers } from './support/servers.ts';

const handover = workflowId('10');
const key = 'a-key-to-look-with';
const input = { ...emptyInput, name: 'Typed before' };

describe('Checking a launch whose outcome is unknown', () => {
  const servers = createServers();
  let services: Services;
  let session: SignedIn;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    session = await signInTo(
      services,
      await servers.sandbox(key, { dialect: 'current' }),
      key,
      'current',
    );
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  /** Leaves a launch without an answer in the journal. */
  async function leave(name: string | undefined): Promise<UnknownLaunch> {
    const { id, server } = session.account;
    const plan = {
      ...{ name, input, account: { id, label: server } },
      workflow: { id: handover, name: 'on-call handover' },
    };
    const pending = await services.journal.begin(plan, 60_000);
    await services.journal.keepUnknown(pending, 'timeout');
    const left = (await services.journal.unknown()).find((launch) => launch.id === pending.id);
    assert.ok(left);
    return left;
  }

  /** Starts a run that nobody here has heard of. */
  async function start(name: string): Promise<string> {
    const launch = { workflow: handover, name, values: [], taskLinks: [] };
    const run = await session.api.launch(launch);
    assert.ok(run.ok);
    return run.value.id;
  }

  async function runsOfService(): Promise<number> {
    const page = await session.api.listRuns({});
    assert.ok(page.ok);
    return page.value.items.length;
  }
  const recorded = async (): Promise<readonly (readonly [string, number])[]> =>
    (await services.runs.list()).map(({ id, launchedAt }) => [id, launchedAt]);

  it('records the run that came of it, and starts nothing', async () => {
    const launch = await leave('Went through');
    const id = await start('Went through');
    await start('Another');
    const before = await runsOfService();
    await answering('accept', 'pneumatic.checkLaunch', launch);
    assert.deepEqual(await recorded(), [[id, launch.sentAt]]);
    assert.deepEqual((await services.runs.list())[0]?.input, input);
    assert.deepEqual(await services.journal.unknown(), []);
    assert.equal(await runsOfService(), before);
  });

  it('finds none among those that came of other launches, and forgets nothing by itself', async () => {
    const other = await leave('Twice');
    await start('Twice');
    await answering('accept', 'pneumatic.checkLaunch', other);
    const launch = await leave('Twice');
    const before = await runsOfService();
    await answering('dismiss', 'pneumatic.checkLaunch', launch);
    assert.equal((await recorded()).length, 1);
    assert.deepEqual(await services.journal.unknown(), [launch]);
    assert.equal(await runsOfService(), before);
  });

  it('has a person pick where several may be it', async () => {
    const launch = await leave(undefined);
    await start('First');
    const id = await start('Second');
    await answering('takeAll', 'pneumatic.checkLaunch', launch);
    assert.deepEqual(await recorded(), [[id, launch.sentAt]]);
    assert.deepEqual(await services.journal.unknown(), []);
  });

  it('leaves out what was started before it was sent', async () => {
    const id = await start('Old');
    const launch = { ...(await leave('Old')), sentAt: Date.now() + 3_600_000 };
    await answering('dismiss', 'pneumatic.checkLaunch', launch);
    assert.deepEqual(await recorded(), []);
    await answering('accept', 'pneumatic.checkLaunch', { ...launch, sentAt: Date.now() });
    assert.equal((await recorded())[0]?.[0], id);
  });
});
