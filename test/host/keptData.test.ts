/** What the version before has kept in the folder of the extension, read by the running one. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { accountId, runTaskId, workflowId } from '../../src/core/base/ids.ts';
import { Drafts } from '../../src/host/form/drafts.ts';
import { StoredRunFilter } from '../../src/host/runs/storedFilter.ts';
import type { Services } from '../../src/host/services.ts';
import { tidy } from './support/account.ts';
import { runningServices } from './support/extension.ts';
import { keepData, keptFilter, keptIds } from './support/versionBefore.ts';

describe('What the version before has kept', () => {
  let services: Services;
  let folder: vscode.Uri;
  let files: readonly vscode.Uri[];

  before(async () => {
    services = await runningServices();
    folder = services.context.globalStorageUri;
    files = await keepData(folder, 'window');
  });
  after(async () => {
    await Promise.all(
      files.map(async (file) => {
        await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
      }),
    );
    await services.context.workspaceState.update('pneumatic.runChoices', undefined);
    await tidy(services);
  });

  it('are drafts of kick-off forms and of tasks', async () => {
    const { log, names } = services;
    const drafts = new Drafts(vscode.Uri.joinPath(folder, 'drafts'), log, 'window', names);
    const account = accountId(keptIds.account);
    const form = await drafts.get(account, workflowId(keptIds.workflow));
    assert.equal(form?.input.name, 'Typed before');
    const task = await drafts.get(account, `task:${runTaskId(keptIds.task)}`);
    assert.equal(task?.input.name, 'Typed before');
    drafts.dispose();
  });

  it('are runs, with what was told about them', async () => {
    const runs = await services.history.list();
    const run = runs.find(({ id }) => id === keptIds.run);
    assert.deepEqual(run?.told, ['stalled']);
    assert.equal(run.account.id, keptIds.account);
  });

  it('are launches without an answer, which can be dismissed for good', async () => {
    const find = async () =>
      (await services.journal.unknown()).find(({ id }) => id === keptIds.launch);
    const launch = await find();
    assert.equal(launch?.account.id, keptIds.account);
    await services.journal.forget([launch]);
    assert.equal(await find(), undefined);
  });

  it('is the filter of the Runs view', async () => {
    const { context, names, log, sessions, abilities } = services;
    await context.workspaceState.update('pneumatic.runChoices', [['demo', keptFilter]]);
    await sessions.useDemo();
    await abilities.ask();
    const filter = new StoredRunFilter({ memento: context.workspaceState, abilities, names, log });
    assert.deepEqual(filter.current, { ...keptFilter, workflow: undefined });
    filter.dispose();
  });
});
