/** Runs and My Tasks as they were kept, with a real server of today’s API that does not answer. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RunRow } from '../../../src/core/runs/runRows.ts';
import { isServiceRow } from '../../../src/host/runs/runRow.ts';
import type { Services } from '../../../src/host/services.ts';
import { answer, json } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInTo, tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { hang, startAgain } from '../support/hang.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

/** The on-call handover: its first task is assigned to Priya and Maya, the second to Maya. */
const handover = 10;
const servers = createServers();
let services: Services;
let today: Today;

type ServiceRunRow = Extract<RunRow, { type: 'run' }>;

const runs = async (): Promise<readonly ServiceRunRow[]> =>
  (await services.runsTree.getChildren())
    .filter(isServiceRow)
    .filter((row): row is ServiceRunRow => row.type === 'run');
const runNames = async (): Promise<readonly string[]> => (await runs()).map(({ run }) => run.name);

const taskRows = async () =>
  (await services.myTasksTree.getChildren()).filter((row) => row.type === 'myTask');
const taskNames = async (): Promise<readonly string[]> =>
  (await taskRows()).map(({ task }) => `${task.runName}: ${task.name}`);

const until = (what: string, is: () => boolean): Promise<true> =>
  eventually(what, () => Promise.resolve(is() ? true : undefined));

/** Counts how often the views are drawn from now on. */
function drawings() {
  const count = { runs: 0, tasks: 0 };
  const following = vscode.Disposable.from(
    services.runsTree.onDidChangeTreeData(() => {
      count.runs += 1;
    }),
    services.myTasksTree.onDidChangeTreeData(() => {
      count.tasks += 1;
    }),
  );
  return {
    count,
    stop: (): void => {
      following.dispose();
    },
  };
}

/** The commands that change a run, or a task. */
const changingRuns = [
  ...(['snoozeRun', 'resumeRun', 'renameRun', 'setRunDueDate', 'returnRun'] as const),
  ...(['markRunUrgent', 'markRunNotUrgent', 'finishRun', 'deleteRun'] as const),
];
const changingTasks = [
  ...(['completeTask', 'returnTask', 'setTaskDueDate', 'addPerformer', 'removePerformer'] as const),
];

describe('Runs and My Tasks as they were kept', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    for (const name of ['Week 40', 'Week 41']) await today.launch(handover, { name });
    await runNames();
    await taskNames();
    await services.workflows.list();
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('are there before the service has answered anything, and say from when they are', async () => {
    const held = hang(today);
    await startAgain(services);
    assert.deepEqual(await runNames(), ['Week 41', 'Week 40']);
    assert.deepEqual((await taskNames()).length, 2);
    assert.match(services.runsTree.description, / · as of \d/);
    assert.match(services.myTasksTree.description, /^as of \d/);
    assert.equal(services.myTasksTree.badge, 2);
    await until('a request', () => held.count > 0);
    await held.letGo();
  });

  it('are replaced without being drawn again where nothing has changed', async () => {
    const held = hang(today);
    await startAgain(services);
    await runNames();
    await taskNames();
    const drawn = drawings();
    await held.letGo();
    await until('the answers', () => services.runList.now.asOf === undefined);
    await until('the tasks', () => services.taskList.now.asOf === undefined);
    await until('the end of the notes', () => !services.runsTree.description.includes('as of'));
    drawn.stop();
    assert.deepEqual(drawn.count, { runs: 0, tasks: 0 });
    assert.equal(services.myTasksTree.description, '');
  });

  it('show what has changed once the service has answered', async () => {
    const held = hang(today);
    await startAgain(services);
    await runNames();
    await today.launch(handover, { name: 'Week 42' });
    await held.letGo();
    await until('the new run', () => services.runList.now.value?.runs.length === 3);
    assert.deepEqual(await runNames(), ['Week 42', 'Week 41', 'Week 40']);
  });

  it('show the tasks of a run as they were kept, and then as they are', async () => {
    const [row] = await runs();
    assert.ok(row);
    const before = (await services.runsTree.getChildren(row)).filter(isServiceRow);
    const held = hang(today);
    await startAgain(services);
    const [kept] = await runs();
    assert.deepEqual(
      (await services.runsTree.getChildren(kept)).filter(isServiceRow).map(({ type }) => type),
      before.map(({ type }) => type),
    );
    const { edition } = services.runList;
    await held.letGo();
    await until('fresh tasks', () => services.runList.edition > edition);
  });

  it('stay when the service cannot be reached, and say so', async () => {
    await startAgain(services);
    const end = today.interceptor.instead(/./, (response) => response.socket?.resetAndDestroy());
    assert.deepEqual(await runNames(), ['Week 41', 'Week 40']);
    await until('a message', () => services.runsTree.message !== '');
    assert.match(services.runsTree.description, /as of \d/);
    const [row] = await runs();
    assert.equal((await runs()).length, 2);
    // Unfolded before or not: what was never read says that it cannot be.
    const below = (await services.runsTree.getChildren(row)).filter(isServiceRow);
    assert.equal(below[0]?.type, 'runFailure');
    end();
  });

  it('are gone once the service refuses the key', async () => {
    const held = hang(today);
    await startAgain(services);
    assert.deepEqual(await runNames(), ['Week 41', 'Week 40']);
    await until('a request', () => held.count > 0);
    const end = today.interceptor.instead(/^/, answer(401));
    held.answer(answer(401));
    await eventually('an empty view', async () =>
      (await runNames()).length === 0 && (await taskNames()).length === 0 ? true : undefined,
    );
    end();
  });

  it('stay where a web page has come instead', async () => {
    const held = hang(today);
    await startAgain(services);
    assert.deepEqual(await runNames(), ['Week 41', 'Week 40']);
    assert.equal((await taskRows()).length, 2);
    await until('a request', () => held.count > 0);
    const page = answer(401, '<html><p>Sign in to the Wi-Fi');
    const end = today.interceptor.instead(/^/, page);
    held.answer(page);
    await until('why', () => services.runList.now.error !== undefined);
    await until('why', () => services.taskList.now.error !== undefined);
    assert.deepEqual(await runNames(), ['Week 41', 'Week 40']);
    assert.equal((await taskRows()).length, 2);
    await startAgain(services);
    assert.deepEqual(await runNames(), ['Week 41', 'Week 40']);
    end();
  });

  it('are gone from sight and from disk once the service does not let me list them', async () => {
    const lists = /^GET \/(workflows|v3\/tasks)\?/;
    // Another expression, which ends by itself.
    const held = hang(today, new RegExp(lists));
    await startAgain(services);
    assert.deepEqual(await runNames(), ['Week 41', 'Week 40']);
    assert.equal((await taskRows()).length, 2);
    await until('both requests', () => held.count === 2);
    const refusal = json({ detail: 'Not for you.' }, 403);
    const end = today.interceptor.instead(lists, refusal);
    held.answer(refusal);
    const { runList, viewedTasks } = services;
    const isRefused = (): Promise<true> =>
      until('both refusals', () =>
        [runList, viewedTasks].every(({ now }) => now.error !== undefined),
      );
    await isRefused();
    assert.deepEqual([await runNames(), await taskNames()], [[], []]);
    await startAgain(services);
    assert.deepEqual([await runNames(), await taskNames()], [[], []]);
    await isRefused();
    end();
  });

  it('are not changed by any command while the service does not answer', async () => {
    await startAgain(services);
    const end = today.interceptor.instead(/./, answer(401, '<html><p>Sign in to the Wi-Fi'));
    const [[run], [task]] = [await runs(), await taskRows()];
    const before = today.interceptor.asked.length;
    for (const each of changingRuns) await runCommand(`pneumatic.${each}`, run);
    for (const each of changingTasks) await runCommand(`pneumatic.${each}`, task);
    const asked = today.interceptor.asked.slice(before);
    assert.deepEqual(
      asked.filter((what) => !what.startsWith('GET ')),
      [],
    );
    end();
  });

  it('are not changed at another account that comes into use while the command waits', async () => {
    const held = hang(today);
    await startAgain(services);
    const [row] = await runs();
    await until('a request', () => held.count > 0);
    const command = runCommand('pneumatic.resumeRun', row);
    const signedIn = today.signIn('priya');
    await until('another account', () => services.runList.now.asOf === undefined);
    await Promise.all([held.letGo(), signedIn, command]);
    const changes = today.interceptor.asked.filter((what) => /^(POST|PATCH) .*resume/.test(what));
    assert.deepEqual(changes, []);
  });

  it('are none where the server has none, and the view shows what was launched from here', async () => {
    const key = 'pn-another-key-0123456789abcdefghij';
    await signInTo(services, await servers.sandbox(key), key);
    await services.abilities.ask();
    await startAgain(services);
    assert.deepEqual(await services.runsTree.getChildren(), []);
    assert.equal(services.runsTree.description, '');
    const known = await services.abilities.known();
    assert.deepEqual([known?.can.followsRuns, await taskNames()], [false, []]);
  });
});
