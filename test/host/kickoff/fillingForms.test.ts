/** A kick-off form that is filled in with the values of an earlier run. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fieldId, runId, workflowId } from '../../../src/core/base/ids.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import { type Preset, presetOfRun } from '../../../src/core/kickoff/preset.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import { searchEarlier } from '../../../src/host/kickoff/pickEarlierRun.ts';
import type { Services } from '../../../src/host/services.ts';
import { answer } from '../../support/failing/server.ts';
import { emailOf } from '../../support/members.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { answering, formTabs, runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { openKickoffTab } from '../support/kickoffTab.ts';
import { newFolder, removeFolders } from '../support/records.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const goLive = 14;
const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
/** The other fields of the form, which were empty in the run. */
const empty = { notes: '', season: '', services: [] };
const mine: FormInput = { ...emptyInput, values: [[fieldId('contact'), 'Somebody else']] };

describe('A form that is filled in with an earlier run', () => {
  const servers = createServers();
  const opened: { dispose(): void }[] = [];
  let services: Services;
  let today: Today;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
  });
  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) each.dispose();
    await tidy(services);
    await servers.stop();
  });
  after(() => removeFolders(services));

  const own = <Part extends { dispose(): void }>(part: Part): Part => {
    opened.push(part);
    return part;
  };

  /** The form of the workflow, with drafts of its own. */
  function openForm() {
    const { history, journal, log, names } = services;
    const drafts = own(new Drafts(newFolder(services), log, 'window', names));
    const target = { accountId: today.account, workflowId: workflowId(String(goLive)) };
    const { tab, panel } = openKickoffTab(services, target, { history, journal, drafts });
    own(panel);
    return { tab, panel };
  }

  async function presetOfLaunch(): Promise<Preset> {
    const { id } = await today.launch(goLive, { kickoff });
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    const run = await session.api.getRun(runId(String(id)));
    const preset = run.ok ? presetOfRun(run.value) : undefined;
    assert.ok(preset);
    return preset;
  }

  const valuesIn = ({ values }: FormInput) => Object.fromEntries(values);

  it('holds its values, and offers to restore what was replaced', async () => {
    const preset = await presetOfLaunch();
    const { tab, panel } = openForm();
    await tab.ready();
    tab.say({ type: 'edited', saved: { input: mine, editedAt: Date.now() } });
    await panel.fill({ preset, how: 'replace' });
    const filled = await tab.ready('the filled form', ({ replaced }) => replaced !== undefined);
    assert.deepEqual(valuesIn(filled.input), { ...kickoff, ...empty });
    assert.deepEqual([filled.replaced, filled.news], [mine, undefined]);
    tab.say({ type: 'edited', saved: { input: mine, editedAt: Date.now() } });
    tab.say({ type: 'ready', saved: undefined });
    const restored = await tab.ready('the restored form', ({ replaced }) => replaced === undefined);
    assert.deepEqual(restored.input, mine);
  });

  it('keeps what was typed and fills in the rest alone where that is asked for', async () => {
    const preset = await presetOfLaunch();
    const { tab, panel } = openForm();
    await tab.ready();
    tab.say({ type: 'edited', saved: { input: mine, editedAt: Date.now() } });
    await panel.fill({ preset, how: 'onlyEmpty' });
    const filled = await tab.ready('the filled form', ({ input }) => input.values.length > 1);
    assert.deepEqual(valuesIn(filled.input), { ...kickoff, contact: 'Somebody else' });
    assert.equal(filled.replaced, undefined);
  });

  it('says which values have no place, which can be copied', async () => {
    const preset = await presetOfLaunch();
    const given = { form: 'stored', kind: 'string', text: 'Mole 7' } as const;
    const gone = { field: fieldId('gone'), name: 'Where?', given };
    const { tab, panel } = openForm();
    await panel.fill({ preset: { ...preset, values: [...preset.values, gone] }, how: 'replace' });
    const { news } = await tab.ready('what is left out', (view) => view.news !== undefined);
    assert.deepEqual(
      news?.leftOut?.map(({ name, text }) => [name, text]),
      [['Where?', 'Mole 7']],
    );
  });

  it('is filled in once it can be loaded', async () => {
    const preset = await presetOfLaunch();
    const letPass = today.interceptor.instead(/^GET \/templates/, answer(500));
    const { tab, panel } = openForm();
    const filling = panel.fill({ preset, how: 'replace' });
    await tab.failed();
    await filling;
    letPass();
    tab.say({ type: 'act', action: 'retry' });
    const { input } = await tab.ready('the filled form', (view) => view.input.values.length > 0);
    assert.equal(valuesIn(input).marina, 'Nordhavn');
  });

  it('is that of any run, by Launch Again…', async () => {
    await today.launch(goLive, { kickoff }, 'maya');
    const { runList } = services;
    const { value } = await runList.shown();
    const [run] = value?.runs ?? [];
    assert.ok(run);
    await runCommand('pneumatic.launchAgain', { id: run.id, name: run.name });
    const draft = await eventually('the draft', () => draftOf(services, today));
    assert.deepEqual(valuesIn(draft.input), { ...kickoff, ...empty });
    assert.equal(draft.input.name, null);
  });

  it('is that of a run that was chosen, by Launch with the Values of…', async () => {
    await today.launch(goLive, { kickoff });
    const rows = await services.workflowsTree.getChildren();
    const row = rows.find(
      (each) => each.type === 'workflow' && each.workflow.id === String(goLive),
    );
    assert.ok(row);
    await answering('first', 'pneumatic.launchWithValuesOf', row);
    const draft = await eventually('the draft', () => draftOf(services, today));
    assert.equal(valuesIn(draft.input).contact, 'Ole');
  });

  it('may be that of an older run, which the service finds by a value', async () => {
    await today.launch(goLive, { name: 'Long ago', kickoff });
    // Of another workflow.
    await today.launch(10, { name: 'Of Nordhavn, too' });
    const listed = await services.workflows.list();
    const workflow = listed.ok && listed.value.find(({ id }) => id === String(goLive));
    assert.ok(workflow);
    const { signal } = new AbortController();
    const rows = await searchEarlier(services, workflow, 'nordhavn', signal);
    assert.deepEqual(
      rows.map(({ label, detail }) => [label, detail]),
      [['Long ago', 'Marina: Nordhavn']],
    );
  });

  it('is not opened for a run that I may not see', async () => {
    const { id } = await today.launch(goLive, { kickoff });
    await today.signIn('jonas');
    await answering('dismiss', 'pneumatic.launchAgain', { id: String(id), name: 'Not mine' });
    assert.deepEqual(formTabs(), []);
  });
});

/** What the extension has kept of the form. */
function draftOf({ context, log, names }: Services, { account }: Today) {
  const folder = vscode.Uri.joinPath(context.globalStorageUri, 'drafts');
  const drafts = new Drafts(folder, log, 'another', names);
  return drafts.latest(account, workflowId(String(goLive))).finally(() => {
    drafts.dispose();
  });
}
