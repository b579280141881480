/**
 * The key is in SecretStorage and nowhere else. The npm-shipped VS Code keeps secrets in the
 * browser, and the desktop one encrypts them, so no file in the data folders may hold a key.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { emptyInput } from '../../../src/core/form/input.ts';
import { workflowId } from '../../../src/core/base/ids.ts';
import { DialectMemory } from '../../../src/host/account/dialectMemory.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { answer, deadOrigin, json } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, signInTo, signInToDemo, signedOut, tidy } from '../support/account.ts';
import { formTitles, runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { homeFolder } from '../support/home.ts';
import { roots, shown, workflowNode } from '../support/nodes.ts';
import { logged } from '../support/records.ts';
import { filesWith } from '../support/search.ts';
import { createServers } from '../support/servers.ts';
import { serviceOf, wireWorkflow } from '../support/service.ts';
import { listenToPages } from '../support/talk.ts';

/** A recognisable piece of the key; even this must not be found. */
const pieceOfKey = 'Qk7ZsecretXw93PLm';
const key = `pn-${pieceOfKey}-0123456789`;

describe('The key', () => {
  const servers = createServers();
  let services: Services;

  before(async () => {
    services = await runningServices();
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'trace');
  });
  after(() => vscode.commands.executeCommand('_extensionTests.setLogLevel', 'info'));
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  /** Launches a run with the part that a form uses. */
  async function launch(name: string): Promise<void> {
    const session = await services.sessions.current();
    const detail = await services.workflows.detail(workflowId('10'));
    assert.ok(session.state === 'signedIn' && detail.ok);
    const { account, api } = session;
    const end = await services.launcher.launch(
      {
        account,
        api,
        workflow: detail.value,
        input: emptyInput,
        suggestedName: name,
      },
      new AbortController().signal,
    );
    assert.equal(end.phase, 'launched');
  }

  /** Does everything that a person does with an account. */
  async function work(): Promise<void> {
    await roots(services);
    const node = await workflowNode(services, 'on-call handover');
    await services.workflowsTree.getChildren(node);
    await runCommand('pneumatic.launchThisWorkflow', node);
    await formTitles(1);
    await launch('A run to look for');
    await runCommand('pneumatic.refreshWorkflows');
    await roots(services);
  }

  const found = (text: string): Promise<readonly string[]> => filesWith(text, homeFolder());

  /** All Mementos of the extension, which are written to disk later. */
  const states = (): string =>
    JSON.stringify(
      [services.context.globalState, services.context.workspaceState].map((state) =>
        state.keys().map((id) => [id, state.get<unknown>(id)]),
      ),
    );

  /** The places that hold the text: files and Mementos. */
  const leaks = async (text: string): Promise<readonly string[]> => [
    ...(await found(text)),
    ...(states().includes(text) ? ['a Memento'] : []),
  ];

  it('would be found in a run, a log or a setting', async () => {
    await signInTo(services, await servers.sandbox(key), key);
    await work();
    services.log.info('A line to look for');
    await logged(services, 'A line to look for');
    const server = 'https://server-to-look-for.example';
    await setSetting(settingIds.server, server);
    // A file can be moved while all of them are read.
    for (const text of ['A run to look for', 'A line to look for', server]) {
      await eventually(text, async () => ((await found(text)).length > 0 ? true : undefined));
    }
  });

  it('would be found in a Memento, at once and on the disk', async () => {
    const server = 'https://memento-to-look-for.example';
    await new DialectMemory(services.context.globalState).remember(server, 'documented');
    assert.ok(states().includes(server));
    await eventually('the Memento on the disk', async () =>
      (await found(server)).length > 0 ? true : undefined,
    );
  });

  it('is in nothing that a page and its host say to each other', async () => {
    const talk = listenToPages();
    try {
      await signInTo(services, await servers.sandbox(key), key);
      await work();
      const said = await eventually('a form in a page', () => {
        const texts = [talk.toPages, talk.fromPages].map((all) => JSON.stringify(all));
        const [there = '', back = ''] = texts;
        const whole = there.includes('on-call handover') && back.includes('"ready"');
        return Promise.resolve(whole ? texts : undefined);
      });
      for (const text of said) assert.ok(!text.includes(pieceOfKey));
    } finally {
      talk.stop();
    }
  });

  it('is in no file after work on a server', async () => {
    await signInTo(services, await servers.sandbox(key), key);
    await work();
    await logged(services, 'POST /workflows/{id}/run: 200');
    assert.deepEqual(await leaks(pieceOfKey), []);
  });

  const failures = {
    'a server that is not there': deadOrigin,
    'a server that does not take it': () => servers.sandbox('another-key'),
    'a server that repeats it': async () =>
      (await servers.serve(json({ detail: `Unknown key ${key}` }, 403))).origin,
    'a page that repeats it': async () =>
      (await servers.serve(answer(200, `<p>${key}</p>`, { 'content-type': 'text/html' }))).origin,
    'a fault that repeats it': async () => (await servers.serve(answer(500, key))).origin,
    'half a JSON that repeats it': async () =>
      (await servers.serve(answer(200, `[{"id":"${key}`))).origin,
    'another shape that repeats it': async () =>
      (await servers.serve(json({ [key]: key, id: key }))).origin,
    'a redirect that repeats it': async () =>
      (await servers.serve(answer(302, '', { location: `/?key=${key}` }))).origin,
  };
  for (const [what, server] of Object.entries(failures)) {
    it(`is in no file after ${what}`, async () => {
      await signInTo(services, await server(), key);
      assert.equal((await roots(services))[0]?.type, 'failure');
      await services.workflows.freshDetail(workflowId('7'));
      services.log.info(`The end of ${what}`);
      await logged(services, `The end of ${what}`);
      assert.deepEqual(await leaks(pieceOfKey), []);
    });
  }

  it('is not shown or kept where a good answer repeats it', async () => {
    const name = `Is ${key} yours?`;
    const { origin } = await servers.serve(serviceOf([wireWorkflow(10, { name })]));
    await signInTo(services, origin, key);
    const [node] = await roots(services);
    assert.ok(node);
    assert.equal(shown(services, node).label, 'Is *** yours?');
    await runCommand('pneumatic.launchThisWorkflow', node);
    assert.deepEqual(await formTitles(1), ['Is *** yours?']);
    assert.deepEqual(await leaks(pieceOfKey), []);
  });

  it('is in no file after signing out', async () => {
    await signInTo(services, await servers.sandbox(key), key);
    await work();
    await runCommand('pneumatic.signOut');
    await signedOut(services);
    assert.deepEqual(await leaks(pieceOfKey), []);
    assert.deepEqual(await services.context.secrets.keys(), []);
  });

  it('of the demo account is in no file either, its data included', async () => {
    await signInToDemo(services);
    const demoKey = await services.context.secrets.get('pneumatic.demoKey');
    assert.ok(demoKey);
    await work();
    assert.deepEqual(await leaks(demoKey.slice('demo-'.length)), []);
  });
});
