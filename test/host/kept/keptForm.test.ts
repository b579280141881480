/** A kick-off form before the service has answered, or while it cannot be reached. */
import assert from 'node:assert/strict';
import { workflowId } from '../../../src/core/base/ids.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import {
  type FaultServer,
  type Reply,
  answer,
  neverAnswer,
  reset,
} from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, signInTo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { type KickoffTab, openKickoffTab } from '../support/kickoffTab.ts';
import { newFolder, removeFolders } from '../support/records.ts';
import { createServers } from '../support/servers.ts';
import { asked, serviceOf, wireWorkflow } from '../support/service.ts';

const servers = createServers();
const form = wireWorkflow(7, { name: 'Release' });
const named = (name: string): FormInput => ({ ...emptyInput, name });

describe('A form that was kept', () => {
  let services: Services;
  let session: SignedIn;
  let server: FaultServer;
  let reply: Reply;
  const open: { dispose(): void }[] = [];

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    reply = serviceOf([form]);
    server = await servers.serve((response) => {
      reply(response);
    });
    session = await signInTo(services, server.origin, 'a-key');
    // It was opened before, so that it is kept.
    await services.abilities.ask();
    assert.ok((await services.workflows.freshDetail(workflowId('7'))).ok);
    await services.kept.flush();
  });
  afterEach(async () => {
    for (const each of open.splice(0)) each.dispose();
    await tidy(services);
    await servers.stop();
  });
  after(() => removeFolders(services));

  function openForm(isReady = true): KickoffTab {
    const { history, journal, log, names } = services;
    const drafts = new Drafts(newFolder(services), log, 'window', names);
    const target = { accountId: session.account.id, workflowId: workflowId('7') };
    const kept = { history, journal, drafts };
    const { tab, panel } = openKickoffTab(services, target, kept, { isReady });
    if (!isReady) panel.loadAhead();
    open.push(panel);
    return tab;
  }

  const isHeld = (tab: KickoffTab) =>
    tab.ready('the form as it was kept', ({ asOf }) => asOf !== undefined);
  const isFresh = (tab: KickoffTab) =>
    tab.ready('the form of the service', ({ asOf }) => asOf === undefined);
  const launches = (): number => asked(server).filter((what) => what.startsWith('POST')).length;

  it('is there before the service has answered, and launches nothing', async () => {
    reply = neverAnswer;
    const tab = openForm();
    const { workflow, asOf } = await isHeld(tab);
    assert.equal(workflow.name, 'Release');
    assert.ok(asOf !== undefined && asOf <= Date.now());
    tab.say({ type: 'launch', input: named('Too early') });
    tab.say({ type: 'edited', saved: { input: named('Typed'), editedAt: Date.now() } });
    assert.equal((await isHeld(tab)).launch.phase, 'idle');
    assert.equal(launches(), 0);
  });

  it('becomes that of the service, with what was typed meanwhile, and can be launched', async () => {
    const waiting: (() => void)[] = [];
    reply = (response) =>
      waiting.push(() => {
        serviceOf([form])(response);
      });
    const tab = openForm();
    await isHeld(tab);
    const saved = { input: named('Typed'), editedAt: Date.now() };
    tab.say({ type: 'edited', saved });
    await eventually('the request', () => Promise.resolve(waiting.length > 0 || undefined));
    reply = serviceOf([form]);
    for (const go of waiting.splice(0)) go();
    const { input, news } = await isFresh(tab);
    assert.deepEqual([input.name, news], ['Typed', undefined]);
    tab.say({ type: 'launch', input });
    await tab.ready('the run', ({ launch }) => launch.phase === 'launched');
    assert.equal(launches(), 1);
  });

  it('names the changes since then to those who have typed, and to nobody else', async () => {
    const fields = [{ name: 'Since when', type: 'string', api_name: 'since' }];
    const changed = { ...form, kickoff: { description: '', fields } };
    for (const typed of [false, true]) {
      reply = serviceOf([form]);
      assert.ok((await services.workflows.freshDetail(workflowId('7'))).ok);
      await services.kept.flush();
      const waiting: (() => void)[] = [];
      reply = (response) =>
        waiting.push(() => {
          serviceOf([changed])(response);
        });
      const tab = openForm();
      await isHeld(tab);
      if (typed) {
        tab.say({ type: 'edited', saved: { input: named('Typed'), editedAt: Date.now() } });
      }
      await eventually('the request', () => Promise.resolve(waiting.length > 0 || undefined));
      reply = serviceOf([changed]);
      for (const go of waiting.splice(0)) go();
      const { workflow, news } = await isFresh(tab);
      assert.deepEqual(
        workflow.form.fields.map(({ name }) => name),
        ['Since when'],
      );
      assert.equal(news !== undefined, typed);
    }
  });

  it('stays readable and can be typed into while the service cannot be reached', async () => {
    reply = reset;
    const tab = openForm();
    const { stale } = await tab.ready('why', (view) => view.stale !== undefined);
    assert.equal(stale?.notice.action, 'retry');
    tab.say({ type: 'edited', saved: { input: named('Typed'), editedAt: Date.now() } });
    tab.say({ type: 'launch', input: named('Typed') });
    reply = serviceOf([form]);
    tab.say({ type: 'act', action: 'retry' });
    const { input } = await isFresh(tab);
    assert.equal(input.name, 'Typed');
    assert.equal(launches(), 0);
  });

  it('stays readable where loading it has failed before its page was ready', async () => {
    reply = answer(400);
    const before = asked(server).length;
    const tab = openForm(false);
    await eventually('the read', () => Promise.resolve(asked(server).length > before || undefined));
    // A later read has its answer after the form's own.
    assert.ok(!(await services.workflows.freshDetail(workflowId('7'))).ok);
    tab.say({ type: 'ready' });
    const { workflow } = await tab.ready('why it is old', ({ stale }) => stale !== undefined);
    assert.equal(workflow.name, 'Release');
  });

  for (const status of [401, 403, 404]) {
    it(`stays where a web page has come instead, with the status ${status}`, async () => {
      reply = answer(status, '<html><h1>Blocked');
      const tab = openForm();
      const { stale } = await tab.ready('why it is old', (view) => view.stale !== undefined);
      assert.equal(stale?.notice.action, 'retry');
      assert.ok(await services.workflows.kept.detail(workflowId('7')));
    });
  }

  it('is gone when the service refuses the key', async () => {
    reply = answer(401);
    const tab = openForm();
    assert.equal((await tab.failed()).notice.action, 'setApiKey');
  });

  it('is not shown to another key at the same address', async () => {
    const before = openForm();
    await isFresh(before);
    reply = neverAnswer;
    await services.sessions.signIn(server.origin, 'another-key');
    const tab = openForm();
    await tab.shows('that it is loading', ({ state }) => (state === 'loading' ? true : undefined));
    assert.deepEqual(
      tab.views.map(({ state }) => state),
      ['loading'],
    );
  });

  it('goes from sight when nothing may be kept any more', async () => {
    reply = neverAnswer;
    const tab = openForm();
    await isHeld(tab);
    await setSetting(settingIds.keepLastAnswers, false);
    await tab.shows('that it is loading', ({ state }) => (state === 'loading' ? true : undefined));
  });
});
