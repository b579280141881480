/** A kick-off form that is loaded before its page asks for it. */
import assert from 'node:assert/strict';
import { emptyInput } from '../../../src/core/form/input.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import type { Services } from '../../../src/host/services.ts';
import type { FaultServer } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInTo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { type KickoffTab, openKickoffTab } from '../support/kickoffTab.ts';
import { newFolder, removeFolders } from '../support/records.ts';
import { createServers } from '../support/servers.ts';
import { asked, serviceOf, wireWorkflow } from '../support/service.ts';

const read = 'GET /workflows/1';
const reads = (server: FaultServer): number =>
  asked(server).filter((request) => request === read).length;

describe('A kick-off form that is loaded ahead', () => {
  const servers = createServers();
  let services: Services;
  const close: (() => void)[] = [];

  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    for (const one of close.splice(0)) one();
    await tidy(services);
    await servers.stop();
  });
  after(() => removeFolders(services));

  async function open() {
    const server = await servers.serve(serviceOf([wireWorkflow(1)]));
    const { account } = await signInTo(services, server.origin, 'a-key');
    const { history, journal, log, names } = services;
    const drafts = new Drafts(newFolder(services), log, 'window', names);
    const form = openKickoffTab(
      services,
      { accountId: account.id, workflowId: workflowId('1') },
      { history, journal, drafts },
      { isReady: false },
    );
    close.push(() => {
      form.panel.dispose();
      drafts.dispose();
    });
    form.panel.loadAhead();
    return { ...form, server };
  }

  const shown = (tab: KickoffTab) =>
    tab.shows('the form', (view) => (view.state === 'ready' ? view : undefined));
  const times = (server: FaultServer, count: number) =>
    eventually(`the workflow is read ${count} times`, () =>
      Promise.resolve(reads(server) === count || undefined),
    );

  it('is read once, and sent before its page asks', async () => {
    const { tab, server } = await open();
    await shown(tab);
    const { length } = tab.views;
    tab.say({ type: 'ready' });
    await tab.confirmed();
    assert.equal(tab.views.length, length);
    assert.equal(reads(server), 1);
  });

  it('is sent again where the page has not got it', async () => {
    const { tab, server } = await open();
    await shown(tab);
    const { length } = tab.views;
    tab.lose();
    tab.say({ type: 'ready' });
    await tab.shown(length + 1);
    await shown(tab);
    assert.equal(reads(server), 1);
  });

  it('is sent again to a later document, with what was typed', async () => {
    const { tab } = await open();
    await shown(tab);
    tab.say({ type: 'ready' });
    await tab.confirmed();
    const saved = { input: { ...emptyInput, name: 'Typed' }, editedAt: Date.now() };
    tab.say({ type: 'edited', saved });
    tab.say({ type: 'ready', saved });
    await tab.shows('what was typed', (view) =>
      view.state === 'ready' && view.input.name === 'Typed' ? view : undefined,
    );
  });

  it('is read again where the page knows what was typed', async () => {
    const { tab, server } = await open();
    const input = { ...emptyInput, name: 'Typed before' };
    tab.say({ type: 'ready', saved: { input, editedAt: Date.now() } });
    assert.deepEqual((await shown(tab)).input, input);
    await times(server, 2);
  });

  it('is read again once everything was refreshed', async () => {
    const { tab, server } = await open();
    await shown(tab);
    services.workflows.refresh();
    await times(server, 2);
  });
});
