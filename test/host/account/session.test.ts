/**
 * The account: keys, the server setting, and the session that results from them. Typing a key and
 * checking it is left to the tests through the workbench.
 */
import assert from 'node:assert/strict';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as vscode from 'vscode';
import { demoAccountId } from '../../../src/core/account/account.ts';
import { accountIdOf } from '../../../src/core/account/accountId.ts';
import { failure } from '../../../src/core/base/result.ts';
import { DialectMemory } from '../../../src/host/account/dialectMemory.ts';
import { SignOuts } from '../../../src/host/account/signOuts.ts';
import { type KeptKey, Vault } from '../../../src/host/account/vault.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { type Reply, answer, neverAnswer } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import {
  sessionAt,
  setSetting,
  signInTo,
  signInToDemo,
  signedOut,
  tidy,
} from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { extension, runningServices } from '../support/extension.ts';
import { roots, workflowNames } from '../support/nodes.ts';
import { createServers } from '../support/servers.ts';
import { asked, keysSeen, serviceOf, wireWorkflow } from '../support/service.ts';

const servers = createServers();
const some = serviceOf([wireWorkflow(1)]);
let services: Services;

const useServices = async (): Promise<void> => {
  services = await runningServices();
};

describe('The session', () => {
  before(useServices);

  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('is signed out while there is no key, and asks no server', async () => {
    const server = await servers.serve(some);
    await setSetting(settingIds.server, server.origin);
    assert.equal((await services.sessions.current()).state, 'signedOut');
    assert.deepEqual(await roots(services), []);
    assert.deepEqual(asked(server), []);
  });

  it('sends the key that is kept for the server', async () => {
    const server = await servers.serve(some);
    await signInTo(services, server.origin, 'key-of-one');
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
    assert.deepEqual(keysSeen(server), ['key-of-one']);
    assert.deepEqual(await services.context.secrets.keys(), [`pneumatic.account:${server.origin}`]);
  });

  it('never sends the key of one server to another', async () => {
    const [one, other] = [await servers.serve(some), await servers.serve(some)];
    await signInTo(services, one.origin, 'key-of-one');
    await workflowNames(services);
    await setSetting(settingIds.server, other.origin);
    await signedOut(services);
    assert.deepEqual(await roots(services), []);
    await runCommand('pneumatic.refreshWorkflows');
    assert.deepEqual(await roots(services), []);
    assert.deepEqual(asked(other), []);

    await signInTo(services, other.origin, 'key-of-other');
    await workflowNames(services);
    assert.deepEqual([keysSeen(one), keysSeen(other)], [['key-of-one'], ['key-of-other']]);
  });

  it('finds the key again when the setting goes back to its server', async () => {
    const [one, other] = [await servers.serve(some), await servers.serve(some)];
    await signInTo(services, one.origin, 'key-of-one');
    await setSetting(settingIds.server, other.origin);
    await signedOut(services);
    await setSetting(settingIds.server, one.origin);
    await sessionAt(services, one.origin);
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
  });

  it('has one key for all ways to write an address, and none of it for another path', async () => {
    const { origin } = await servers.serve(some);
    await signInTo(services, `${origin}/eu`, 'key-of-one');
    for (const path of ['/eu/', '/%65u', '/us/../eu//']) {
      await setSetting(settingIds.server, origin + path);
      assert.equal((await sessionAt(services, `${origin}/eu`)).account.id, `${origin}/eu#`);
    }
    for (const path of ['', '/us', '/eu/v2', '/EU']) {
      await setSetting(settingIds.server, origin + path);
      await signedOut(services);
    }
  });

  it('finds out which dialect the server speaks, once', async () => {
    const server = await servers.serve(some);
    await setSetting(settingIds.server, server.origin);
    for (const key of ['key-of-one', 'key-of-two']) {
      await services.sessions.signIn(server.origin, key);
      await sessionAt(services, server.origin);
      assert.deepEqual(await workflowNames(services), ['Workflow 1']);
    }
    const detection = ['GET /templates', 'GET /workflows'];
    assert.deepEqual(asked(server), [...detection, 'GET /workflows', 'GET /workflows']);
    const memory = new DialectMemory(services.context.globalState);
    assert.equal(memory.recall(server.origin), 'documented');
  });

  it('speaks the dialect that is set by hand', async () => {
    const server = await servers.serve(some);
    await signInTo(services, server.origin, 'key-of-one');
    const before = await services.sessions.current();
    await setSetting(settingIds.dialect, 'current');
    await eventually('another session', async () =>
      (await services.sessions.current()) === before ? undefined : true,
    );
    await Promise.all([roots(services), services.keyOwner.identity()]);
    const requests = [...new Set(asked(server))].sort();
    assert.deepEqual(requests, ['GET /auth/context', 'GET /templates']);
  });

  it('is signed out while the address in the setting cannot be used', async () => {
    const server = await servers.serve(some);
    await signInTo(services, server.origin, 'key-of-one');
    const unsafe = 'http://not-this-machine.example';
    const kept = { key: 'key-of-unsafe', account: `${unsafe}#`, stay: 'a stay' };
    await services.context.secrets.store(`pneumatic.account:${unsafe}`, JSON.stringify(kept));
    await setSetting(settingIds.server, unsafe);
    await signedOut(services);
  });

  it('forgets the key of the server that is signed out of, and no other', async () => {
    const [one, other] = [await servers.serve(some), await servers.serve(some)];
    await signInTo(services, one.origin, 'key-of-one');
    await signInTo(services, other.origin, 'key-of-other');
    await services.sessions.signOut();
    assert.equal((await services.sessions.current()).state, 'signedOut');
    assert.deepEqual(await services.context.secrets.keys(), [`pneumatic.account:${one.origin}`]);
  });

  it('stays the same object until something changes', async () => {
    const { sessions } = services;
    const server = await servers.serve(some);
    const session = await signInTo(services, server.origin, 'key-of-one');
    assert.equal(await sessions.leaveDemo(), session);
    assert.notEqual(await sessions.signIn(server.origin, 'key-of-two'), session);
  });

  it('asks again for what was refused once a person has set the same key again', async () => {
    let reply: Reply = answer(401);
    const { origin } = await servers.serve((response) => {
      reply(response);
    });
    const session = await signInTo(services, origin, 'key-of-one');
    assert.equal((await roots(services))[0]?.type, 'failure');
    reply = some;
    let changes = 0;
    const following = services.workflowsTree.onDidChangeTreeData(() => (changes += 1));
    assert.notEqual(await services.sessions.signIn(origin, 'key-of-one'), session);
    following.dispose();
    assert.ok(changes > 0);
    assert.deepEqual(
      (await roots(services)).map(({ type }) => type),
      ['workflow'],
    );
  });

  it('has one holder, also after a person has set the same key again', async () => {
    const { sessions } = services;
    const { origin } = await servers.serve(some);
    await signInTo(services, origin, 'key-of-one');
    const before = await sessions.holder();
    await sessions.signIn(origin, 'key-of-one');
    assert.notDeepEqual(await sessions.holder(), before);
    assert.deepEqual(sessions.heldNow, await sessions.holder());
  });

  it('has a client that says so where it cannot be loaded', async () => {
    const { origin } = await servers.serve(some);
    await signInTo(services, origin, 'key-of-one');
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
    const fromExtension = createRequire(path.join(extension().extensionPath, 'package.json'));
    const loaded = fromExtension.cache[fromExtension.resolve('./dist/api.cjs')];
    assert.ok(loaded);
    const exports: unknown = loaded.exports;
    loaded.exports = {
      get createApi() {
        throw new Error('The extension has been updated.');
      },
    };
    try {
      assert.deepEqual(
        await services.sessions.api(origin, 'key-of-two').checkKey(),
        failure({ kind: 'unreachable', reason: '' }),
      );
    } finally {
      loaded.exports = exports;
    }
  });

  it('waits for answers as long as the setting says', async function () {
    // The default limit would take a minute.
    this.timeout(30_000);
    const server = await servers.serve(neverAnswer);
    await setSetting(settingIds.requestTimeout, 1);
    await signInTo(services, server.origin, 'key-of-one');
    const list = await services.workflows.list();
    assert.deepEqual([list.ok, !list.ok && list.error.kind], [false, 'timedOut']);
  });
});

describe('The session of another window', () => {
  let otherWindow: Vault;
  const kept = (server: string, key: string): KeptKey => ({
    key,
    account: accountIdOf(server, undefined),
  });

  before(async () => {
    await useServices();
    const { context, log, names } = services;
    const folder = vscode.Uri.joinPath(context.globalStorageUri, 'signOuts');
    otherWindow = new Vault(context.secrets, names, new SignOuts(folder, log));
  });

  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  /** Collects the states of the session from now on. */
  function followed(): readonly string[] {
    const states: string[] = [];
    services.context.subscriptions.push(
      services.sessions.onDidChange(({ state }) => states.push(state)),
    );
    return states;
  }

  it('signs in here too, and the tree is asked again', async () => {
    const server = await servers.serve(some);
    await setSetting(settingIds.server, server.origin);
    await signedOut(services);
    const states = followed();
    let changes = 0;
    const following = services.workflowsTree.onDidChangeTreeData(() => (changes += 1));
    await otherWindow.storeKey(server.origin, kept(server.origin, 'key-of-one'));
    await sessionAt(services, server.origin);
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
    await eventually('the news', () => Promise.resolve(states.at(-1)));
    assert.deepEqual([states, changes > 0], [['signedIn'], true]);
    following.dispose();
  });

  it('replaces the key here too', async () => {
    const server = await servers.serve(some);
    const session = await signInTo(services, server.origin, 'key-of-one');
    await otherWindow.storeKey(server.origin, kept(server.origin, 'key-of-two'));
    await eventually('a new session', async () =>
      (await services.sessions.current()) === session ? undefined : true,
    );
    await workflowNames(services);
    assert.equal(keysSeen(server).at(-1), 'key-of-two');
  });

  it('signs out here too', async () => {
    const server = await servers.serve(some);
    await signInTo(services, server.origin, 'key-of-one');
    await otherWindow.deleteKey(server.origin);
    await signedOut(services);
    assert.deepEqual(await roots(services), []);
  });

  it('uses the demo account here too, and leaves it', async () => {
    await setSetting(settingIds.dialect, 'documented');
    await otherWindow.storeDemoKey('demo-key-of-another-window');
    await eventually('the demo account', async () => {
      const session = await services.sessions.current();
      return session.state === 'signedIn' && session.account.kind === 'demo' ? true : undefined;
    });
    assert.equal((await roots(services)).length, 13);
    await otherWindow.deleteDemoKey();
    await signedOut(services);
  });

  it('does not care for secrets of another kind', async () => {
    const server = await servers.serve(some);
    const session = await signInTo(services, server.origin, 'key-of-one');
    await services.context.secrets.store('something.else', 'x');
    const elsewhere = 'https://elsewhere.example';
    await otherWindow.storeKey(elsewhere, kept(elsewhere, 'key-of-elsewhere'));
    assert.equal(await services.sessions.current(), session);
  });
});

describe('The demo account', () => {
  before(useServices);

  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  const isServed = (origin: string): Promise<boolean> =>
    fetch(origin).then(
      () => true,
      () => false,
    );

  it('is served on this machine, with a key of its own', async () => {
    const { account } = await signInToDemo(services);
    assert.deepEqual([account.id, account.kind], [demoAccountId, 'demo']);
    assert.match(account.server, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match((await services.context.secrets.get('pneumatic.demoKey')) ?? '', /^demo-\S{32}$/);
  });

  it('speaks today’s API unless the setting says otherwise, and is served again then', async () => {
    const today = await services.sessions.useDemo();
    assert.ok(today.state === 'signedIn');
    assert.ok((await fetch(`${today.account.server}/templates`)).status === 401);
    const documented = await signInToDemo(services);
    assert.equal(await isServed(today.account.server), false);
    assert.ok((await fetch(`${documented.account.server}/templates`)).status === 404);
  });

  it('is one server, however often it is asked for', async () => {
    const sessions = await Promise.all([1, 2, 3].map(() => services.sessions.useDemo()));
    assert.deepEqual(new Set(sessions).size, 1);
  });

  it('comes before the server, which counts again after signing out of the demo', async () => {
    const server = await servers.serve(some);
    await signInTo(services, server.origin, 'key-of-one');
    const { account } = await signInToDemo(services);
    assert.equal((await workflowNames(services)).length, 13);
    assert.ok(await isServed(account.server));
    await services.sessions.signOut();
    await sessionAt(services, server.origin);
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
    assert.equal(await isServed(account.server), false);
    assert.deepEqual(keysSeen(server), ['key-of-one']);
  });

  it('is stopped also where its data cannot be closed', async () => {
    await signInToDemo(services);
    const { prototype } = DatabaseSync;
    const close = Reflect.get<typeof prototype, 'close'>(prototype, 'close');
    Object.assign(prototype, {
      close(this: DatabaseSync) {
        close.call(this);
        throw new Error('The disk is full.');
      },
    });
    try {
      await services.demo.stop();
    } finally {
      Object.assign(prototype, { close });
    }
  });

  it('is left by signing in to a server', async () => {
    await signInToDemo(services);
    const server = await servers.serve(some);
    await signInTo(services, server.origin, 'key-of-one');
    assert.equal(await services.context.secrets.get('pneumatic.demoKey'), undefined);
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
  });

  /** The demo's data file, while no process uses it. */
  async function unusedFile(): Promise<string> {
    await signInToDemo(services);
    await services.sessions.signOut();
    return path.join(services.context.globalStorageUri.fsPath, 'demo/demo.sqlite');
  }

  /** Where the data file has been set aside; undefined if it has not. */
  async function asideOf(file: string): Promise<string | undefined> {
    const names = await readdir(path.dirname(file));
    const aside = names.find((name) => /set-aside-[\w-]+$/.test(name) && !/-(wal|shm)$/.test(name));
    return aside && path.join(path.dirname(file), aside);
  }

  function versionOf(file: string): unknown {
    const database = new DatabaseSync(file, { readOnly: true });
    const version = database.prepare('PRAGMA user_version').get()?.user_version;
    database.close();
    return version;
  }

  it('starts afresh where its data are damaged, and keeps these beside', async () => {
    const file = await unusedFile();
    await writeFile(file, 'This is not a database.');
    await signInToDemo(services);
    assert.equal((await roots(services)).length, 13);
    const aside = await asideOf(file);
    assert.ok(aside !== undefined);
    assert.equal(await readFile(aside, 'utf8'), 'This is not a database.');
    await rm(aside);
  });

  it('says that its data are of a later version, leaves them, and sets them aside if asked', async () => {
    const file = await unusedFile();
    const later = new DatabaseSync(file);
    later.exec('PRAGMA user_version = 99');
    later.close();
    const refused = await services.sessions.useDemo();
    assert.ok(refused.state === 'unavailable');
    assert.match(refused.message, /A later version of this extension has written the data/);
    assert.deepEqual(await roots(services), []);

    // The file is unchanged until the person accepts the visible offer.
    assert.equal(versionOf(file), 99);
    const aside = await eventually('a file that is set aside', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return asideOf(file);
    });
    await eventually('the demo', async () =>
      (await services.sessions.current()).state === 'signedIn' ? true : undefined,
    );
    assert.equal((await roots(services)).length, 13);
    assert.equal(versionOf(aside), 99);
  });
});
