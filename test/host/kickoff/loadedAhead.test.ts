/** A kick-off form that is loaded before its page asks for it. */
import assert from 'node:assert/strict';
import { emptyInput } from '../../../src/core/form/input.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import type { Services } from '../../../src/host/services.ts';
import { type FaultServer } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInTo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { openKickoffTab } from '../support/kickoffTab.ts';
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

  it('is read once, and shown when its page asks', async () => {
    const { tab, server } = await open();
    await eventually('the workflow is read', () => Promise.resolve(reads(server) || undefined));
    assert.deepEqual(tab.views, []);
    tab.say({ type: 'ready' });
    await tab.shows('the form', (view) => (view.state === 'ready' ? view : undefined));
    assert.equal(reads(server), 1);
  });

  it('is read again where the page knows what was typed', async () => {
    const { tab, server } = await open();
    await eventually('the workflow is read', () => Promise.resolve(reads(server) || undefined));
    const input = { ...emptyInput, name: 'Typed before' };
    tab.say({ type: 'ready', saved: { input, editedAt: Date.now() } });
    const form = await tab.shows('the form', (view) => (view.state === 'ready' ? view : undefined));
    assert.deepEqual(form.input, input);
    assert.equal(reads(server), 2);
  });

  it('is read again once everything was refreshed', async () => {
    const { tab, server } = await open();
    await eventually('the workflow is read', () => Promise.resolve(reads(server) || undefined));
    services.workflows.refresh();
    tab.say({ type: 'ready' });
    await tab.shows('the form', (view) => (view.state === 'ready' ? view : undefined));
    assert.equal(reads(server), 2);
  });
});
