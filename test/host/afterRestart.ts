/** The second suite: VS Code has been restarted on the data folders of the first. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import * as vscode from 'vscode';
import { Drafts } from '../../src/host/form/drafts.ts';
import { settingIds } from '../../src/host/manifest/ids.ts';
import { eventually } from '../vscode/eventually.ts';
import { sessionAt, setSetting } from './support/account.ts';
import { runCommand } from './support/commands.ts';
import { extension, runningServices } from './support/extension.ts';
import { leftDraft, leftKey, leftRuns, leftServerFile } from './support/leftovers.ts';
import { workflowNames } from './support/nodes.ts';

describe('After a restart', () => {
  const requests: string[] = [];
  const server = createServer((request) => {
    requests.push(`${request.method ?? ''} ${request.headers.authorization ?? ''}`);
    // It never answers.
  });
  let origin: string;

  before(async () => {
    origin = await readFile(leftServerFile(), 'utf8');
    server.listen(Number(new URL(origin).port), '127.0.0.1');
    await once(server, 'listening');
    await setSetting(settingIds.server, origin);
    await setSetting(settingIds.dialect, undefined);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('the extension waits until it is needed, and a command needs it', async () => {
    assert.equal(extension().isActive, false);
    await runCommand('pneumatic.copyId');
    assert.equal(extension().isActive, true);
  });

  it('the runs are still there, newest first, with all they were launched with', async () => {
    const { runsTree } = await runningServices();
    assert.deepEqual(await runsTree.getChildren(), leftRuns.toReversed());
  });

  it('the draft is still there', async () => {
    const { context, log, names } = await runningServices();
    const folder = vscode.Uri.joinPath(context.globalStorageUri, 'drafts');
    const drafts = new Drafts(folder, log, 'window', names);
    assert.deepEqual(await drafts.get(leftDraft.account, leftDraft.workflow), leftDraft.saved);
  });

  it('the key and the dialect are still there; nothing was sent before somebody looks', async () => {
    const services = await runningServices();
    await sessionAt(services, origin);
    assert.deepEqual(requests, []);
  });

  it('the workflows are there before the service has answered, which is asked at once', async () => {
    const services = await runningServices();
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
    await eventually('the request', () => Promise.resolve(requests.length > 0 || undefined));
    assert.equal(requests[0], `GET Bearer ${leftKey}`);
    assert.deepEqual(await workflowNames(services), ['Workflow 1']);
  });
});
