/** Changes of several runs and of their tasks in the Runs view, with a real server of today's API. */
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import type { RunRow } from '../../../src/core/runs/runRows.ts';
import { dueTimes } from '../../../src/core/runs/days.ts';
import { sendDeletion } from '../../../src/host/runs/manyRunCommands.ts';
import { isServiceRow } from '../../../src/host/runs/runRow.ts';
import type { Services } from '../../../src/host/services.ts';
import { answer } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { answering, runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { hang } from '../support/hang.ts';
import { typeAndHide } from '../support/hiddenBox.ts';
import { messagesOf } from '../support/messages.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
/** The on-call handover: three tasks, no form. */
const handover = 10;
let services: Services;
let today: Today;

type Rows<Type extends RunRow['type']> = readonly Extract<RunRow, { type: Type }>[];

const runs = async (): Promise<Rows<'run'>> =>
  (await services.runsTree.getChildren()).filter(isServiceRow).filter((row) => row.type === 'run');

async function rowOf(name: string): Promise<Rows<'run'>[number]> {
  const found = (await runs()).find(({ run }) => run.name === name);
  assert.ok(found, `${name} is not listed.`);
  return found;
}

async function firstTaskOf(name: string): Promise<Rows<'runTask'>[number]> {
  const below = await services.runsTree.getChildren(await rowOf(name));
  const [task] = below.filter(isServiceRow).filter((row) => row.type === 'runTask');
  assert.ok(task);
  return task;
}

const launchAll = async (...names: readonly string[]): Promise<void> => {
  for (const name of names) await today.launch(handover, { name });
};

describe('Changing runs in the Runs view', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('says first how many runs are overdue, and shows them', async () => {
    const due = Date.now() + 1500;
    await today.launch(handover, { name: 'Late', due_date_tsp: due / 1000 });
    for (let week = 1; week <= 51; week += 1) await launchAll(`Week ${week}`);
    const first = await eventually('the overdue run', async () => {
      await runCommand('pneumatic.refreshRuns');
      const [row] = await services.runsTree.getChildren();
      return row && isServiceRow(row) && row.type === 'overdueRuns' ? row : undefined;
    });
    const item = services.runsTree.getTreeItem(first);
    assert.equal(item.label, '1 overdue');
    assert.equal(item.command?.command, 'pneumatic.showOverdueRuns');
    await runCommand('pneumatic.showOverdueRuns');
    const shown = await services.runsTree.getChildren();
    assert.deepEqual(
      shown.filter(isServiceRow).map((row) => (row.type === 'run' ? row.run.name : row.type)),
      ['Late'],
    );
  });

  it('sets the due date of a task of a run', async () => {
    await launchAll('Week 40');
    await answering('first', 'pneumatic.setTaskDueDate', await firstTaskOf('Week 40'));
    const [dueAt] = dueTimes(Date.now(), services.zones.now.zone);
    assert.equal((await firstTaskOf('Week 40')).task.dueAt, dueAt);
  });

  /** Renames a run in a box that is closed before the service has answered. */
  async function renameAndHide() {
    await launchAll('Week 40');
    const row = await rowOf('Week 40');
    const held = hang(today, /^PATCH /);
    const { ended } = await typeAndHide('Week 41', held, () =>
      runCommand('pneumatic.renameRun', row),
    );
    return { held, ended };
  }

  it('shows the new name of a run whose box was closed before the answer', async () => {
    const { held, ended } = await renameAndHide();
    const messages = await messagesOf(() => Promise.all([held.letGo(), ended]));
    assert.deepEqual(
      services.runList.now.value?.runs.map(({ name }) => name),
      ['Week 41'],
    );
    assert.deepEqual(
      messages.map(({ text }) => text),
      ['“Week 40” is now called “Week 41”.'],
    );
  });

  it('says that a new name was refused whose box was closed before the answer', async () => {
    const { held, ended } = await renameAndHide();
    held.answer(answer(403));
    const [message] = await messagesOf(() => ended);
    assert.match(message?.text ?? '', /^Week 40: /);
  });

  it('snoozes all selected runs after one question', async () => {
    await launchAll('Week 40', 'Week 41', 'Week 42');
    const chosen = [await rowOf('Week 40'), await rowOf('Week 41')];
    await answering('first', 'pneumatic.snoozeRun', chosen[0], chosen);
    assert.deepEqual(
      (await runs()).map(({ run }) => [run.name, run.state]),
      [
        ['Week 42', 'running'],
        ['Week 41', 'snoozed'],
        ['Week 40', 'snoozed'],
      ],
    );
  });

  it('leaves out of the change what does not take it', async () => {
    await launchAll('Week 40');
    await runCommand('pneumatic.markRunUrgent', await rowOf('Week 40'));
    const urgent = await rowOf('Week 40');
    await runCommand('pneumatic.markRunUrgent', urgent, [urgent]);
    const sent = today.interceptor.asked.filter((what) => what.startsWith('PATCH '));
    assert.equal(sent.length, 1);
  });

  it('lists the runs once after each change, also while the view is in sight', async () => {
    await launchAll('Week 40');
    await rowOf('Week 40');
    const { runList } = services;
    runList.watch(true);
    // Whether the view is in sight depends on which window is in front.
    Object.assign(runList, { watch: () => undefined });
    const { asked } = today.interceptor;
    const before = asked.length;
    try {
      await runCommand('pneumatic.markRunUrgent', await rowOf('Week 40'));
      await runCommand('pneumatic.markRunNotUrgent', await rowOf('Week 40'));
    } finally {
      Reflect.deleteProperty(runList, 'watch');
      runList.watch(false);
    }
    const sent = asked.slice(before);
    const changes = sent.filter((what) => what.startsWith('PATCH '));
    const lists = sent.filter((what) => /^GET \/workflows\?.*ordering=-date/.test(what));
    assert.deepEqual([changes.length, lists.length], [2, 2]);
  });

  it('deletes all selected runs, each by one request', async () => {
    await launchAll('Week 40', 'Week 41', 'Week 42');
    const rows = [await rowOf('Week 40'), await rowOf('Week 41')];
    const able = await services.abilities.ask();
    assert.ok(able);
    const runOfRow = () => Promise.resolve(undefined);
    await sendDeletion({ ...services, able, rows, runs: rows.map(({ run }) => run), runOfRow });
    assert.deepEqual(
      (await runs()).map(({ run }) => run.name),
      ['Week 42'],
    );
    const sent = today.interceptor.asked.filter((what) => what.startsWith('DELETE '));
    assert.equal(sent.length, 2);
  });

  it('offers to close the pages of what is deleted, and of nothing else', async () => {
    await launchAll('Week 40', 'Week 41');
    const [gone, kept] = [await rowOf('Week 40'), await rowOf('Week 41')];
    for (const { run } of [gone, kept]) services.pages.openRun(today.account, run);
    const able = await services.abilities.ask();
    assert.ok(able);
    const runOfRow = () => Promise.resolve(undefined);
    await sendDeletion({ ...services, able, rows: [gone], runs: [gone.run], runOfRow });
    await eventually('the end of the page', async () => {
      await commands.executeCommand('notification.acceptPrimaryAction');
      return services.pages.runTab(today.account, gone.run.id) ? undefined : true;
    });
    assert.ok(services.pages.runTab(today.account, kept.run.id));
  });

  it('deletes none of those that the account in use has not chosen', async () => {
    await launchAll('Week 40');
    const rows = [await rowOf('Week 40')];
    const able = await services.abilities.ask();
    assert.ok(able);
    await today.signIn('priya');
    const runOfRow = () => Promise.resolve(undefined);
    await sendDeletion({ ...services, able, rows, runs: rows.map(({ run }) => run), runOfRow });
    assert.ok(today.interceptor.asked.every((what) => !what.startsWith('DELETE ')));
  });
});
