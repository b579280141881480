/** Quick Launch, where the network fails: what was entered stays, and nothing is sent again. */
import assert from 'node:assert/strict';
import { workflowId } from '../../../src/core/base/ids.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import type { Services } from '../../../src/host/services.ts';
import { type Reply, neverAnswer, reset } from '../../support/failing/server.ts';
import { tidy } from '../support/account.ts';
import { answering } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { waitFor } from '../support/failingAccount.ts';
import { doneAndCut } from '../support/interceptor.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

/** A workflow without fields: what it is launched with is shown at once. */
const handover = workflowId('10');

describe('Quick Launch', () => {
  const servers = createServers();
  let services: Services;
  let today: Today;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
  });
  afterEach(async () => {
    await services.drafts.put(today.account, handover, { input: emptyInput, editedAt: Date.now() });
    await tidy(services);
    await servers.stop();
  });

  const sent = (): number =>
    today.interceptor.asked.filter((what) => what.startsWith('POST /templates/10/run')).length;

  /** Continues a draft, and launches: both are the first choices. */
  async function launch(): Promise<void> {
    const input = { ...emptyInput, name: 'Week 40' };
    await services.drafts.put(today.account, handover, { input, editedAt: Date.now() });
    const list = await services.workflows.list();
    const workflow = list.ok ? list.value.find(({ id }) => id === handover) : undefined;
    assert.ok(workflow);
    await answering('first', 'pneumatic.quickLaunchThis', { type: 'workflow', workflow });
  }

  const draftName = async (): Promise<string | null | undefined> =>
    (await services.drafts.latest(today.account, handover))?.input.name;

  it('sends once, remembers the run, and leaves no draft', async () => {
    await launch();
    assert.equal(sent(), 1);
    const runs = await services.history.list();
    assert.deepEqual(
      runs.map(({ name, workflow }) => [name, workflow.id]),
      [['Week 40', handover]],
    );
    assert.equal(await draftName(), null);
    assert.deepEqual(await services.journal.unknown(), []);
  });

  const faults: readonly (readonly [string, (server: string) => Reply])[] = [
    ['the connection breaks once the run has started', (server) => doneAndCut(server)],
    ['the connection breaks after sending', () => reset],
    ['no answer comes in time', () => neverAnswer],
  ];
  for (const [what, replyOf] of faults) {
    it(`sends once where ${what}, and keeps the draft and a record of the launch`, async () => {
      await waitFor(services, 1);
      today.interceptor.instead(/^POST \/templates\/10\/run/, replyOf(today.server));
      await launch();
      assert.equal(sent(), 1);
      const unknown = await services.journal.unknown();
      assert.deepEqual(
        unknown.map(({ name }) => name),
        ['Week 40'],
      );
      assert.equal(await draftName(), 'Week 40');
    });
  }
});
