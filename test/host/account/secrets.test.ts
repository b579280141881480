/** Keys in SecretStorage: where it refuses, and where windows do not share it. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { SignOuts } from '../../../src/host/account/signOuts.ts';
import { Vault } from '../../../src/host/account/vault.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { sessionAt, setSetting, signInTo, tidy } from '../support/account.ts';
import { answering, runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { roots, workflowNames } from '../support/nodes.ts';
import { createServers } from '../support/servers.ts';
import { serviceOf, wireWorkflow } from '../support/service.ts';

const servers = createServers();
const some = serviceOf([wireWorkflow(1)]);
let services: Services;

const useServices = async (): Promise<void> => {
  services = await runningServices();
};

describe('The store of secrets', () => {
  let secrets: vscode.SecretStorage;

  before(async () => {
    await useServices();
    ({ secrets } = services.context);
  });

  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  /**
   * Makes the extension’s own SecretStorage refuse, as with a locked keyring; none is available
   * here.
   */
  function refuse(task: 'get' | 'store' | 'delete'): { readonly unlock: () => void } {
    const locked = () => Promise.reject(new Error('The keyring is locked.'));
    Object.defineProperty(secrets, task, { value: locked, configurable: true });
    return {
      unlock: () => {
        Reflect.deleteProperty(secrets, task);
      },
    };
  }

  it('that refuses and then works needs no other window; the reason and the way out are said', async () => {
    const server = await servers.serve(some);
    await signInTo(services, server.origin, 'key-of-one');
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
    let changes = 0;
    const following = services.sessions.onDidChange(() => (changes += 1));
    const { unlock } = refuse('get');
    try {
      await setSetting(settingIds.requestTimeout, 7);
      const session = await eventually('a refusal', async () => {
        const now = await services.sessions.current();
        return now.state === 'unavailable' ? now : undefined;
      });
      assert.match(session.message, /^VS Code’s secret storage does not hand out the API key\. /);
      // The tests run in VS Code’s server, whose window is in a browser.
      assert.match(session.message, /In a browser, .* try again\.$|On Linux, .* try again\.$/);
      assert.deepEqual(await roots(services), []);
      assert.equal(await services.sessions.current(), session);
      assert.equal(changes, 1);
    } finally {
      unlock();
    }
    await runCommand('pneumatic.refreshWorkflows');
    await sessionAt(services, server.origin);
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
    assert.equal(changes, 2);
    following.dispose();
  });

  it('that takes no key leaves things as they were, and takes it the next time', async () => {
    const server = await servers.serve(some);
    await setSetting(settingIds.server, server.origin);
    const { unlock } = refuse('store');
    try {
      await assert.rejects(services.sessions.signIn(server.origin, 'key-of-one'), {
        name: 'SecretsError',
        task: 'store',
      });
      // The command shows the reason; its caller gets no exception.
      await answering('dismiss', 'pneumatic.useDemoAccount');
      assert.equal((await services.sessions.current()).state, 'signedOut');
    } finally {
      unlock();
    }
    await signInTo(services, server.origin, 'key-of-one');
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
  });

  it('that removes no key cannot keep anybody signed in', async () => {
    const server = await servers.serve(some);
    await signInTo(services, server.origin, 'key-of-one');
    const { unlock } = refuse('delete');
    try {
      await assert.rejects(services.sessions.signOut(), { name: 'SecretsError', task: 'remove' });
      assert.equal((await services.sessions.current()).state, 'signedOut');
      assert.equal((await secrets.keys()).length, 1);
    } finally {
      unlock();
    }
    // The message goes when the store works again and a view asks.
    await setSetting(settingIds.requestTimeout, 7);
    await eventually('the end of the key', async () =>
      (await secrets.keys()).length === 0 ? true : undefined,
    );
  });
});

describe('Windows in one browser', () => {
  before(useServices);

  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('sign out together, though each has secrets of its own', async () => {
    const server = await servers.serve(some);
    await signInTo(services, server.origin, 'key-of-one');
    const { context, log, names } = services;
    // A window in a browser holds the secrets of its own start, without events about later changes.
    const name = `pneumatic.account:${server.origin}`;
    const own = new Map([[name, (await context.secrets.get(name)) ?? '']]);
    const secrets: vscode.SecretStorage = {
      keys: () => Promise.resolve([...own.keys()]),
      get: (key) => Promise.resolve(own.get(key)),
      store: (key, value) => {
        own.set(key, value);
        return Promise.resolve();
      },
      delete: (key) => {
        own.delete(key);
        return Promise.resolve();
      },
      onDidChange: () => new vscode.Disposable(() => undefined),
    };
    const signOuts = new SignOuts(vscode.Uri.joinPath(context.globalStorageUri, 'signOuts'), log);
    const other = new Vault(secrets, names, signOuts);
    other.watch();
    assert.equal((await other.key(server.origin))?.key, 'key-of-one');
    const told = new Promise<void>((resolve) => other.onDidChange(resolve));
    await services.sessions.signOut();
    await told;
    assert.equal(await other.key(server.origin), undefined);
    assert.equal(own.size, 0);

    // Signing in again with the same key is a new sign-in.
    await services.sessions.signIn(server.origin, 'key-of-one');
    const again = new Vault(context.secrets, names, signOuts);
    assert.equal((await again.key(server.origin))?.key, 'key-of-one');
    const files = await readdir(path.join(context.globalStorageUri.fsPath, 'signOuts'));
    assert.ok(files.length > 0);
    for (const vault of [other, again, signOuts]) vault.dispose();
  });
});
