/**
 * Looking for the run of a launch with an unknown outcome, in a real sandbox of today's dialect.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { dialects } from '../../../src/api/dialect.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import { runId, workflowId } from '../../../src/core/base/ids.ts';
import type { UnknownLaunch } from '../../../src/core/launches/pendingLaunch.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import type { Services } from '../../../src/host/services.ts';
import { startFaultProcess } from '../../support/failing/proxy/faultProcess.ts';
import { storedRuns } from '../../support/sandboxRuns.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInAsOwner, tidy } from '../support/account.ts';
import { answering, runCommand } from '../support/commands.ts';
import { extension, runningServices } from '../support/extension.ts';
import { messagesOf } from '../support/messages.ts';
import { openHandoverForm } from '../support/openForm.ts';
import { removeFolders } from '../support/records.ts';
import { createServers } from '../support/servers.ts';

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
    session = await signInAsOwner(
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

  /** Writes a launch without an answer into the journal. */
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

  /** Starts a run that was not launched from here. */
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
    (await services.history.list()).map(({ id, launchedAt }) => [id, launchedAt]);

  it('records the run that came of it, and starts nothing', async () => {
    const launch = await leave('Went through');
    const id = await start('Went through');
    await start('Another');
    const before = await runsOfService();
    await answering('takeAll', 'pneumatic.checkLaunch', launch);
    assert.deepEqual(await recorded(), [[id, launch.sentAt]]);
    assert.deepEqual((await services.history.list())[0]?.input, input);
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

  it('has a person pick where several may be it, the nearest in time first', async () => {
    const launch = await leave(undefined);
    const id = await start('First');
    await start('Second');
    await answering('takeAll', 'pneumatic.checkLaunch', launch);
    assert.deepEqual(await recorded(), [[id, launch.sentAt]]);
    assert.deepEqual(await services.journal.unknown(), []);
  });

  it('opens the run at the account of the launch, whichever is in use by then', async () => {
    const launch = await leave('Went through');
    const id = runId(await start('Went through'));
    const other = await servers.sandbox(key, { dialect: 'current' });
    await messagesOf(
      () => runCommand('pneumatic.checkLaunch', launch),
      async ({ buttons }) => {
        session = await signInAsOwner(services, other, key, 'current');
        return buttons.find((button) => button === 'Open Run');
      },
    );
    const { pages } = services;
    assert.ok(pages.runTab(launch.account.id, id));
    assert.equal(pages.runTab(session.account.id, id), undefined);
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

for (const dialect of dialects) {
  describe(`Checking a launch whose answer was cut off (${dialect})`, () => {
    const servers = createServers();
    after(() => servers.stop());

    it('finds the run by the name that the service has made, or says where to look', async () => {
      const services = await runningServices();
      const server = await servers.sandbox(key, { dialect });
      const folder = path.join(extension().extensionPath, 'test/support/failing/proxy');
      const proxy = servers.own(await startFaultProcess(server, folder));
      const cut = await proxy.open({
        target: 'POST .*/run',
        behaviour: { does: 'reset', passedOn: true },
      });
      const session = await signInAsOwner(services, cut.origin, key, dialect);
      const form = openHandoverForm(services, session);
      await form.ready();
      const stored = storedRuns(servers.fileOf(server)).length;
      const end = await form.launch('{{date}} \u2014 Onboarding for Ac\u00adme');
      assert.equal(end.phase === 'unknown' && end.notice.action, 'checkLaunch');
      await answering(
        dialect === 'current' ? 'takeAll' : 'dismiss',
        'pneumatic.checkLaunch',
        (await services.journal.unknown())[0],
      );
      const [record, ...others] = await services.history.list();
      assert.equal(others.length, 0);
      if (dialect === 'current') {
        assert.match(record?.name ?? '', /^\w{3} \d.* \u2014 Onboarding for Ac\ufffdme$/);
        assert.deepEqual(await services.journal.unknown(), []);
        await eventually('the form at rest', async () =>
          (await form.ready()).launch.phase === 'idle' ? true : undefined,
        );
      } else {
        assert.equal(record, undefined);
        assert.equal((await services.journal.unknown()).length, 1);
      }
      assert.equal(storedRuns(servers.fileOf(server)).length, stored + 1);
      await form.close();
      await tidy(services);
      await removeFolders(services);
    });
  });
}
