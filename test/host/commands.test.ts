/**
 * Every command, as far as it can be driven from inside the extension host: the workbench's own
 * commands accept a short list, or cancel a question. The tests through the workbench cover the
 * rest: typed text (a key, an address), lists that fill while they are open (Launch Workflow, Find
 * Workflow), modal questions (Clear Runs, Launch Again over a draft) and pages outside (Open Link).
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hostedServer } from '../../src/core/account/account.ts';
import { emptyInput } from '../../src/core/form/input.ts';
import { fieldId, workflowId } from '../../src/core/base/ids.ts';
import { commandsOnKey } from '../../src/host/commandsOnKey.ts';
import { Drafts } from '../../src/host/form/drafts.ts';
import { type CommandId, settingIds } from '../../src/host/manifest/ids.ts';
import type { Services } from '../../src/host/services.ts';
import { serverSetting } from '../../src/host/manifest/settings.ts';
import { eventually } from '../vscode/eventually.ts';
import { sessionAt, setSetting, signInTo, signedOut, tidy } from './support/account.ts';
import { answering, formTabs, formTitles, runCommand } from './support/commands.ts';
import { runningServices } from './support/extension.ts';
import { as, workflowNode } from './support/nodes.ts';
import { runRecordOf } from './support/runRecords.ts';
import { createServers } from './support/servers.ts';
import { asked, serviceOf, wireWorkflow } from './support/service.ts';

const servers = createServers();
const some = serviceOf([wireWorkflow(1), wireWorkflow(2), wireWorkflow(3, { is_active: false })]);
let services: Services;

async function useServices(): Promise<void> {
  services = await runningServices();
}

async function tearDown(): Promise<void> {
  await tidy(services);
  await servers.stop();
}

const serve = async () => {
  const server = await servers.serve(some);
  await signInTo(services, server.origin, 'a-key');
  return server;
};

describe('The commands of the account', () => {
  before(useServices);
  afterEach(tearDown);

  it('Use Demo Account signs in to it and shows its workflows', async () => {
    await runCommand('pneumatic.useDemoAccount');
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn' && session.account.kind === 'demo');
    assert.ok(await workflowNode(services, 'Release to production'));
  });

  it('Sign Out forgets the key', async () => {
    await serve();
    await runCommand('pneumatic.signOut');
    await signedOut(services);
    assert.deepEqual(await services.context.secrets.keys(), []);
  });

  it('Sign Out says so where nobody is signed in', () => answering('dismiss', 'pneumatic.signOut'));

  it('Set API Key, given up, changes nothing and sends nothing', async () => {
    const server = await serve();
    const session = await services.sessions.current();
    const before = asked(server).length;
    await answering('escape', 'pneumatic.setApiKey');
    assert.equal(await services.sessions.current(), session);
    assert.deepEqual(asked(server).slice(before), []);
  });

  it('Set API Key says what is wrong with the setting before it asks for a key', async () => {
    await setSetting(settingIds.server, 'ftp://example.org');
    await answering('dismiss', 'pneumatic.setApiKey');
  });

  it('Select Server, given up, changes nothing', async () => {
    const server = await serve();
    await answering('escape', 'pneumatic.selectServer');
    assert.equal(serverSetting(), server.origin);
    await sessionAt(services, server.origin);
  });

  it('Select Server goes to the chosen one, and asks for its key', async () => {
    const server = await serve();
    let over = false;
    const command = runCommand('pneumatic.selectServer').finally(() => (over = true));
    await eventually('the hosted service', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return serverSetting() === hostedServer || undefined;
    });
    await signedOut(services);
    await eventually('the end of the question', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return over || undefined;
    });
    await command;
    assert.deepEqual(await services.context.secrets.keys(), [`pneumatic.account:${server.origin}`]);
  });
});

describe('The commands that launch', () => {
  before(useServices);
  afterEach(tearDown);

  it('Launch opens one tab per workflow and shows it again', async () => {
    await serve();
    const [one, two] = ['Workflow 1', 'Workflow 2'];
    await runCommand('pneumatic.launchThisWorkflow', await workflowNode(services, one));
    assert.deepEqual(await formTitles(1), [one]);
    await runCommand('pneumatic.launchThisWorkflow', await workflowNode(services, two));
    assert.deepEqual(await formTitles(2), [one, two]);
    await runCommand('pneumatic.launchThisWorkflow', await workflowNode(services, one));
    await eventually('the first tab', () =>
      Promise.resolve(formTabs().find(({ isActive, label }) => isActive && label === one)),
    );
    assert.deepEqual(await formTitles(2), [one, two]);
  });

  it('Launch on a task or a field opens the form of its workflow', async () => {
    await serve();
    const [form] = await services.workflowsTree.getChildren(
      await workflowNode(services, 'Workflow 2'),
    );
    const [field] = await services.workflowsTree.getChildren(as('form', form));
    await runCommand('pneumatic.launchThisWorkflow', field);
    assert.deepEqual(await formTitles(1), ['Workflow 2']);
  });

  it('Launch on an inactive workflow says why it cannot be', async () => {
    await serve();
    const node = await workflowNode(services, 'Workflow 3');
    await answering('dismiss', 'pneumatic.launchThisWorkflow', node);
    assert.deepEqual(formTabs(), []);
  });

  it('Launch sends no launch', async () => {
    const server = await serve();
    await runCommand('pneumatic.launchThisWorkflow', await workflowNode(services, 'Workflow 1'));
    await server.arrived(2);
    assert.deepEqual(asked(server), ['GET /workflows', 'GET /workflows/1']);
  });

  it('Launch Workflow, given up, opens nothing', async () => {
    await serve();
    await answering('escape', 'pneumatic.launchWorkflow');
    assert.deepEqual(formTabs(), []);
  });

  it('Launch Workflow says what to do where nobody is signed in', async () => {
    await answering('dismiss', 'pneumatic.launchWorkflow');
    assert.deepEqual(formTabs(), []);
  });
});

describe('The commands of the Workflows view', () => {
  before(useServices);
  afterEach(tearDown);

  it('Find Workflow, given up, selects nothing', async () => {
    await serve();
    await answering('escape', 'pneumatic.findWorkflow');
    assert.equal(services.workflowsTree.selection[0], undefined);
  });

  it('Sort Workflows By keeps the order in the setting', async () => {
    await setSetting(settingIds.sortWorkflowsBy, 'name');
    await answering('first', 'pneumatic.sortWorkflows');
    const ordering = vscode.workspace.getConfiguration().get(settingIds.sortWorkflowsBy);
    assert.equal(ordering, '-date');
  });

  it('Sort Workflows By, given up, leaves the order alone', async () => {
    await setSetting(settingIds.sortWorkflowsBy, 'name');
    await answering('escape', 'pneumatic.sortWorkflows');
    const ordering = vscode.workspace.getConfiguration().get(settingIds.sortWorkflowsBy);
    assert.equal(ordering, 'name');
  });

  const copied = async (id: CommandId, ...args: readonly unknown[]): Promise<string> => {
    await vscode.env.clipboard.writeText('nothing was copied');
    await runCommand(id, ...args);
    return vscode.env.clipboard.readText();
  };

  it('Copy ID and Copy Name copy those of workflows, tasks and fields', async () => {
    await serve();
    const workflow = await workflowNode(services, 'Workflow 2');
    const [form, task] = await services.workflowsTree.getChildren(workflow);
    const [field] = await services.workflowsTree.getChildren(as('form', form));
    const texts = [];
    for (const node of [workflow, form, task, field]) {
      texts.push([
        await copied('pneumatic.copyId', node),
        await copied('pneumatic.copyName', node),
      ]);
    }
    assert.deepEqual(texts, [
      ['2', 'Workflow 2'],
      ['2', 'Workflow 2'],
      ['201', 'Only task'],
      ['why', 'Why'],
    ]);
  });

  it('a row that the view has just let go of is not taken for the selected one', async () => {
    await serve();
    const { workflow } = as('workflow', await workflowNode(services, 'Workflow 2'));
    await services.workflowsTree.reveal(workflow);
    await eventually('the selection', () => Promise.resolve(services.workflowsTree.selection[0]));
    await vscode.env.clipboard.writeText('something else');
    // What VS Code passes for a row of which there is nothing more.
    await runCommand('pneumatic.copyName', undefined, null);
    assert.equal(await vscode.env.clipboard.readText(), 'something else');
    await runCommand('pneumatic.copyName');
    assert.equal(await vscode.env.clipboard.readText(), 'Workflow 2');
  });

  it('Open Link opens nothing that is no web page', async () => {
    const link = 'command:workbench.action.closeWindow';
    const odd = wireWorkflow(1, { tasks: [{ id: 101, number: 1, name: 'Odd', url: link }] });
    await signInTo(services, (await servers.serve(serviceOf([odd]))).origin, 'a-key');
    const [, task] = await services.workflowsTree.getChildren(
      await workflowNode(services, 'Workflow 1'),
    );
    assert.equal(as('task', task).task.link, link);
    await runCommand('pneumatic.openTaskLink', task);
  });

  it('Show Log shows the log', async () => {
    await runCommand('pneumatic.showLog');
    await eventually('the log', () =>
      Promise.resolve(
        vscode.window.visibleTextEditors.find(
          ({ document: { uri } }) => uri.scheme === 'output' && uri.path.includes('Pneumatic'),
        ),
      ),
    );
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

describe('The commands of the Runs view', () => {
  const runs = ['1', '2', '3'].map((id) => runRecordOf(id, Number(id)));
  const [first, second, third] = runs;

  before(useServices);
  afterEach(tearDown);

  const addAll = async (): Promise<void> => {
    for (const run of runs) await services.history.add(run);
  };

  it('Copy Run ID copies that of one run, or of all that are selected', async () => {
    await runCommand('pneumatic.copyProcessId', first);
    assert.equal(await vscode.env.clipboard.readText(), '1');
    await runCommand('pneumatic.copyProcessId', first, [first, third]);
    assert.equal(await vscode.env.clipboard.readText(), '1\n3');
  });

  it('Remove forgets one run, or all that are selected', async () => {
    await addAll();
    await runCommand('pneumatic.removeRun', second);
    assert.deepEqual(await services.history.list(), [third, first]);
    await runCommand('pneumatic.removeRun', first, [first, third]);
    assert.deepEqual(await services.history.list(), []);
  });

  it('a key means for each kind of row what the row is for', () => {
    const pending = { id: 'a', sentAt: 1, progress: { state: 'unknown', cause: 'timeout' } };
    const odd = { type: 'unreadable' };
    const onKey = (id: CommandId, ...rows: readonly unknown[]): readonly CommandId[] =>
      commandsOnKey(id, rows[0], rows);
    assert.deepEqual(onKey('pneumatic.copyNameAndLink', first), ['pneumatic.copyNameAndLink']);
    assert.deepEqual(onKey('pneumatic.copyNameAndLink', pending), ['pneumatic.copyLaunchName']);
    assert.deepEqual(onKey('pneumatic.copyNameAndLink', odd), ['pneumatic.copyDetails']);
    assert.deepEqual(onKey('pneumatic.launchAgain', pending), ['pneumatic.checkLaunch']);
    assert.deepEqual(onKey('pneumatic.removeRun', pending), ['pneumatic.dismissLaunch']);
    assert.deepEqual(onKey('pneumatic.removeRun', { type: 'run' }), ['pneumatic.deleteRun']);
    assert.deepEqual(onKey('pneumatic.removeRun', first, pending), [
      'pneumatic.removeRun',
      'pneumatic.dismissLaunch',
    ]);
  });

  it('Clear Runs asks nothing where there is nothing', () => runCommand('pneumatic.clearRuns'));

  it('Open Run opens the page of a launched run at its own account, whichever is in use', async () => {
    const server = await serve();
    const { account } = await sessionAt(services, server.origin);
    const [run] = runs;
    assert.ok(run);
    await runCommand('pneumatic.openRun', run);
    assert.ok(services.pages.runTab(run.account.id, run.id));
    assert.equal(services.pages.runTab(account.id, run.id), undefined);
  });

  it('Launch Again opens the form with the values of the run', async () => {
    const server = await serve();
    const { account } = await sessionAt(services, server.origin);
    const input = { ...emptyInput, name: 'Again', values: [[fieldId('why'), 'x']] as const };
    const workflow = { id: workflowId('1'), name: 'Workflow 1' };
    const launchedOn = { id: account.id, label: '' };
    const run = runRecordOf('1', 1, { account: launchedOn, workflow, input });
    await runCommand('pneumatic.launchAgain', run);
    assert.deepEqual(await formTitles(1), ['Workflow 1']);
    const folder = vscode.Uri.joinPath(services.context.globalStorageUri, 'drafts');
    const drafts = new Drafts(folder, services.log, 'another', services.names);
    const draft = await eventually('the draft', () => drafts.latest(account.id, workflow.id));
    assert.deepEqual(draft.input, input);
  });

  it('Launch Again says where to sign in for a run of another account', async () => {
    await serve();
    await answering('dismiss', 'pneumatic.launchAgain', first);
    assert.deepEqual(formTabs(), []);
  });
});
