/** A kick-off form before the service has answered, or while it cannot be reached. */
import assert from 'node:assert/strict';
import { workflowId } from '../../../src/core/base/ids.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { answer, neverAnswer, reset } from '../../support/failing/server.ts';
import { HandClock } from '../../support/handClock.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting } from '../support/account.ts';
import { focusedWindow } from '../support/focusedWindow.ts';
import { type KickoffTab, type OpenedInstead, openKickoffTab } from '../support/kickoffTab.ts';
import { type KeptScene, useKeptScene } from '../support/keptScene.ts';
import { newFolder, removeFolders } from '../support/records.ts';
import { asked, serviceOf, wireWorkflow } from '../support/service.ts';

const form = wireWorkflow(7, { name: 'Release' });
const named = (name: string): FormInput => ({ ...emptyInput, name });

describe('A form that was kept', () => {
  const open: { dispose(): void }[] = [];
  afterEach(() => {
    for (const each of open.splice(0)) each.dispose();
  });
  const useScene = useKeptScene([form]);
  let scene: KeptScene;
  let services: Services;

  beforeEach(async () => {
    scene = useScene();
    ({ services } = scene);
    // It was opened before, so that it is kept.
    await services.abilities.ask();
    assert.ok((await services.workflows.freshDetail(workflowId('7'))).ok);
    await services.kept.flush();
  });
  after(() => removeFolders(services));

  function openForm(isReady = true, instead: OpenedInstead = {}): KickoffTab {
    const { history, journal, log, names } = services;
    const drafts = new Drafts(newFolder(services), log, 'window', names);
    const target = { accountId: scene.session.account.id, workflowId: workflowId('7') };
    const kept = { history, journal, drafts };
    const { tab, panel } = openKickoffTab(services, target, kept, { isReady, instead });
    if (!isReady) panel.loadAhead();
    open.push(panel);
    return tab;
  }

  const isHeld = (tab: KickoffTab) =>
    tab.ready('the form as it was kept', ({ asOf }) => asOf !== undefined);
  const isFresh = (tab: KickoffTab) =>
    tab.ready('the form of the service', ({ asOf }) => asOf === undefined);
  const launches = (): number =>
    asked(scene.server).filter((what) => what.startsWith('POST')).length;

  it('is there before the service has answered, and launches nothing', async () => {
    scene.answer(neverAnswer);
    const tab = openForm();
    const { workflow, asOf } = await isHeld(tab);
    assert.equal(workflow.name, 'Release');
    assert.ok(asOf !== undefined && asOf <= Date.now());
    tab.say({ type: 'launch', input: named('Too early') });
    tab.say({ type: 'edited', saved: { input: named('Typed'), editedAt: Date.now() } });
    // A page that is shown again gets the form as its host has it.
    tab.say({ type: 'ready' });
    await tab.ready('a form at rest', ({ launch }) => launch.phase === 'idle');
    assert.equal(launches(), 0);
  });

  it('becomes that of the service, with what was typed meanwhile, and can be launched', async () => {
    const held = scene.hold();
    const tab = openForm();
    await isHeld(tab);
    const saved = { input: named('Typed'), editedAt: Date.now() };
    tab.say({ type: 'edited', saved });
    await held.arrived();
    held.answer(serviceOf([form]));
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
      scene.answer(serviceOf([form]));
      assert.ok((await services.workflows.freshDetail(workflowId('7'))).ok);
      await services.kept.flush();
      const held = scene.hold();
      const tab = openForm();
      await isHeld(tab);
      if (typed) {
        tab.say({ type: 'edited', saved: { input: named('Typed'), editedAt: Date.now() } });
      }
      await held.arrived();
      held.answer(serviceOf([changed]));
      const { workflow, news } = await isFresh(tab);
      assert.deepEqual(
        workflow.form.fields.map(({ name }) => name),
        ['Since when'],
      );
      assert.equal(news !== undefined, typed);
    }
  });

  it('stays readable and can be typed into while the service cannot be reached', async () => {
    scene.answer(reset);
    const tab = openForm();
    const { stale } = await tab.ready('why', (view) => view.stale !== undefined);
    assert.equal(stale?.notice.action, 'retry');
    tab.say({ type: 'edited', saved: { input: named('Typed'), editedAt: Date.now() } });
    tab.say({ type: 'launch', input: named('Typed') });
    scene.answer(serviceOf([form]));
    tab.say({ type: 'act', action: 'retry' });
    const { input } = await isFresh(tab);
    assert.equal(input.name, 'Typed');
    assert.equal(launches(), 0);
  });

  it('asks again by itself while somebody looks, and keeps what was typed', async () => {
    const clock = new HandClock();
    scene.answer(reset);
    const tab = openForm(true, { clock, window: focusedWindow() });
    await tab.ready('why', (view) => view.stale !== undefined);
    tab.say({ type: 'edited', saved: { input: named('Typed'), editedAt: Date.now() } });
    assert.equal(clock.ahead, 15_000);
    const before = asked(scene.server).length;
    await clock.pass(15_000);
    await eventually('another try', () => Promise.resolve(clock.ahead));
    assert.ok(asked(scene.server).length > before);
    scene.answer(serviceOf([form]));
    await clock.pass(60_000);
    const { input } = await isFresh(tab);
    assert.equal(input.name, 'Typed');
    assert.equal(clock.planned, 0);
  });

  it('asks no more once a person has had it loaded', async () => {
    const clock = new HandClock();
    scene.answer(reset);
    const tab = openForm(true, { clock, window: focusedWindow() });
    await tab.ready('why', (view) => view.stale !== undefined);
    scene.answer(serviceOf([form]));
    tab.say({ type: 'act', action: 'retry' });
    await isFresh(tab);
    const before = asked(scene.server).length;
    await clock.pass(60_000);
    // What the form might have asked for would have come before.
    assert.ok((await services.workflows.list()).ok);
    assert.deepEqual(asked(scene.server).slice(before), ['GET /workflows']);
    assert.equal(clock.planned, 0);
  });

  it('asks soon after the service has answered anything else, and not while nobody looks', async () => {
    const clock = new HandClock();
    const window = focusedWindow();
    scene.answer(reset);
    const tab = openForm(true, { clock, window });
    await tab.ready('why', (view) => view.stale !== undefined);
    for (let time = 0; time < 3; time++) {
      await clock.pass(clock.ahead ?? 0);
      await eventually('the end of a try', () => Promise.resolve(clock.ahead));
    }
    assert.ok(clock.ahead !== undefined && clock.ahead > 30_000);
    scene.answer(serviceOf([form]));
    assert.ok((await services.workflows.list()).ok);
    await eventually('a short pause', () =>
      Promise.resolve((clock.ahead ?? 0) <= 15_000 || undefined),
    );
    window.focus(false);
    assert.equal(clock.planned, 0);
    window.focus(true);
    await clock.pass(15_000);
    await isFresh(tab);
  });

  it('stays readable where loading it has failed before its page was ready', async () => {
    scene.answer(answer(400));
    const before = asked(scene.server).length;
    const tab = openForm(false);
    await eventually('the read', () =>
      Promise.resolve(asked(scene.server).length > before || undefined),
    );
    // A later read has its answer after the form's own.
    assert.ok(!(await services.workflows.freshDetail(workflowId('7'))).ok);
    tab.say({ type: 'ready' });
    const { workflow } = await tab.ready('why it is old', ({ stale }) => stale !== undefined);
    assert.equal(workflow.name, 'Release');
  });

  for (const status of [401, 403, 404]) {
    it(`stays where a web page has come instead, with the status ${status}`, async () => {
      scene.answer(answer(status, '<html><h1>Blocked'));
      const tab = openForm();
      const { stale } = await tab.ready('why it is old', (view) => view.stale !== undefined);
      assert.equal(stale?.notice.action, 'retry');
      assert.ok(await services.workflows.kept.detail(workflowId('7')));
    });
  }

  it('is gone when the service refuses the key', async () => {
    scene.answer(answer(401));
    const tab = openForm();
    assert.equal((await tab.failed()).notice.action, 'setApiKey');
  });

  it('is not shown to another key at the same address', async () => {
    const before = openForm();
    await isFresh(before);
    scene.answer(neverAnswer);
    await services.sessions.signIn(scene.server.origin, 'another-key');
    const tab = openForm();
    await tab.shows('that it is loading', ({ state }) => (state === 'loading' ? true : undefined));
    assert.deepEqual(
      tab.views.map(({ state }) => state),
      ['loading'],
    );
  });

  it('goes from sight when nothing may be kept any more', async () => {
    scene.answer(neverAnswer);
    const tab = openForm();
    await isHeld(tab);
    await setSetting(settingIds.keepLastAnswers, false);
    await tab.shows('that it is loading', ({ state }) => (state === 'loading' ? true : undefined));
  });
});
