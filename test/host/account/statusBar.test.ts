/** The account in the status bar, at servers of both dialects. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, signInTo, signedOut, tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { hang, startAgain } from '../support/hang.ts';
import { workflowNames } from '../support/nodes.ts';
import { focusRow } from '../support/openedPick.ts';
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

  const maya = 'Maya Lindqvist · maya.lindqvist@blueharbor.example · Blue Harbor';

  /** Has a person click the item in the status bar. */
  async function open() {
    const { createQuickPick } = vscode.window;
    const picks: vscode.QuickPick<vscode.QuickPickItem>[] = [];
    const keep = (): vscode.QuickPick<vscode.QuickPickItem> => {
      const pick = createQuickPick();
      picks.push(pick);
      return pick;
    };
    Object.assign(vscode.window, { createQuickPick: keep });
    const closed = runCommand('pneumatic.showAccount');
    const pick = await eventually('the pick', () => Promise.resolve(picks[0])).finally(() => {
      Object.assign(vscode.window, { createQuickPick });
    });
    return { pick, closed };
  }

  it('leads to all that can be done about the account while the service does not answer', async () => {
    const today = await signInToToday(services, servers);
    await tells('Account: Blue Harbor');
    const held = hang(today);
    await startAgain(services);
    const { pick, closed } = await open();
    assert.equal(pick.items[0]?.label, maya);
    const signOut = pick.items.find(({ label }) => label === 'Sign Out');
    assert.ok(signOut);
    await focusRow(pick, signOut);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await closed;
    await signedOut(services);
    await held.letGo();
  });

  it('leads to the owner of the key although nothing is kept', async () => {
    await signInToToday(services, servers);
    await setSetting(settingIds.keepLastAnswers, false);
    await tells('Account: Blue Harbor');
    const { pick, closed } = await open();
    assert.equal(pick.items[0]?.label, maya);
    pick.hide();
    await closed;
  });
});
