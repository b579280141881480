/** Choosing a workflow where the list is not enough: the service searches, and runs tell of more. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accountId, workflowId } from '../../src/core/ids.ts';
import { unlisted } from '../../src/host/commands/filterRuns.ts';
import { searchServer } from '../../src/host/commands/searchServer.ts';
import { type PickItem, toItem } from '../../src/host/commands/workflowItem.ts';
import type { Services } from '../../src/host/services.ts';
import { json } from '../support/faultServer.ts';
import { eventually } from '../workbench/eventually.ts';
import { tidy } from './support/account.ts';
import { runningServices } from './support/extension.ts';
import { createServers } from './support/servers.ts';
import { type Today, signInToToday } from './support/today.ts';

const servers = createServers();
let services: Services;
let today: Today;
let pick: vscode.QuickPick<PickItem>;

const searches = (): readonly (string | null)[] =>
  today.gate.asked
    .filter((what) => what.startsWith('GET /templates?'))
    .map((what) => new URL(what.replace('GET ', ''), today.origin).searchParams.get('search'))
    .filter((search) => search !== null);

/** The first item that is like this, once it is there. */
const item = (what: string, like: (item: PickItem) => boolean): Promise<PickItem> =>
  eventually(what, () => Promise.resolve(pick.items.find(like)));

const isFound = ({ description }: PickItem): boolean => description === 'found by Pneumatic';

describe('Choosing among the workflows', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    const listed = await services.workflows.list();
    assert.ok(listed.ok);
    pick = vscode.window.createQuickPick();
    pick.items = listed.value.map(toItem);
    searchServer(pick, services, () => true);
    pick.show();
  });
  afterEach(async () => {
    pick.dispose();
    await tidy(services);
    await servers.stop();
  });

  it('has the service search where nothing in the list matches', async () => {
    // A task of the on-call handover is to say what is.
    pick.value = 'fragile';
    const found = await item('what the service finds', isFound);
    assert.equal(found.label, 'on-call handover');
    assert.deepEqual(searches(), ['fragile']);
    pick.value = '';
    await eventually('the list as it was', () =>
      Promise.resolve(pick.items.some(isFound) ? undefined : true),
    );
  });

  it('has it search on demand where something in the list matches', async () => {
    pick.value = 'handover';
    const offer = await item('the offer', ({ workflow }) => !workflow);
    assert.deepEqual([offer.label, offer.alwaysShow], ['Search Pneumatic for “handover”', true]);
    assert.deepEqual(searches(), []);
    pick.activeItems = [offer];
    await eventually('the search', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return searches().length > 0 ? true : undefined;
    });
    await item('what the service finds', isFound);
    assert.deepEqual(searches()[0], 'handover');
  });

  it('knows workflows from their runs, where they are not in the list', async () => {
    await today.launch(10, { name: 'Week 40' });
    await services.following.runs.refresh();
    const account = accountId(today.origin);
    assert.deepEqual(await unlisted(services, account), []);
    today.gate.instead(/^GET \/templates\?/, json([]));
    services.workflows.refresh();
    assert.deepEqual(await unlisted(services, account), [
      { id: workflowId('10'), name: 'on-call handover' },
    ]);
  });
});
