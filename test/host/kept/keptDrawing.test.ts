/** Rows that are drawn while the service answers, with a real server of today’s API. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { personId } from '../../../src/core/base/ids.ts';
import { Attention } from '../../../src/host/polling/attention.ts';
import { RunsTree } from '../../../src/host/runs/runsTree.ts';
import { MyTasksTree } from '../../../src/host/tasks/myTasksTree.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { hang, startAgain } from '../support/hang.ts';
import { createServers } from '../support/servers.ts';
import { standInView } from '../support/standInView.ts';
import { type Today, signInToToday } from '../support/today.ts';

/** The on-call handover: its first task is assigned to Priya and Maya. */
const handover = 10;
const servers = createServers();
let services: Services;
let today: Today;
let attention: Attention;

const until = (what: string, is: () => boolean): Promise<true> =>
  eventually(what, () => Promise.resolve(is() || undefined));

describe('Kept rows that are drawn while the service answers', () => {
  before(async () => {
    services = await runningServices();
    attention = new Attention(vscode.window);
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    await today.launch(handover, { name: 'Week 40' });
    await services.runsTree.getChildren();
    await services.myTasksTree.getChildren();
  });
  after(() => {
    attention.dispose();
  });
  afterEach(async () => {
    await services.taskFilter.clear();
    await tidy(services);
    await servers.stop();
  });

  it('are those of the service in Runs, and say no time', async () => {
    const held = hang(today);
    await startAgain(services);
    let goOn = (): void => undefined;
    const waits = new Promise<undefined>((resolve) => {
      goOn = () => {
        resolve(undefined);
      };
    });
    const kept = { read: () => waits, write: () => undefined };
    const view = standInView<never>();
    const tree = new RunsTree({ ...services, kept, attention }, view);
    const rows = tree.getChildren();
    await until('the runs as they were kept', () => services.runList.now.asOf !== undefined);
    await today.launch(handover, { name: 'Week 41' });
    const answered = services.runList.askAgain();
    await held.letGo();
    await answered;
    goOn();
    assert.equal((await rows).length, 2);
    assert.doesNotMatch(tree.description, /as of/);
    tree.dispose();
  });

  it('are those of the service in My Tasks, and say no time', async () => {
    await services.taskFilter.change({ person: { id: personId('3'), name: 'Priya Nair' } });
    await services.myTasksTree.getChildren();
    await services.kept.flush();
    services.kept.remove(today.account, 'my tasks');
    const others = hang(today, /^GET \/v3\/tasks\?.*assigned_to/);
    const mine = hang(today, /^GET \/v3\/tasks\?(?!.*assigned_to)/);
    await startAgain(services);
    // The filter of an account counts once that is known.
    await services.abilities.known();
    const tree = new MyTasksTree({ ...services, attention }, standInView<never>());
    const rows = tree.getChildren();
    const { viewedTasks } = services;
    await until('the tasks as they were kept', () => viewedTasks.now.asOf !== undefined);
    await today.launch(handover, { name: 'Week 41' });
    const answered = viewedTasks.askAgain();
    await others.letGo();
    await answered;
    await mine.letGo();
    assert.equal((await rows).length, 2);
    assert.doesNotMatch(tree.description, /as of/);
    tree.dispose();
  });
});
