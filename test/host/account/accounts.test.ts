/** An account is its whole base address and the owner of the key: data is kept by both. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accountIdOf } from '../../../src/core/account/accountId.ts';
import { initialFilter } from '../../../src/core/runs/runFilter.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import {
  type AccountId,
  accountId,
  personId,
  runId,
  workflowId,
} from '../../../src/core/base/ids.ts';
import { AccountNames } from '../../../src/host/account/accountNames.ts';
import { SignOuts } from '../../../src/host/account/signOuts.ts';
import { Vault } from '../../../src/host/account/vault.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import { LaunchJournal } from '../../../src/host/launches/launchJournal.ts';
import { RunHistory } from '../../../src/host/launches/runHistory.ts';
import type { Services } from '../../../src/host/services.ts';
import { reset } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { sessionAt, setSetting, signedOut, tidy } from '../support/account.ts';
import { formTitles } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { type KickoffTab, openKickoffTab } from '../support/kickoffTab.ts';
import { newFolder, removeFolders } from '../support/records.ts';
import { startInterceptor } from '../support/interceptor.ts';
import { roots } from '../support/nodes.ts';
import { createServers } from '../support/servers.ts';
import { type TwoBelow, openTwoBelow } from '../support/twoBelow.ts';
import { keepAsBefore } from '../support/versionBefore.ts';
import { emailOf } from '../../support/members.ts';

const handover = workflowId('10');
const typed = (name: string): FormInput => ({ ...emptyInput, name });
const maya = emailOf('maya');
const priya = emailOf('priya');

describe('An account', () => {
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
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);

  /** The stores of a window, in the folder of this test. */
  function stores(names = services.names, window = 'window') {
    const { log } = services;
    const runs = own(new RunHistory(at('runs'), log, names));
    const journal = own(new LaunchJournal(at('launches'), runs, log, names));
    return { runs, journal, drafts: own(new Drafts(at('drafts'), log, window, names)) };
  }

  function openForm(account: AccountId): KickoffTab {
    const { runs: history, ...kept } = stores();
    const target = { accountId: account, workflowId: handover };
    const { tab, panel } = openKickoffTab(services, target, { ...kept, history });
    own(panel);
    return tab;
  }

  const type = (page: KickoffTab, name: string): void => {
    page.say({ type: 'edited', saved: { input: typed(name), editedAt: Date.now() } });
  };
  const isLocked = (page: KickoffTab): Promise<string> =>
    page.shows('why there is no form', (view) =>
      view.state === 'failed' ? view.notice.message : undefined,
    );
  const nameIn = async (page: KickoffTab): Promise<string | null> =>
    (await page.ready()).input.name;

  /** Signs in like “Set API Key…”: the check of a key finds out its owner. */
  async function signIn(server: string, key: string): Promise<AccountId> {
    const checked = await services.sessions.api(server, key).checkKey();
    assert.ok(checked.ok);
    await services.sessions.signIn(server, key, checked.value?.id);
    return (await sessionAt(services, server)).account.id;
  }

  for (const dialect of ['documented', 'current'] as const) {
    describe(`of two servers below one host, in the ${dialect} API`, () => {
      let below: TwoBelow;

      beforeEach(async () => {
        const eu = await servers.sandbox('key-of-eu', { dialect, liveRuns: false });
        const us = await servers.sandbox('key-of-us', { dialect, liveRuns: false });
        below = servers.own(await openTwoBelow({ eu, us }));
        await setSetting(settingIds.dialect, dialect);
        await setSetting(settingIds.server, `${below.origin}/eu`);
      });

      for (const isCut of [false, true]) {
        it(`is one of them${isCut ? ', also while neither can be reached' : ''}`, async () => {
          const [eu, us] = [`${below.origin}/eu`, `${below.origin}/us`];
          const europe = await signIn(eu, 'key-of-eu');
          const form = openForm(europe);
          await form.ready();
          type(form, 'Typed in Europe');

          below.cut(isCut);
          await setSetting(settingIds.server, us);
          await signedOut(services);
          await isLocked(form);
          // A page that does not know of the change yet sends its input.
          form.say({ type: 'launch', input: typed('Typed in Europe') });
          await services.sessions.signIn(us, 'key-of-us');
          const { account } = await sessionAt(services, us);
          assert.notEqual(account.id, europe);
          await services.workflows.list();
          await isLocked(form);
          const { drafts, runs, journal } = stores();
          assert.equal(await drafts.latest(account.id, handover), undefined);
          assert.deepEqual([await runs.list(), await journal.unknown()], [[], []]);
          assert.deepEqual(below.keysSeen('us'), ['key-of-us']);
          assert.deepEqual(below.keysSeen('eu'), ['key-of-eu']);

          below.cut(false);
          assert.notEqual(await nameIn(openForm(account.id)), 'Typed in Europe');
          await setSetting(settingIds.server, eu);
          assert.equal((await sessionAt(services, eu)).account.id, europe);
          assert.equal(await nameIn(form), 'Typed in Europe');
          assert.deepEqual(below.keysSeen('eu'), ['key-of-eu']);
        });
      }
    });
  }

  describe('of two persons at one address', () => {
    let server: string;

    beforeEach(async () => {
      const keys = { [maya]: 'second-key-of-maya', [priya]: 'key-of-priya' };
      const sandbox = { dialect: 'current', liveRuns: false, keys } as const;
      server = await servers.sandbox('first-key-of-maya', sandbox);
      await setSetting(settingIds.dialect, 'current');
      await setSetting(settingIds.server, server);
    });

    it('shows nothing of one to the other, and all again to the first, with a new key too', async () => {
      const first = await signIn(server, 'first-key-of-maya');
      const form = openForm(first);
      await form.ready();
      type(form, 'Maya’s');

      const second = await signIn(server, 'key-of-priya');
      assert.notEqual(second, first);
      assert.match(await isLocked(form), /^This page belongs to another person’s account at /);
      assert.notEqual(await nameIn(openForm(second)), 'Maya’s');

      assert.equal(await signIn(server, 'second-key-of-maya'), first);
      assert.equal(await nameIn(form), 'Maya’s');
    });

    it('says on a page that nobody is signed in, without calling that an error', async () => {
      const form = openForm(await signIn(server, 'first-key-of-maya'));
      await form.ready();
      await services.keyOwner.identity();
      await services.sessions.signOut();
      const notice = await form.shows('why there is no form', (view) =>
        view.state === 'failed' ? view.notice : undefined,
      );
      assert.deepEqual(notice, {
        message: 'Signed out of Blue Harbor.',
        nextStep: 'Sign in to go on. What was typed has been kept.',
        action: 'setApiKey',
        isExpected: true,
      });
    });

    it('has rows and a choice of runs of its own', async () => {
      const { workflowsTree, runsTree, myTasksTree, abilities, runFilter, context } = services;
      for (const key of ['first-key-of-maya', 'key-of-priya']) {
        const launched = await fetch(`${server}/templates/10/run`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ name: 'Week 40' }),
        });
        assert.ok(launched.ok);
      }
      const rows = async (): Promise<readonly (string | undefined)[]> => {
        await abilities.ask();
        const [workflow] = await roots(services);
        const [run] = await runsTree.getChildren();
        const [task] = await myTasksTree.getChildren();
        assert.ok(workflow && run && task);
        return [
          workflowsTree.getTreeItem(workflow).id,
          runsTree.getTreeItem(run).id,
          myTasksTree.getTreeItem(task).id,
        ];
      };
      // The single filter of an earlier version becomes that of the account in use.
      const earlier = { from: 'service', state: 'running', mine: false };
      await context.workspaceState.update('pneumatic.runChoice', earlier);
      await signIn(server, 'first-key-of-maya');
      await abilities.ask();
      await eventually('what was kept', () =>
        Promise.resolve(runFilter.current.state === 'running' ? true : undefined),
      );
      const ofMaya = await rows();
      await signIn(server, 'key-of-priya');
      const ofPriya = await rows();
      assert.deepEqual(runFilter.current, initialFilter);
      for (const [index, id] of ofMaya.entries()) assert.notEqual(id, ofPriya[index]);
      await signIn(server, 'second-key-of-maya');
      assert.deepEqual(await rows(), ofMaya);
      assert.deepEqual(runFilter.current, { ...earlier, workflow: undefined });
    });

    it('is the person’s without asking, as soon as the service has said who that is', async () => {
      const { sessions, keyOwner, names } = services;
      const interceptor = servers.own(await startInterceptor(server));
      server = interceptor.origin;
      await setSetting(settingIds.server, server);
      const mend = interceptor.instead(/\/auth\/context/, reset);
      await sessions.signIn(server, 'first-key-of-maya');
      const { account, api } = await sessionAt(services, server);
      assert.equal(await keyOwner.identity(), undefined);
      assert.equal(account.id, accountIdOf(server, undefined));
      const form = openForm(account.id);
      await form.ready();
      type(form, 'Before it was told');
      services.kickoffPages.show(
        { accountId: account.id, workflowId: handover },
        'On-call handover',
      );
      const { runs, journal } = stores();
      const plan = { name: undefined, workflow: { id: handover, name: 'x' }, input: emptyInput };
      const launch = await journal.begin(
        { ...plan, account: { id: account.id, label: 'x' } },
        60_000,
      );

      mend();
      const identity = await keyOwner.identity();
      assert.ok(identity?.id !== undefined);
      const known = accountIdOf(server, identity.id);
      const session = await sessionAt(services, server);
      assert.equal(session.account.id, known);
      assert.equal(session.api, api);
      assert.equal(names.now(account.id), known);
      // The page keeps what it holds; when it is shown again, its host still has it.
      form.say({ type: 'ready', saved: undefined });
      await eventually('what was typed', async () =>
        (await nameIn(form)) === 'Before it was told' ? true : undefined,
      );
      assert.deepEqual(
        (await journal.ofForm(known, handover)).map(({ id }) => id),
        [launch.id],
      );
      // The answer to an earlier launch: it becomes a run of the person.
      const run = { ...plan, id: runId('1'), name: 'x', launchedAt: launch.sentAt };
      await runs.add({ ...run, account: launch.account });
      assert.deepEqual(
        (await runs.list()).map((each) => each.account.id),
        [known],
      );
      // The tab of the form is the open one.
      services.kickoffPages.show({ accountId: known, workflowId: handover }, 'On-call handover');
      await formTitles(1);

      // The next window knows the owner at once, without a request.
      const text = await services.context.secrets.get(`pneumatic.account:${server}`);
      assert.equal((JSON.parse(text ?? '') as { account: string }).account, known);

      // Another key at the same address, whose owner is unknown, takes nothing over.
      await sessions.signIn(server, 'key-of-priya');
      const other = await sessionAt(services, server);
      assert.equal(other.account.id, `${server}#@1`);
      const { drafts } = stores(names, 'another window');
      assert.equal(await drafts.latest(other.account.id, handover), undefined);
    });

    it('changes to another person where the service says that the key is now theirs', async () => {
      const { sessions, keyOwner } = services;
      const someone = personId('4711');
      const theirs = accountIdOf(server, someone);
      const saved = { input: typed('Someone else’s'), editedAt: Date.now() };
      await stores().drafts.put(theirs, handover, saved);
      await sessions.signIn(server, 'first-key-of-maya', someone);
      const form = openForm(theirs);
      const identity = await keyOwner.identity();
      assert.ok(identity?.id !== undefined);
      const { account } = await sessionAt(services, server);
      assert.equal(account.id, accountIdOf(server, identity.id));
      await isLocked(form);
      assert.notEqual(await nameIn(openForm(account.id)), 'Someone else’s');
    });
  });

  describe('kept by the version before', () => {
    const origin = 'https://h.example';
    const [eu, us] = [`${origin}/eu`, `${origin}/us`];

    const start = (setting: string, used: readonly string[] = []) => {
      const { log, context } = services;
      const names = own(new AccountNames(at('accounts'), () => ({ setting, used }), log));
      const vault = new Vault(context.secrets, names, own(new SignOuts(at('signOuts'), log)));
      return { names, vault, ...stores(names) };
    };

    beforeEach(async () => {
      await keepAsBefore(folder, origin);
      await services.context.secrets.store(`pneumatic.key:${origin}`, 'key-from-before');
    });

    it('is that of the address in the setting when this version first starts, and of no other', async () => {
      const first = start(eu, [us, eu]);
      const { names, vault, drafts, runs, journal } = first;
      const account = accountIdOf(eu, undefined);
      assert.deepEqual(await vault.key(eu), {
        ...(await vault.key(eu)),
        key: 'key-from-before',
        account,
      });
      assert.deepEqual(await services.context.secrets.keys(), [`pneumatic.account:${eu}`]);
      assert.equal((await drafts.get(account, workflowId('7')))?.input.name, 'Typed before');
      assert.deepEqual(
        (await runs.list()).map((run) => run.account.id),
        [account],
      );
      assert.deepEqual(
        (await journal.unknown()).map((launch) => launch.account.id),
        [account],
      );
      // The state that a page keeps itself.
      assert.equal(names.now(accountId(origin)), account);

      const later = start(us);
      for (const server of [us, origin]) {
        assert.equal(await later.vault.key(server), undefined);
        const other = accountIdOf(server, undefined);
        assert.equal(await later.drafts.latest(other, workflowId('7')), undefined);
      }
      assert.deepEqual(
        (await later.runs.list()).map((run) => run.account.id),
        [account],
      );
      assert.equal(later.names.now(accountId(origin)), account);
      assert.equal((await later.vault.key(eu))?.key, 'key-from-before');
    });

    it('has its key also where that cannot be moved yet', async () => {
      const { context, log } = services;
      const names = own(new AccountNames(at('accounts'), () => ({ setting: eu, used: [] }), log));
      // A store of secrets that cannot be read for a while; no real keyring can be made to do so here.
      let isClosed = true;
      const secrets: vscode.SecretStorage = {
        keys: () => context.secrets.keys(),
        get: (name) => context.secrets.get(name),
        store: (name, value) =>
          isClosed ? Promise.reject(new Error('locked')) : context.secrets.store(name, value),
        delete: (name) => context.secrets.delete(name),
        onDidChange: context.secrets.onDidChange,
      };
      const vault = new Vault(secrets, names, own(new SignOuts(at('signOuts'), log)));
      const found = await vault.key(eu);
      assert.equal(found?.key, 'key-from-before');
      // It is one stay, of which each part of the extension finds what was kept.
      assert.deepEqual(await vault.key(eu), found);
      isClosed = false;
      assert.deepEqual(await vault.key(eu), found);
      assert.deepEqual(await context.secrets.keys(), [`pneumatic.account:${eu}`]);
    });

    it('that was signed out of does not come back', async () => {
      const { vault } = start(eu);
      await vault.deleteKey(eu);
      assert.equal(await vault.key(eu), undefined);
      assert.deepEqual(await services.context.secrets.keys(), []);
    });
  });
});
