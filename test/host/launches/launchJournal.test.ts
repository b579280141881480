/** Launches without an answer. The tests of `ui` kill real processes. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { hostname } from 'node:os';
import process from 'node:process';
import * as vscode from 'vscode';
import { emptyInput } from '../../../src/core/form/input.ts';
import { accountId, runId, workflowId } from '../../../src/core/base/ids.ts';
import type { LaunchOwner, PendingLaunch } from '../../../src/core/launches/pendingLaunch.ts';
import type { RunRecord } from '../../../src/core/launches/runRecord.ts';
import { Launcher } from '../../../src/host/kickoff/launcher.ts';
import { LaunchJournal, type LaunchPlan } from '../../../src/host/launches/launchJournal.ts';
import { RunHistory } from '../../../src/host/launches/runHistory.ts';
import type { Services } from '../../../src/host/services.ts';
import type { LaunchState } from '../../../src/protocol/kickoffPage.ts';
import { type Reply, answer, json } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInTo, tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { iconName, tooltipText } from '../support/nodes.ts';
import { filesIn, newFolder, removeFolders, writeText } from '../support/records.ts';
import { createServers } from '../support/servers.ts';
import { asked, serviceOf, wireWorkflow } from '../support/service.ts';

/** The id of a launch that another process has left. */
const leftId = '0b0e9e3c-5d0a-4a5e-9c57-6e3c6d2f1a10';

const plan: LaunchPlan = {
  name: 'Harbormaster *5*',
  workflow: { id: workflowId('1'), name: 'Workflow 1' },
  account: { id: accountId('demo'), label: 'Demo account' },
  input: { ...emptyInput, name: 'Harbormaster *5*' },
};

/** The id of a process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('The journal of launches', () => {
  let services: Services;
  let folder: vscode.Uri;
  const opened: { dispose(): void }[] = [];

  /** The journal of a window: its own view of the same folder. */
  function open(): LaunchJournal {
    const history = new RunHistory(
      vscode.Uri.joinPath(folder, 'runs'),
      services.log,
      services.names,
    );
    const journal = new LaunchJournal(
      vscode.Uri.joinPath(folder, 'launches'),
      history,
      services.log,
      services.names,
    );
    opened.push(journal, history);
    return journal;
  }

  /** Writes what a process writes before it sends a launch. */
  async function leave(owner: LaunchOwner, some: Partial<PendingLaunch> = {}): Promise<void> {
    const sentAt = Date.now();
    const progress = { state: 'sending', owner, until: sentAt + 90_000 } as const;
    const launch: PendingLaunch = { ...plan, id: leftId, sentAt, progress, ...some };
    // The store names a file by a hash of its key.
    const name = createHash('sha256').update(launch.id).digest('hex').slice(0, 40);
    const launches = vscode.Uri.joinPath(folder, 'launches');
    await writeText(launches, `${name}.json`, JSON.stringify(launch));
  }

  const names = async (journal: LaunchJournal): Promise<readonly (string | undefined)[]> =>
    (await journal.unknown()).map(({ name }) => name);

  before(async () => {
    services = await runningServices();
  });
  beforeEach(() => {
    folder = newFolder(services);
  });
  afterEach(() => {
    for (const each of opened.splice(0)) each.dispose();
  });
  after(() => removeFolders(services));

  it('shows nothing of a launch under way, to no window, but to its form', async () => {
    const [here, there] = [open(), open()];
    const launch = await here.begin(plan, 60_000);
    for (const journal of [here, there]) {
      assert.deepEqual(await journal.unknown(), []);
      assert.deepEqual((await journal.findInterrupted()).found, []);
      assert.deepEqual(await journal.ofForm(plan.account.id, plan.workflow.id), [launch]);
    }
    await here.forget([launch]);
    assert.deepEqual(await there.ofForm(plan.account.id, plan.workflow.id), []);
  });

  it('keeps a launch whose outcome is unknown until it is dismissed, and notifies nobody again', async () => {
    const [here, there] = [open(), open()];
    await here.keepUnknown(await here.begin(plan, 60_000), 'timeout');
    const [kept] = await there.unknown();
    assert.deepEqual(kept?.progress, { state: 'unknown', cause: 'timeout' });
    assert.deepEqual((await there.findInterrupted()).found, []);
    await there.forget([kept]);
    assert.deepEqual(await names(here), []);
  });

  it('knows that the process is no more which was sending', async () => {
    await leave({ host: hostname(), pid: await endedPid(), startedAt: 1 });
    const [launch] = await open().unknown();
    assert.deepEqual(launch?.progress, { state: 'unknown', cause: 'interrupted' });
    assert.equal(launch.name, plan.name);
  });

  it('is not deceived by a process id that came round again', async () => {
    await leave({ host: hostname(), pid: process.pid, startedAt: 1 });
    assert.deepEqual(await names(open()), [plan.name]);
  });

  it('leaves a launch of another machine alone until its time is over', async () => {
    const elsewhere = { host: 'elsewhere.example', pid: await endedPid(), startedAt: 1 };
    await leave(elsewhere);
    const journal = open();
    assert.deepEqual(await names(journal), []);
    assert.equal((await journal.findInterrupted()).othersAreSending, true);
    await leave(elsewhere, { progress: { state: 'sending', owner: elsewhere, until: 1 } });
    assert.deepEqual(await names(journal), [plan.name]);
    assert.equal((await journal.findInterrupted()).othersAreSending, false);
  });

  it('recognises a process by all of its marks, not by its id alone', async () => {
    await leave({ host: 'elsewhere.example', pid: process.pid, startedAt: 1 });
    assert.equal((await open().findInterrupted()).othersAreSending, true);
  });

  it('does not bring back what another window forgets while this one looks', async () => {
    await leave({ host: hostname(), pid: await endedPid(), startedAt: 1 });
    const there = open();
    const [launch] = await there.unknown();
    assert.ok(launch);
    /**
     * A launch is forgotten while the runs are read, between reading the launch and writing its
     * outcome.
     */
    class MeanwhileForgotten extends RunHistory {
      override async list(): Promise<readonly RunRecord[]> {
        await there.forget([launch as PendingLaunch]);
        return super.list();
      }
    }
    const history = new MeanwhileForgotten(
      vscode.Uri.joinPath(folder, 'runs'),
      services.log,
      services.names,
    );
    const launches = vscode.Uri.joinPath(folder, 'launches');
    const here = new LaunchJournal(launches, history, services.log, services.names);
    opened.push(here, history);
    assert.deepEqual((await here.findInterrupted()).found, []);
    assert.deepEqual(await filesIn(launches, '.json'), []);
    assert.deepEqual(await filesIn(vscode.Uri.joinPath(launches, 'told'), ''), []);
  });

  it('forgets a launch that was found unknown when its run is recorded after all', async () => {
    const sentAt = 5000;
    const unknown = { sentAt, progress: { state: 'unknown', cause: 'interrupted' } } as const;
    await leave({ host: hostname(), pid: await endedPid(), startedAt: 1 }, unknown);
    const journal = open();
    assert.deepEqual(await names(journal), [plan.name]);
    const history = new RunHistory(
      vscode.Uri.joinPath(folder, 'runs'),
      services.log,
      services.names,
    );
    opened.push(history);
    const { workflow, account, input } = plan;
    const run = { id: runId('1'), name: 'x', workflow, account, input, launchedAt: sentAt };
    await history.add({ ...run, input: { ...input, name: 'Of another window' } });
    assert.deepEqual(await names(journal), [plan.name]);
    await history.add({ ...run, id: runId('2') });
    assert.deepEqual(await names(journal), []);
    assert.deepEqual(await filesIn(vscode.Uri.joinPath(folder, 'launches'), '.json'), []);
  });

  it('keeps one entry for each of two windows that launch at once', async () => {
    const windows = [open(), open()];
    const launches = await Promise.all(windows.map((journal) => journal.begin(plan, 60_000)));
    const [first, second] = launches;
    assert.ok(first && second);
    assert.equal((await open().ofForm(plan.account.id, plan.workflow.id)).length, 2);
    await windows[0]?.forget([first]);
    assert.deepEqual(await open().ofForm(plan.account.id, plan.workflow.id), [second]);
  });

  it('reports an interrupted launch once, even if many windows look at the same time', async () => {
    await leave({ host: hostname(), pid: await endedPid(), startedAt: 1 });
    const windows = [open(), open(), open()];
    const told = await Promise.all(windows.map((journal) => journal.findInterrupted()));
    assert.deepEqual(
      told.flatMap(({ found: untold }) => untold).map(({ name }) => name),
      [plan.name],
    );
    assert.deepEqual((await open().findInterrupted()).found, []);
    assert.deepEqual(await names(open()), [plan.name]);
  });

  it('forgets a launch whose run was recorded just before the crash', async () => {
    const history = new RunHistory(
      vscode.Uri.joinPath(folder, 'runs'),
      services.log,
      services.names,
    );
    opened.push(history);
    const sentAt = 5000;
    const { workflow, account, input } = plan;
    const run = { id: runId('1'), name: 'x', workflow, account, input, launchedAt: sentAt };
    await history.add(run);
    await leave({ host: hostname(), pid: await endedPid(), startedAt: 1 }, { sentAt });
    const journal = open();
    assert.deepEqual((await journal.findInterrupted()).found, []);
    assert.deepEqual(await names(journal), []);
    assert.deepEqual(await history.list(), [run]);
  });
});

describe('A launch', () => {
  const servers = createServers();
  const workflows = [wireWorkflow(1)];
  let services: Services;
  let entriesWhenAsked: readonly string[] = [];

  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  const folder = (): vscode.Uri =>
    vscode.Uri.joinPath(services.context.globalStorageUri, 'launches');

  /** A service that answers launches in this way, and reads the journal before. */
  const serviceWith = (end: Reply): Reply => {
    const others = serviceOf(workflows);
    return (response) => {
      if (response.req.method !== 'POST') {
        others(response);
        return;
      }
      void filesIn(folder(), '.json').then((files) => {
        entriesWhenAsked = files;
        end(response);
      });
    };
  };

  async function launch(end: Reply, input = plan.input): Promise<LaunchState> {
    const server = await servers.serve(serviceWith(end));
    const { account, api } = await signInTo(services, server.origin, 'a-key');
    const detail = await services.workflows.detail(workflowId('1'));
    assert.ok(detail.ok);
    entriesWhenAsked = [];
    const state = await services.launcher.launch(
      {
        account,
        api,
        workflow: detail.value,
        input,
        suggestedName: 'Suggested',
      },
      new AbortController().signal,
    );
    assert.deepEqual(
      asked(server).filter((request) => request.startsWith('POST')),
      ['POST /workflows/1/run'],
    );
    return state;
  }

  it('is in the journal while it is sent, and only in Runs when it has started', async () => {
    const state = await launch(json({ process_id: 4711 }));
    assert.equal(state.phase, 'launched');
    assert.equal(entriesWhenAsked.length, 1);
    const [run] = await services.history.list();
    assert.ok(run);
    assert.equal(run.id, '4711');
    // Its file is removed a moment after the answer is shown.
    assert.deepEqual(await services.journal.ofForm(run.account.id, run.workflow.id), []);
    await eventually('an empty journal', async () =>
      (await filesIn(folder(), '.json')).length === 0 ? true : undefined,
    );
  });

  it('is shown by 200 characters of its name, which is kept whole', async () => {
    const name = 'n'.repeat(100_000);
    const state = await launch(json({ process_id: 4711 }), { ...plan.input, name });
    assert.ok(state.phase === 'launched');
    assert.equal(state.name, `${'n'.repeat(199)}…`);
    assert.deepEqual(
      (await services.history.list()).map((run) => run.name),
      [name],
    );
  });

  it('is nowhere when the service refuses it', async () => {
    const state = await launch(answer(403));
    assert.equal(state.phase, 'failed');
    assert.equal(entriesWhenAsked.length, 1);
    assert.deepEqual(await filesIn(folder(), '.json'), []);
    assert.deepEqual(await services.history.list(), []);
  });

  const refusedFor = (field: string, reason: string): Reply =>
    json({ code: 'x', message: reason, details: { api_name: field, reason } }, 400);

  it('says to correct what is marked where the form has it', async () => {
    const state = await launch(refusedFor('why', 'Say more.'));
    assert.ok(state.phase === 'failed');
    assert.equal(state.notice.nextStep, 'Correct what is marked and try again.');
    assert.deepEqual(
      state.rejections.map(({ message }) => message),
      ['Say more.'],
    );
  });

  it('names what the form does not have, and says who can change it', async () => {
    const state = await launch(refusedFor('rule-1', 'The sum must be 5.'));
    assert.ok(state.phase === 'failed');
    assert.match(
      state.notice.nextStep,
      /not on this form, the owner of the workflow has to change/,
    );
    assert.deepEqual(
      state.rejections.map(({ message }) => message),
      ['Field “rule-1”: The sum must be 5.'],
    );
  });

  it('says both where the form has some of it', async () => {
    const state = await launch(
      json({ kickoff: { why: ['Say more.'], gone: ['Fill it in.'] } }, 400),
    );
    assert.ok(state.phase === 'failed');
    assert.match(state.notice.nextStep, /^Correct what is marked\. What is not on this form/);
    assert.deepEqual(
      state.rejections.map(({ message }) => message),
      ['Say more.', 'Field “gone”: Fill it in.'],
    );
  });

  it('is a row of its own in Runs when nobody knows whether it has started', async () => {
    const state = await launch(answer(503));
    assert.ok(state.phase === 'unknown');
    assert.match(state.notice.message, /The run may have started: Pneumatic failed/);
    const [row, ...others] = await services.runsTree.getChildren();
    assert.ok(row && 'progress' in row);
    assert.deepEqual(others, []);
    const item = services.runsTree.resolveTreeItem(services.runsTree.getTreeItem(row), row);
    assert.equal(item.label, 'Harbormaster *5*');
    assert.match(String(item.description), /^may have started · Workflow 1 · /);
    assert.deepEqual([item.contextValue, iconName(item)], ['pendingLaunch', 'warning']);
    const text = tooltipText(item);
    for (const part of ['may have started', 'Workflow: Workflow 1', 'Account: 127', 'Sent: ']) {
      assert.ok(text.includes(part), `${part} is missing in ${text}`);
    }
    await runCommand('pneumatic.copyLaunchName', row);
    assert.equal(await vscode.env.clipboard.readText(), 'Harbormaster *5*');
    await runCommand('pneumatic.dismissLaunch', row);
    assert.deepEqual(await services.runsTree.getChildren(), []);
    await eventually('the launch that is put back', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return (await services.runsTree.getChildren()).length === 1 || undefined;
    });
    assert.deepEqual(await services.runsTree.getChildren(), [row]);
    await services.journal.forget([row]);
  });

  it('is not sent when it cannot be written down first', async () => {
    const server = await servers.serve(serviceOf(workflows));
    const { account, api } = await signInTo(services, server.origin, 'a-key');
    const detail = await services.workflows.detail(workflowId('1'));
    assert.ok(detail.ok);
    const parent = newFolder(services);
    await writeText(parent, 'launches', 'a file where the folder should be');
    const { history: runs, log, names } = services;
    const journal = new LaunchJournal(vscode.Uri.joinPath(parent, 'launches'), runs, log, names);
    const state = await new Launcher({ ...services, history: runs, journal }).launch(
      {
        account,
        api,
        workflow: detail.value,
        input: plan.input,
        suggestedName: 'Suggested',
      },
      new AbortController().signal,
    );
    journal.dispose();
    await removeFolders(services);
    assert.equal(state.phase, 'failed');
    assert.ok(asked(server).every((request) => request.startsWith('GET')));
  });
});
