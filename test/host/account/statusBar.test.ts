/** The account in the status bar, at servers of both dialects. */
import assert from 'node:assert/strict';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInTo, signedOut, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { workflowNames } from '../support/nodes.ts';
import { createServers } from '../support/servers.ts';
import { asked, serviceOf, wireWorkflow } from '../support/service.ts';
import { signInToToday } from '../support/today.ts';

const servers = createServers();
let services: Services;

/** The tooltip, without the escapes of its Markdown. */
const lines = (): readonly string[] =>
  (services.accountStatus.tooltip ?? '')
    .replaceAll('\\', '')
    .split('\n')
    .filter((line) => line !== '');

const tells = (text: string): Promise<true> =>
  eventually(text, () => Promise.resolve(lines().includes(text) ? true : undefined));

describe('The account in the status bar', () => {
  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('shows who owns the key, on which server, and which API that has', async () => {
    const today = await signInToToday(services, servers);
    await tells('Account: Blue Harbor');
    assert.deepEqual(lines(), [
      `**Pneumatic: ${new URL(today.origin).host}**`,
      'Maya Lindqvist (maya.lindqvist@blueharbor.example)',
      'Account: Blue Harbor',
      `Server: ${today.origin}`,
      'Today’s API (set in the settings)',
    ]);
    assert.equal(services.accountStatus.spoken, 'Pneumatic account: Blue Harbor, Maya Lindqvist');
    await today.signIn('priya');
    await tells('Priya Nair (priya.nair@blueharbor.example)');
  });

  it('asks a server nothing for its own sake, and goes with the account', async () => {
    const server = await servers.serve(serviceOf([wireWorkflow(1)]));
    await signInTo(services, server.origin, 'a-key');
    assert.deepEqual(asked(server), []);
    await workflowNames(services);
    await tells('Documented API (set in the settings)');
    assert.deepEqual(asked(server), ['GET /workflows']);
    await services.sessions.signOut();
    await signedOut(services);
    await eventually('no account', () =>
      Promise.resolve(services.accountStatus.tooltip === undefined ? true : undefined),
    );
  });
});
