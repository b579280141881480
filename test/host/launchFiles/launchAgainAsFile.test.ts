/** A launch file that is written of an earlier run. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Services } from '../../../src/host/services.ts';
import { emailOf } from '../../support/members.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';
import { signInToToday } from '../support/today.ts';

const goLive = 14;
const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };

describe('Launch Again as File', () => {
  const servers = createServers();
  let services: Services;

  before(async () => {
    services = await runningServices();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await tidy(services);
    await servers.stop();
  });

  it('opens a new launch file with the values of the run, by their names', async () => {
    const today = await signInToToday(services, servers);
    const { id } = await today.launch(goLive, { kickoff });
    await runCommand('pneumatic.launchAgainAsFile', { id: String(id), name: 'Go-live' });
    const document = await eventually('the file', () =>
      Promise.resolve(vscode.window.activeTextEditor?.document),
    );
    assert.ok(document.isUntitled);
    assert.match(document.uri.path, /\.pneumatic\.json$/);
    const { workflow, values } = JSON.parse(document.getText()) as {
      readonly workflow: string;
      readonly values: Readonly<Record<string, unknown>>;
    };
    assert.equal(workflow, 'Marina go-live');
    // The other fields start with a value, and were empty in the run.
    assert.deepEqual(Object.values(values), [...Object.values(kickoff), null, null, null]);
    assert.ok(!Object.keys(values).includes('marina'));
  });
});
