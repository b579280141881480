/** Launches that are saved for a person alone, and in the folder that is open. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { WorkflowRow } from '../../../src/core/workflows/workflowRows.ts';
import { SavedLaunches } from '../../../src/host/launchFiles/savedLaunches.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInToDemo, tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { as, iconName, shown, workflowNode } from '../support/nodes.ts';
import { newFolder, removeFolders, writeText } from '../support/records.ts';

const workflow = 'Release to production';
const launch = { workflow, name: 'Night shift', values: [], taskLinks: [] };

describe('Saved launches', () => {
  let services: Services;
  let saved: SavedLaunches;
  let own: vscode.Uri;
  let folder: vscode.WorkspaceFolder;
  let shared: vscode.Uri;

  before(async () => {
    services = await runningServices();
    await signInToDemo(services);
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first, 'a folder is open');
    folder = first;
    shared = vscode.Uri.joinPath(folder.uri, '.pneumatic');
  });
  beforeEach(() => {
    own = newFolder(services);
    saved = new SavedLaunches({ ...services, folder: own });
  });
  afterEach(async () => {
    saved.dispose();
    await vscode.workspace.fs.delete(shared, { recursive: true }).then(undefined, () => undefined);
    for (const each of await (await services.savedLaunches()).list()) {
      await vscode.workspace.fs.delete(each.file).then(undefined, () => undefined);
    }
  });
  after(async () => {
    await tidy(services);
    await removeFolders(services);
  });

  const names = async (of = saved) => (await of.list()).map(({ name }) => name).sort();

  it('are kept for the person alone, and in the folder, across a restart', async () => {
    await saved.save({ name: 'Mine', launch, folder: undefined });
    const file = await saved.save({ name: 'Ours / all', launch, folder });
    assert.equal(file.path, vscode.Uri.joinPath(shared, 'ours-all.pneumatic.json').path);
    const later = new SavedLaunches({ ...services, folder: own });
    assert.deepEqual(await names(later), ['Mine', 'Ours / all']);
    const mine = await later.named('Mine', undefined);
    assert.deepEqual(mine?.written, { workflow, name: 'Night shift' });
    assert.equal(await later.named('Mine', folder), undefined);
    later.dispose();
  });

  it('are replaced in place, and removed without what stands beside them', async () => {
    await writeText(
      shared,
      'two.pneumatic.json',
      JSON.stringify({ launches: { a: { workflow }, b: { workflow: 'Else' } } }),
    );
    const first = await saved.named('a', folder);
    assert.ok(first);
    await saved.save({ name: 'a', launch, folder }, first);
    const replaced = await saved.named('a', folder);
    assert.deepEqual(replaced?.written, { workflow, name: 'Night shift' });
    assert.ok(replaced);
    await saved.delete(replaced);
    assert.deepEqual(await names(), ['b']);
    const [last] = await saved.list();
    assert.ok(last);
    await saved.delete(last);
    assert.deepEqual(await names(), []);
  });

  it('are deleted without what was added to their file meanwhile, or cannot be read in it', async () => {
    const text = (all: object) => JSON.stringify({ launches: all });
    await writeText(shared, 'x.pneumatic.json', text({ a: { workflow } }));
    const alone = await saved.named('a', folder);
    assert.ok(alone?.isAlone);
    await writeText(shared, 'x.pneumatic.json', text({ a: { workflow }, b: { workflow } }));
    await saved.delete(alone);
    assert.deepEqual(await names(), ['b']);
    await writeText(shared, 'x.pneumatic.json', `{ "launches": { "c": {}, d: { "x": {} } } }`);
    const [broken] = await saved.launchesIn(
      vscode.Uri.joinPath(shared, 'x.pneumatic.json'),
      folder,
    );
    assert.equal(broken?.isAlone, false);
  });

  it('are one row each, even if their name stands twice in a file', async () => {
    await writeText(
      shared,
      'x.pneumatic.json',
      `{ "launches": { "a": { "workflow": "Gone" }, "a": { "workflow": "${workflow}" } } }`,
    );
    const rows = await saved.list();
    assert.deepEqual(
      rows.map(({ written }) => written),
      [{ workflow }],
    );
  });

  it('follow files that are added, changed and deleted elsewhere', async () => {
    assert.deepEqual(await names(), []);
    const text = (name: string) => JSON.stringify({ launches: { [name]: { workflow } } });
    const until = (expected: readonly string[]) =>
      eventually(`the saved launches ${expected.join()}`, async () => {
        const now = await names();
        return now.join() === expected.join() || undefined;
      });
    await writeText(shared, 'x.pneumatic.json', text('added'));
    await until(['added']);
    await writeText(shared, 'x.pneumatic.json', text('changed'));
    await until(['changed']);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(shared, 'x.pneumatic.json'));
    await until([]);
  });

  it('belong to the workflow that they name, and to no other', async () => {
    await saved.save({ name: 'b', launch, folder: undefined });
    await saved.save({
      name: 'a',
      launch: { ...launch, workflow: 'release to PRODUCTION' },
      folder,
    });
    await saved.save({ name: 'gone', launch: { ...launch, workflow: 'Gone' }, folder });
    const { workflow: found } = await workflowNode(services, workflow);
    const of = await saved.ofWorkflow(found);
    assert.deepEqual(
      of.map(({ name }) => name),
      ['a', 'b'],
    );
  });

  it('stand below their workflow, between its form and its tasks, until they are deleted', async () => {
    const all = await services.savedLaunches();
    const { workflowsTree } = services;
    const below = async (): Promise<readonly WorkflowRow[]> =>
      workflowsTree.getChildren(await workflowNode(services, workflow));
    const types = async () => (await below()).map(({ type }) => type).slice(0, 3);
    assert.deepEqual(await types(), ['form', 'task', 'task']);
    const changed = new Promise<void>((resolve) => {
      const listening = workflowsTree.onDidChangeTreeData(() => {
        listening.dispose();
        resolve();
      });
    });

    await all.save({ name: 'Patch', launch, folder: undefined });
    await changed;
    assert.deepEqual(await types(), ['form', 'savedLaunch', 'task']);
    const row = as('savedLaunch', (await below())[1]);
    const item = shown(services, row);
    assert.deepEqual(
      [item.label, item.description, iconName(item), item.contextValue],
      ['Patch', 'saved for me', 'bookmark', 'savedLaunch'],
    );
    await runCommand('pneumatic.editSaved', row);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /"Patch"/);
    await runCommand('workbench.action.closeActiveEditor' as never);
    const found = await all.find(row.key);
    assert.ok(found);
    await all.delete(found);
    assert.deepEqual(await types(), ['form', 'task', 'task']);
  });
});
