/** The filter of My Tasks, with a real server of today's API. */
import assert from 'node:assert/strict';
import { personId, workflowId } from '../../../src/core/base/ids.ts';
import { initialTaskFilter } from '../../../src/core/tasks/taskFilter.ts';
import type { Services } from '../../../src/host/services.ts';
import { loadedTasks, searchTasks } from '../../../src/host/tasks/findTask.ts';
import { StoredTaskFilter } from '../../../src/host/tasks/storedTaskFilter.ts';
import type { MyTasksViewRow } from '../../../src/host/tasks/taskRow.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
const handover = 10;
const walk = 15;
let services: Services;
let today: Today;

const rows = (row?: MyTasksViewRow): Promise<readonly MyTasksViewRow[]> =>
  services.myTasksTree.getChildren(row);
const labels = async (row?: MyTasksViewRow): Promise<readonly unknown[]> =>
  (await rows(row)).map((each) => services.myTasksTree.getTreeItem(each).label);

describe('The filter of My Tasks', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    await today.launch(handover, { name: 'Week 40' });
    await today.launch(walk, { name: 'Pier 1' });
    await services.taskList.refresh();
  });
  afterEach(async () => {
    await services.taskFilter.clear();
    await tidy(services);
    await servers.stop();
  });

  it('shows the tasks of one workflow, with all of them in the badge', async () => {
    const name = 'on-call handover';
    await services.taskFilter.change({ workflow: { id: workflowId('10'), name } });
    assert.deepEqual(await labels(), ['Go through last week’s alerts']);
    assert.equal(services.myTasksTree.badge, 2);
    await runCommand('pneumatic.clearTaskFilter');
    assert.equal((await labels()).length, 2);
  });

  it('groups the tasks by run, each with its tasks below', async () => {
    await services.taskFilter.change({ grouping: 'run' });
    assert.deepEqual([...(await labels())].sort(), ['Pier 1', 'Week 40']);
    const group = (await rows()).find((row) => row.type === 'taskGroup' && row.name === 'Week 40');
    assert.ok(group);
    assert.deepEqual(await labels(group), ['Go through last week’s alerts']);
    const [task] = await rows(group);
    assert.ok(task);
    assert.equal(services.myTasksTree.getParent(task), group);
  });

  it('groups the tasks by workflow, by name once the workflows are listed', async () => {
    await services.taskFilter.change({ grouping: 'workflow' });
    await eventually('the names', async () =>
      (await labels()).includes('on-call handover') ? true : undefined,
    );
  });

  it('shows completed tasks, the last one first', async () => {
    const [first] = (await services.taskList.shown()).value?.items ?? [];
    assert.ok(first);
    await today.send(`/v2/tasks/${first.id}/complete`, {});
    await services.taskFilter.change({ completed: true });
    assert.equal((await labels())[0], first.name);
  });

  it('shows the tasks of somebody else to an admin', async () => {
    await today.launch(handover, { name: 'For Priya' });
    await services.taskFilter.change({ person: { id: personId('3'), name: 'Priya Nair' } });
    assert.ok((await labels()).includes('Go through last week’s alerts'));
    assert.ok(today.interceptor.asked.some((what) => what.includes('assigned_to=3')));
    assert.deepEqual(
      loadedTasks(services).map(({ runName }) => runName),
      services.viewedTasks.now.value?.items.map(({ runName }) => runName),
    );
  });

  it('says that the service refuses the tasks of others to those who are no admins', async () => {
    await today.signIn('priya');
    await services.taskFilter.change({ person: { id: personId('1'), name: 'Maya Lindqvist' } });
    await rows();
    assert.equal(services.viewedTasks.now.error?.kind, 'rejected');
  });

  it('is remembered for the account', async () => {
    const { context, abilities, names, log } = services;
    await services.taskFilter.change({ grouping: 'run', due: 'overdue' });
    const again = new StoredTaskFilter({
      ...{ memento: context.workspaceState, abilities, names, log },
    });
    assert.deepEqual(again.current, { ...initialTaskFilter, grouping: 'run', due: 'overdue' });
    again.dispose();
  });

  it('lets tasks be found, open and completed ones, with the reason where it is not seen', async () => {
    const able = await services.abilities.ask();
    assert.ok(able);
    const { signal } = new AbortController();
    const found = await searchTasks(services, able, 'pier', signal);
    assert.deepEqual(
      found.map(({ label, detail }) => [label, detail]),
      [['Walk along the pier', '']],
    );
  });
});
