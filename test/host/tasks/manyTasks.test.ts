/** My Tasks of somebody with more tasks than it shows at once. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import * as vscode from 'vscode';
import { Attention } from '../../../src/host/polling/attention.ts';
import { MyTasksTree } from '../../../src/host/tasks/myTasksTree.ts';
import type { MyTasksViewRow } from '../../../src/host/tasks/taskRow.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { json } from '../../support/failing/server.ts';
import { routed, wirePage } from '../../support/samples/wireTemplates.ts';
import { signInTo, tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { startAgain } from '../support/hang.ts';
import { createServers } from '../support/servers.ts';
import { standInView } from '../support/standInView.ts';

const servers = createServers();
const count = 1203;
/** So many are of one run, and each of the others is of its own. */
const ofOneRun = 700;

describe('My Tasks with many tasks', () => {
  let services: Services;
  /** How many pages beyond the first were read. */
  let pages = 0;
  /** Answers that wait; undefined where none have to. */
  let held: ServerResponse[] | undefined;
  let attention: Attention;
  const trees: MyTasksTree[] = [];

  before(async () => {
    services = await runningServices();
    attention = new Attention(vscode.window);
    const server = await servers.serve(
      routed({
        'GET /templates': json(wirePage([])),
        'GET /accounts/users': json([]),
        'GET /accounts/groups': json([]),
        'GET /v3/tasks': (response) => {
          if (held) {
            held.push(response);
            return;
          }
          const { searchParams } = new URL(response.req.url ?? '', 'http://localhost');
          const offset = Number(searchParams.get('offset'));
          if (offset > 0) pages += 1;
          const end = Math.min(offset + Number(searchParams.get('limit')), count);
          const tasks = Array.from({ length: end - offset }, (_, index) => ({
            id: offset + index + 1,
            name: `Task ${offset + index + 1}`,
            workflow_name: offset + index < ofOneRun ? 'A run' : `Run ${offset + index}`,
          }));
          json(wirePage(tasks, end < count ? 'more' : null))(response);
        },
      }),
    );
    await signInTo(services, server.origin, 'a-key', 'current');
  });
  afterEach(async () => {
    for (const response of held ?? []) response.destroy();
    held = undefined;
    for (const tree of trees.splice(0)) tree.dispose();
    await services.taskFilter.clear();
  });
  after(async () => {
    attention.dispose();
    await tidy(services);
    await servers.stop();
  });

  const whenShown = (tasks: number): Promise<readonly MyTasksViewRow[]> =>
    eventually(`${tasks} tasks`, async () => {
      const rows = await services.myTasksTree.getChildren();
      return rows.filter(({ type }) => type === 'myTask').length === tasks ? rows : undefined;
    });
  /** Draws the list for the first time in another view. */
  function newTree(): MyTasksTree {
    const tree = new MyTasksTree({ ...services, attention }, standInView<MyTasksViewRow>());
    trees.push(tree);
    return tree;
  }
  const whenDrawnAgain = (tree: MyTasksTree): Promise<void> =>
    new Promise((resolve) => {
      const listening = tree.onDidChangeTreeData(() => {
        listening.dispose();
        resolve();
      });
    });
  /** How many rows there are of each kind. */
  function shapeOf(rows: readonly MyTasksViewRow[]): Readonly<Record<string, number>> {
    const shape: Record<string, number> = {};
    for (const { type } of rows) shape[type] = (shape[type] ?? 0) + 1;
    return shape;
  }
  const labelOf = (row: MyTasksViewRow | undefined) =>
    row && services.myTasksTree.getTreeItem(row).label;

  it('has 500 rows, and one that shows more', async () => {
    const rows = await whenShown(500);
    assert.equal(labelOf(rows.at(-1)), 'Show 500 More of 703');
    await runCommand('pneumatic.showMoreTasks');
    assert.equal(labelOf((await whenShown(1000)).at(-1)), 'Show 203 More of 203');
    await runCommand('pneumatic.showMoreTasks');
    assert.equal((await whenShown(count)).length, count);
  });

  it('counts all of them on its badge, read in few requests', async () => {
    assert.equal(services.myTasksTree.badge, count);
    const before = pages;
    await services.taskList.refresh();
    assert.equal(pages - before, 2);
  });

  it('begins with 50 rows, and goes on by itself', async () => {
    const tree = newTree();
    const goesOn = whenDrawnAgain(tree);
    assert.deepEqual(shapeOf(await tree.getChildren()), { myTask: 50 });
    await goesOn;
    assert.deepEqual(shapeOf(await tree.getChildren()), { myTask: 500, moreTasks: 1 });
  });

  it('has pages of groups, and of the tasks of each', async () => {
    await services.taskFilter.change({ grouping: 'run' });
    const tree = newTree();
    const goesOn = whenDrawnAgain(tree);
    assert.deepEqual(shapeOf(await tree.getChildren()), { taskGroup: 1 });
    await goesOn;
    const [big, ...others] = await tree.getChildren();
    assert.deepEqual(shapeOf(others), { taskGroup: 499, moreTasks: 1 });
    assert.equal(labelOf(others.at(-1)), 'Show 4 More of 4');
    assert.deepEqual(
      [big, others[0]].map((row) => row && tree.getTreeItem(row).collapsibleState),
      [vscode.TreeItemCollapsibleState.Expanded, vscode.TreeItemCollapsibleState.Collapsed],
    );
    const below = await tree.getChildren(big);
    assert.deepEqual(shapeOf(below), { myTask: 500, moreTasks: 1 });
    const more = below.at(-1);
    assert.ok(more);
    assert.equal(tree.getParent(more), big);
    await tree.showMore(more);
    assert.deepEqual(shapeOf(await tree.getChildren((await tree.getChildren())[0])), {
      myTask: ofOneRun,
    });
    await tree.showMore(others.at(-1));
    assert.deepEqual(shapeOf(await tree.getChildren()), { taskGroup: 1 + count - ofOneRun });
  });

  it('begins with 50 of those that were kept, and counts all of them', async () => {
    held = [];
    await startAgain(services);
    const tree = newTree();
    const goesOn = whenDrawnAgain(tree);
    assert.deepEqual(shapeOf(await tree.getChildren()), { myTask: 50 });
    assert.equal(services.taskList.now.value?.items.length, 50);
    assert.equal(tree.badge, count);
    await goesOn;
    const rows = await tree.getChildren();
    assert.deepEqual(shapeOf(rows), { myTask: 500, moreTasks: 1 });
    assert.equal(labelOf(rows.at(-1)), 'Show 500 More of 703');
    assert.equal(tree.badge, count);
  });

  it('waits for all that were kept where it shows groups', async () => {
    await services.taskFilter.change({ grouping: 'run' });
    held = [];
    await startAgain(services);
    await services.abilities.known();
    const tree = newTree();
    const [big] = await tree.getChildren();
    assert.equal(big && tree.getTreeItem(big).description, `${ofOneRun} tasks`);
  });
});
