/** The last part of the first suite: leaves the data that `afterRestart.ts` looks for. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { DialectMemory } from '../../src/host/account/dialectMemory.ts';
import { Drafts } from '../../src/host/form/drafts.ts';
import { signInTo } from './support/account.ts';
import { runningServices } from './support/extension.ts';
import { leftDraft, leftKey, leftRuns, leftServerFile } from './support/leftovers.ts';
import { createServers } from './support/servers.ts';
import { serviceOf, wireWorkflow } from './support/service.ts';

describe('Before a restart', () => {
  it('runs, a draft, a key, a dialect and workflows are kept', async () => {
    const services = await runningServices();
    const { context, history: runs, log, names } = services;
    for (const run of leftRuns) await runs.add(run);
    const folder = vscode.Uri.joinPath(context.globalStorageUri, 'drafts');
    const drafts = new Drafts(folder, log, 'window', names);
    await drafts.put(leftDraft.account, leftDraft.workflow, leftDraft.saved);
    const servers = createServers();
    const { origin } = await servers.serve(serviceOf([wireWorkflow(1)]));
    await signInTo(services, origin, leftKey);
    await new DialectMemory(context.globalState).remember(origin, 'documented');
    assert.ok((await services.workflows.list()).ok);
    await services.kept.flush();
    await writeFile(leftServerFile(), origin);
    await servers.stop();
    assert.equal((await runs.list()).length, leftRuns.length);
  });
});
