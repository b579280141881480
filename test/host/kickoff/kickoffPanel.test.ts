/** The host's side of the kick-off form: its account, and how it shows a launch. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import * as vscode from 'vscode';
import { type Dialect, dialects } from '../../../src/api/dialect.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import { type AccountId, fieldId, runId, workflowId } from '../../../src/core/base/ids.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import type { Session } from '../../../src/host/account/session.ts';
import { Launcher } from '../../../src/host/kickoff/launcher.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { PageOpener } from '../../../src/host/page/pageOpener.ts';
import { LaunchJournal } from '../../../src/host/launches/launchJournal.ts';
import { RunHistory } from '../../../src/host/launches/runHistory.ts';
import type { Services } from '../../../src/host/services.ts';
import type { LaunchState, LoadedKickoff } from '../../../src/protocol/kickoffPage.ts';
import { type Reply, type FaultServer, answer, json } from '../../support/failing/server.ts';
import {
  noRight,
  routed,
  wireField,
  wirePage,
  wireTemplate,
} from '../../support/samples/wireTemplates.ts';
import { members } from '../../support/samples/wireRuns.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, signInTo, signedOut, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { type KickoffTab, openKickoffTab } from '../support/kickoffTab.ts';
import { newFolder, removeFolders, writeText } from '../support/records.ts';
import { createServers } from '../support/servers.ts';
import { signInToToday } from '../support/today.ts';
import { type WireField, asked, keysSeen, serviceOf, wireWorkflow } from '../support/service.ts';

const workflow = workflowId('1');
const typed = (name: string): FormInput => ({ ...emptyInput, name });

describe('The panel of a kick-off form', () => {
  const servers = createServers();
  const owned: { dispose(): void }[] = [];
  let services: Services;
  let folder: vscode.Uri;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(() => {
    folder = newFolder(services);
  });
  afterEach(async () => {
    for (const each of owned.splice(0).reverse()) each.dispose();
    await tidy(services);
    await servers.stop();
  });
  after(() => removeFolders(services));

  const own = <Part extends { dispose(): void }>(part: Part): Part => {
    owned.push(part);
    return part;
  };
  const openedRuns: unknown[] = [];
  const pages: PageOpener = {
    openRun: (_, run) => {
      openedRuns.push(run);
    },
    openValues: () => undefined,
    openTask: () => undefined,
    moveOn: () => undefined,
  };
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);

  /** The parts of an extension host, on the folders of the one before. */
  function start() {
    const { log, names } = services;
    const history = own(new RunHistory(at('runs'), log, names));
    const journal = own(new LaunchJournal(at('launches'), history, log, names));
    const drafts = own(new Drafts(at('drafts'), log, 'window', names));
    return { history, journal, drafts };
  }

  /** Opens the form of an account in a host of its own. */
  function openForm(accountId: AccountId): KickoffTab & ReturnType<typeof start> {
    const kept = start();
    const { tab, panel } = openKickoffTab(services, { accountId, workflowId: workflow }, kept, {
      pages,
    });
    own(panel);
    return Object.assign(tab, kept);
  }

  /** A service that holds its answers to launches back until they are released. */
  async function serveHeld(): Promise<FaultServer & { answerLaunch: (end: Reply) => void }> {
    const others = serviceOf([wireWorkflow(1)]);
    let answered: Reply | undefined;
    const held: ServerResponse[] = [];
    const server = await servers.serve((response) => {
      if (response.req.method !== 'POST') others(response);
      else if (answered) answered(response);
      else held.push(response);
    });
    return {
      ...server,
      answerLaunch: (end) => {
        answered = end;
        held.splice(0).forEach(end);
      },
    };
  }

  const launches = (server: FaultServer): number =>
    asked(server).filter((request) => request.startsWith('POST')).length;

  const launchPhase = (page: KickoffTab, phase: LaunchState['phase']): Promise<LoadedKickoff> =>
    page.shows(`a launch that is ${phase}`, (view) =>
      view.state === 'ready' && view.launch.phase === phase ? view : undefined,
    );
  const isFailed = (page: KickoffTab): Promise<string> =>
    page.shows('why there is no form', (view) =>
      view.state === 'failed' ? view.notice.message : undefined,
    );

  describe('where the account changes', () => {
    const changes: Readonly<Record<string, () => Promise<unknown>>> = {
      'somebody signs out': () => services.sessions.signOut(),
      'another window signs out': async () => {
        const { secrets } = services.context;
        for (const key of await secrets.keys()) await secrets.delete(key);
        await signedOut(services);
      },
      'the server is changed': async () => {
        const other = await servers.serve(serviceOf([wireWorkflow(1)]));
        await setSetting(settingIds.server, other.origin);
        await signedOut(services);
      },
    };
    for (const [what, change] of Object.entries(changes)) {
      it(`sends nothing more with the old key when ${what} during a launch that fails`, async () => {
        const server = await serveHeld();
        const { account } = await signInTo(services, server.origin, 'old-key');
        const form = openForm(account.id);
        await form.ready();
        form.say({ type: 'launch', input: typed('Once') });
        await server.arrived(2);
        await change();
        server.answerLaunch(answer(500));
        assert.match(
          await isFailed(form),
          /^Signed out of |belongs to an account that is not in use/,
        );
        form.say({ type: 'launch', input: typed('Twice') });
        form.say({ type: 'act', action: 'retry' });
        assert.match(
          await isFailed(form),
          /^Signed out of |belongs to an account that is not in use/,
        );
        assert.deepEqual([launches(server), server.requests.length], [1, 2]);
      });

      it(`sends nothing more with the old key when ${what} during a launch that starts`, async () => {
        const server = await serveHeld();
        const { account } = await signInTo(services, server.origin, 'old-key');
        const form = openForm(account.id);
        await form.ready();
        form.say({ type: 'launch', input: typed('Once') });
        await server.arrived(2);
        await change();
        server.answerLaunch(json({ process_id: 4711 }));
        await launchPhase(form, 'launched');
        form.say({ type: 'launchAnother' });
        assert.match(
          await isFailed(form),
          /^Signed out of |belongs to an account that is not in use/,
        );
        form.say({ type: 'launch', input: typed('Twice') });
        await form.history.list();
        assert.deepEqual([launches(server), server.requests.length], [1, 2]);
        assert.deepEqual(
          (await form.history.list()).map(({ name }) => name),
          ['Once'],
        );
      });
    }
  });

  it('launches with the new key where that was changed during a launch', async () => {
    const server = await serveHeld();
    const { account } = await signInTo(services, server.origin, 'old-key');
    const form = openForm(account.id);
    await form.ready();
    form.say({ type: 'launch', input: typed('Once') });
    await server.arrived(2);
    await launchPhase(form, 'sending');
    await services.sessions.signIn(server.origin, 'new-key');
    server.answerLaunch(answer(401));
    const { input } = await launchPhase(form, 'idle');
    assert.deepEqual(input, typed('Once'));
    form.say({ type: 'launch', input });
    await launchPhase(form, 'failed');
    const keys = server.requests.map(({ headers }) => headers.authorization);
    assert.deepEqual(keys.slice(2), ['Bearer new-key', 'Bearer new-key']);
    assert.equal(launches(server), 2);
  });

  /** A service with one workflow, in each dialect. */
  const having: Readonly<
    Record<Dialect, (fields: readonly WireField[], active: boolean) => Reply>
  > = {
    documented: (fields, active) =>
      serviceOf([wireWorkflow(1, { is_active: active, kickoff: { description: '', fields } })]),
    current: (fields, active) =>
      routed({
        ...members,
        'GET /templates': json(wirePage([wireTemplate(1, fields, { is_active: active })])),
        'GET /templates/1': noRight,
        'GET /templates/1/steps': json([{ name: 'Only task', number: 1, api_name: 'only' }]),
      }),
  };
  for (const dialect of dialects) {
    it(`follows its workflow on a refresh and on a refusal, with what was typed (${dialect})`, async () => {
      const why = wireField('string', { name: 'Why', api_name: 'why', order: 2 });
      const cost = wireField('string', { name: 'Cost', api_name: 'cost', is_required: true });
      let now = having[dialect]([why], true);
      const server = await servers.serve((response) => {
        if (response.req.method === 'POST') answer(400, 'Cost is required.')(response);
        else now(response);
      });
      const { account } = await signInTo(services, server.origin, 'a-key', dialect);
      const form = openForm(account.id);
      await form.ready();
      const input = { ...typed('Acme'), values: [[fieldId('why'), 'Because']] as const };
      form.say({ type: 'edited', saved: { input, editedAt: Date.now() } });
      now = having[dialect]([why, cost], true);
      services.workflows.refresh();
      const changed = await form.shows('what has changed', (view) =>
        view.state === 'ready' && view.news ? view : undefined,
      );
      assert.deepEqual(changed.news, { lines: ['Added: “Cost” (required)'], lost: [] });
      assert.deepEqual(changed.input, input);
      now = having[dialect]([cost], false);
      const whole = { ...input, values: [...input.values, [fieldId('cost'), '7']] as const };
      form.say({ type: 'launch', input: whole });
      const refused = await form.shows('what has changed since', (view) =>
        view.state === 'ready' && view.news?.lines.length === 2 ? view : undefined,
      );
      assert.deepEqual(refused.news, {
        lines: ['Removed: “Why”', 'It has been switched off.'],
        lost: [{ name: 'Why', text: 'Because' }],
      });
      assert.equal(refused.launch.phase, 'failed');
      assert.deepEqual(refused.input, whole);
      assert.equal(launches(server), 1);
    });
  }

  it('does not send a launch whose account is left before it is sent', async () => {
    const server = await servers.serve(serviceOf([wireWorkflow(1)]));
    const { account, api } = await signInTo(services, server.origin, 'a-key');
    const detail = await services.workflows.detail(workflow);
    assert.ok(detail.ok);
    const { history, journal } = start();
    // The account is in use while the form is checked, but not after the launch was written down.
    const session = { state: 'signedIn', account, api } as const;
    const answers: Session[] = [session, { state: 'signedOut' }];
    const sessions = { current: () => Promise.resolve(answers.shift() ?? session) };
    const end = await new Launcher({ ...services, sessions, history, journal }).launch(
      { account, api, workflow: detail.value, input: typed('Once'), suggestedName: 'x' },
      new AbortController().signal,
    );
    assert.ok(end.phase === 'failed');
    assert.match(end.notice.message, /account was changed before the launch was sent/);
    assert.deepEqual([answers, launches(server)], [[], 0]);
    assert.deepEqual(await journal.ofForm(account.id, workflow), []);
    assert.deepEqual(keysSeen(server), ['a-key']);
  });

  it('says that it is sending, since its page may have been told something else just before', async () => {
    const server = await serveHeld();
    const { account } = await signInTo(services, server.origin, 'a-key');
    const form = openForm(account.id);
    await form.ready();
    form.say({ type: 'launch', input: typed('Once') });
    await launchPhase(form, 'sending');
    server.answerLaunch(json({ process_id: 4711 }));
    await launchPhase(form, 'launched');
  });

  describe('once a run has started', () => {
    it('keeps nothing that its page has said before it knew', async () => {
      const server = await servers.serve(serviceOf([wireWorkflow(1)]));
      const { account } = await signInTo(services, server.origin, 'a-key');
      const form = openForm(account.id);
      await form.ready();
      form.say({ type: 'launch', input: typed('Once') });
      await launchPhase(form, 'launched');
      form.say({ type: 'edited', saved: { input: typed('Once more'), editedAt: Date.now() + 1 } });
      form.say({ type: 'ready' });
      await form.shown(form.views.length + 1);
      assert.deepEqual((await launchPhase(form, 'launched')).input, emptyInput);
      assert.equal(await form.drafts.latest(account.id, workflow), undefined);
    });

    it('says that a run has started although its draft cannot be cleared on disk', async () => {
      const server = await servers.serve(serviceOf([wireWorkflow(1)]));
      const { account } = await signInTo(services, server.origin, 'a-key');
      await writeText(folder, 'drafts', 'a file where the folder should be');
      const form = openForm(account.id);
      await form.ready();
      form.say({ type: 'launch', input: typed('Once') });
      await launchPhase(form, 'launched');
      form.say({ type: 'ready' });
      assert.deepEqual((await launchPhase(form, 'launched')).input, emptyInput);
      form.say({ type: 'launchAnother' });
      assert.deepEqual((await launchPhase(form, 'idle')).input, emptyInput);
      assert.equal(launches(server), 1);
    });

    it('offers the run that has started where the account follows runs', async () => {
      const today = await signInToToday(services, servers);
      await setSetting(settingIds.webAddress, 'https://app.pneumatic.example');
      const form = openForm(today.account);
      const view = await form.ready();
      assert.deepEqual([view.followsRuns, view.opensInBrowser], [true, true]);
      form.say({ type: 'openRun' });
      const values = [
        [fieldId('full-name'), 'Ines Duarte'],
        [fieldId('work-email'), 'ines.duarte@blueharbor.example'],
        [fieldId('first-day'), '2099-01-05'],
        [fieldId('team'), 'Security'],
        [fieldId('manager'), 'ENGINEERING'],
      ] as const;
      form.say({ type: 'launch', input: { ...emptyInput, name: '', values: [...values] } });
      const { launch } = await form.shows('the end of the launch', (now) =>
        now.state === 'ready' && now.launch.phase !== 'idle' && now.launch.phase !== 'sending'
          ? now
          : undefined,
      );
      assert.ok(launch.phase === 'launched', JSON.stringify(launch));
      // Its name was left to the service.
      assert.equal(launch.name, 'Welcome, Ines Duarte');
      form.say({ type: 'openRun' });
      assert.deepEqual(openedRuns, [{ id: launch.runId, name: launch.name }]);
    });

    it('offers no more than Runs where the account follows none', async () => {
      const server = await servers.serve(serviceOf([wireWorkflow(1)]));
      const { account } = await signInTo(services, server.origin, 'a-key');
      const view = await openForm(account.id).ready();
      assert.deepEqual([view.followsRuns, view.opensInBrowser], [false, false]);
    });
  });

  describe('after a crash', () => {
    const input = typed('Once');
    let accountId: AccountId;

    beforeEach(async () => {
      const server = await servers.serve(serviceOf([wireWorkflow(1)]));
      accountId = (await signInTo(services, server.origin, 'a-key')).account.id;
    });

    /**
     * The records that a crash may leave on disk, in the order in which they appear and disappear.
     */
    interface Left {
      readonly entry: boolean;
      readonly run: boolean;
      /** The draft, and how much later than the launch it was typed, in milliseconds. */
      readonly draft: FormInput;
      readonly later: number;
    }

    async function leave({ entry, run, draft, later }: Left): Promise<void> {
      const { history: runs, journal, drafts } = start();
      const of = { id: workflow, name: 'Workflow 1' };
      const account = { id: accountId, label: 'Account' };
      const plan = { name: 'Once', workflow: of, account, input };
      // The limit of the launch is over, as if its host had ended.
      const launch = await journal.begin(plan, -100_000);
      const launchedAt = launch.sentAt;
      const record = { id: runId('4711'), name: 'Once', workflow: of, account, launchedAt, input };
      if (run) await runs.add(record);
      if (!entry) await journal.forget([launch]);
      await drafts.put(accountId, workflow, { input: draft, editedAt: launchedAt + later });
    }

    /** The state of the form in the next host. */
    async function reopen(left: Left) {
      await leave(left);
      const form = openForm(accountId);
      return { form, view: await form.ready() };
    }

    it('on the answer, it says that the run may have started, with what was typed', async () => {
      const { view } = await reopen({ entry: true, run: false, draft: input, later: -1 });
      assert.deepEqual([view.launch.phase, view.input], ['unknown', input]);
    });

    for (const entry of [true, false]) {
      const when = entry ? 'once the run was recorded' : 'before the draft was cleared';
      it(`${when}, it says that the run has started`, async () => {
        const { form, view } = await reopen({ entry, run: true, draft: input, later: -1 });
        assert.deepEqual(view.launch, { phase: 'launched', runId: '4711', name: 'Once' });
        assert.deepEqual(view.input, emptyInput);
        assert.deepEqual(await form.journal.ofForm(accountId, workflow), []);
        await eventually('the cleared draft', async () => {
          const draft = await form.drafts.get(accountId, workflow);
          return draft?.input.name === null ? true : undefined;
        });
        form.say({ type: 'launchAnother' });
        assert.deepEqual((await launchPhase(form, 'idle')).input, emptyInput);
        const next = await openForm(accountId).ready();
        assert.deepEqual([next.launch.phase, next.input], ['idle', emptyInput]);
      });
    }

    it('once the draft was cleared, it is as new', async () => {
      const { view } = await reopen({ entry: false, run: true, draft: emptyInput, later: 1 });
      assert.deepEqual([view.launch.phase, view.input], ['idle', emptyInput]);
    });

    it('it keeps input that was typed later, or that differs from the launch', async () => {
      const again = await reopen({ entry: false, run: true, draft: input, later: 1 });
      assert.deepEqual([again.view.launch.phase, again.view.input], ['idle', input]);
      const draft = typed('Another');
      const other = await reopen({ entry: false, run: true, draft, later: -1 });
      assert.deepEqual([other.view.launch.phase, other.view.input], ['idle', draft]);
    });
  });
});
