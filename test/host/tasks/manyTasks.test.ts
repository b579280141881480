/** My Tasks of somebody with more tasks than it shows at once. */
import assert from 'node:assert/strict';
import type { MyTasksViewRow } from '../../../src/host/tasks/taskRow.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { json } from '../../support/failing/server.ts';
import { routed, wirePage } from '../../support/samples/wireTemplates.ts';
import { signInTo, tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';

const servers = createServers();
const count = 1203;

describe('My Tasks with many tasks', () => {
  let services: Services;
  /** How many pages beyond the first were read. */
  let pages = 0;

  before(async () => {
    services = await runningServices();
    const server = await servers.serve(
      routed({
        'GET /templates': json(wirePage([])),
        'GET /accounts/users': json([]),
        'GET /accounts/groups': json([]),
        'GET /v3/tasks': (response) => {
          const { searchParams } = new URL(response.req.url ?? '', 'http://localhost');
          const offset = Number(searchParams.get('offset'));
          if (offset > 0) pages += 1;
          const end = Math.min(offset + Number(searchParams.get('limit')), count);
          const tasks = Array.from({ length: end - offset }, (_, index) => ({
            id: offset + index + 1,
            name: `Task ${offset + index + 1}`,
            workflow_name: 'A run',
          }));
          json(wirePage(tasks, end < count ? 'more' : null))(response);
        },
      }),
    );
    await signInTo(services, server.origin, 'a-key', 'current');
  });
  after(async () => {
    await tidy(services);
    await servers.stop();
  });

  const whenShown = (tasks: number): Promise<readonly MyTasksViewRow[]> =>
    eventually(`${tasks} tasks`, async () => {
      const rows = await services.myTasksTree.getChildren();
      return rows.filter(({ type }) => type === 'myTask').length === tasks ? rows : undefined;
    });
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
});
