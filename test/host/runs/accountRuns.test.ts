/** The Runs view of an account whose runs can be listed, with a real server of today's API. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RunRow } from '../../../src/core/runs/runRows.ts';
import { accountId, runId, workflowId } from '../../../src/core/base/ids.ts';
import { StoredRunFilter } from '../../../src/host/runs/storedFilter.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { changedText } from '../../../src/host/runs/doneText.ts';
import { machineZone } from '../../../src/core/base/timeZone.ts';
import { isServiceRow } from '../../../src/host/runs/runRow.ts';
import { answer } from '../../support/failing/server.ts';
import { completeActive } from '../../support/completeActive.ts';
import { joinAccount } from '../../support/joinAccount.ts';
import { dueTimes } from '../../../src/core/runs/days.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, tidy } from '../support/account.ts';
import { answering, formTitles, runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { iconName, tooltipText } from '../support/nodes.ts';
import { runRecordOf } from '../support/runRecords.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';
import { emailOf } from '../../support/members.ts';

const servers = createServers();
/** The on-call handover: three tasks, the first assigned to Priya and Maya, no form. */
const handover = 10;
const goLive = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
let services: Services;
let today: Today;

type ServiceRunRow = Extract<RunRow, { type: 'run' }>;

const rows = async (): Promise<readonly RunRow[]> =>
  (await services.runsTree.getChildren()).filter(isServiceRow);

const runs = async (): Promise<readonly ServiceRunRow[]> =>
  (await rows()).filter((row) => row.type === 'run');

const names = async (): Promise<readonly string[]> => (await runs()).map(({ run }) => run.name);

async function row(name: string): Promise<ServiceRunRow> {
  const found = (await runs()).find(({ run }) => run.name === name);
  assert.ok(found, `${name} is not listed.`);
  return found;
}

const itemOf = (node: RunRow): vscode.TreeItem =>
  services.runsTree.resolveTreeItem(services.runsTree.getTreeItem(node), node);

/** Counts how often the view is drawn from now on. */
function drawings() {
  let count = 0;
  const following = services.runsTree.onDidChangeTreeData(() => {
    count += 1;
  });
  return {
    get count(): number {
      return count;
    },
    stop: (): number => {
      following.dispose();
      return count;
    },
  };
}

/** The text of a row for a screen reader. */
const spoken = ({ accessibilityInformation }: vscode.TreeItem): string =>
  accessibilityInformation?.label ?? '';

/** Completes the current task of a run, as a person could in the web app. */
const complete = (task: number | undefined): Promise<void> =>
  today.send(`/v2/tasks/${task ?? 0}/complete`, {}, 'tomas');

describe('The Runs view of an account that can be followed', () => {
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

  describe('when it is first shown', () => {
    it('shows my runs, newest first, and where each stands', async () => {
      await today.launch(handover, { name: 'Week 40' });
      await today.launch(handover, { name: 'Week 41', is_urgent: true });
      assert.deepEqual(await names(), ['Week 41', 'Week 40']);
      // How many tasks there are is told by the list of workflows, which nobody has asked for.
      await eventually('the number of tasks', async () =>
        String(itemOf(await row('Week 40')).description).startsWith('1/3 ') ? true : undefined,
      );
      const item = itemOf(await row('Week 40'));
      assert.equal(item.description, '1/3 Go through last week’s alerts · you, Priya Nair');
      const words = 'run relaunchable snoozable rename setDueDate changeValues markUrgent delete';
      assert.deepEqual([item.contextValue, iconName(item)], [words, 'play-circle']);
      assert.equal(item.resourceUri, undefined);
      const urgent = itemOf(await row('Week 41'));
      assert.equal(urgent.resourceUri?.query, 'urgent');
      assert.match(spoken(urgent), /^Week 41, Running, 1\/3 .*, urgent$/);
      assert.equal(iconName(urgent), 'flame');
      const text = tooltipText(item).replaceAll('\\', '');
      for (const part of ['Running', 'Workflow: on-call handover', 'Started by: Maya Lindqvist']) {
        assert.ok(text.includes(part), `${part} is missing in ${text}`);
      }
    });

    it('shows the tasks of a run below it, and how far each is', async () => {
      const run = await today.launch(handover, { name: 'Week 40' });
      await complete(run.tasks[0]?.id);
      const tasks = await services.runsTree.getChildren(await row('Week 40'));
      const [first] = tasks.filter(isServiceRow);
      assert.ok(first?.type === 'runTask');
      const { id, name } = first.task;
      const { command, arguments: of } = itemOf(first).command ?? {};
      assert.deepEqual([command, of], ['pneumatic.openTask', [{ id, name }]]);
      assert.deepEqual(
        tasks.filter(isServiceRow).map((task) => {
          const item = itemOf(task);
          return [item.label, item.description, iconName(item), item.contextValue];
        }),
        [
          ['1. Go through last week’s alerts', 'you, Priya Nair', 'pass', 'runTask openable'],
          [
            '2. Test the pager',
            'you',
            'play-circle',
            'runTask openable setTaskDueDate launchSubRun',
          ],
          [
            '3. Say what is fragile right now',
            'not started · Priya Nair · after 2. Test the pager',
            ...['circle-large-outline', 'runTask'],
          ],
        ],
      );
      assert.match(spoken(itemOf(first)), /^1\. Go .*, Completed, you, Priya Nair$/);
      const last = tasks.filter(isServiceRow).at(-1);
      assert.ok(last && itemOf(last).command === undefined);
    });

    it('warns of a run that is overdue', async () => {
      const due = Date.now() + 1000;
      await today.launch(handover, { name: 'Week 40', due_date_tsp: due / 1000 });
      await rows();
      await eventually('the end of its time', () =>
        Promise.resolve(Date.now() > due ? true : undefined),
      );
      const item = itemOf(await row('Week 40'));
      assert.equal(iconName(item), 'warning');
      assert.ok(item.iconPath instanceof vscode.ThemeIcon);
      assert.equal(item.iconPath.color?.id, 'list.warningForeground');
      assert.equal(item.resourceUri?.query, 'overdue');
      assert.match(spoken(item), /^Week 40, run overdue by 0 minutes, /);
      assert.match(tooltipText(item), /Overdue: the run, overdue by /);
    });

    it('draws again once, when the number of tasks has come', async () => {
      await today.launch(handover, { name: 'Week 40' });
      const changes = drawings();
      assert.doesNotMatch(String(itemOf(await row('Week 40')).description), /\//);
      await eventually('the number of tasks', () => Promise.resolve(changes.count || undefined));
      assert.match(String(itemOf(await row('Week 40')).description), /^1\/3 /);
      await services.workflows.list();
      assert.equal(changes.stop(), 1);
      assert.equal(
        today.interceptor.asked.filter((what) => what.startsWith('GET /templates?')).length,
        1,
      );
    });
  });

  describe('when it is refreshed', () => {
    it('shows what has changed at the service when it is refreshed', async () => {
      const run = await today.launch(handover, { name: 'Week 40' });
      await services.workflows.list();
      await rows();
      const changes = drawings();
      await runCommand('pneumatic.refreshRuns');
      assert.equal(changes.count, 0);
      await complete(run.tasks[0]?.id);
      await runCommand('pneumatic.refreshRuns');
      assert.equal(changes.stop(), 1);
      assert.match(String(itemOf(await row('Week 40')).description), /^2.* Test the pager · you$/);
    });

    it('loads what is unfolded again when it is refreshed', async () => {
      const { id } = await today.launch(handover, { name: 'Week 40' });
      await services.workflows.list();
      await services.runsTree.getChildren(await row('Week 40'));
      const changes = drawings();
      await runCommand('pneumatic.refreshRuns');
      assert.equal(changes.stop(), 1);
      await services.runsTree.getChildren(await row('Week 40'));
      const detail = `GET /workflows/${id}`;
      assert.deepEqual(
        today.interceptor.asked.filter((what) => what === detail),
        [detail, detail],
      );
    });

    it('tries again to load the tasks of a run where that has failed', async () => {
      await today.launch(handover, { name: 'Week 40' });
      await services.workflows.list();
      const open = today.interceptor.instead(/^GET \/workflows\/\d+$/, answer(403));
      const [failed] = await services.runsTree.getChildren(await row('Week 40'));
      assert.ok(failed && isServiceRow(failed) && failed.type === 'runFailure');
      assert.equal(itemOf(failed).command?.command, 'pneumatic.refreshRuns');
      open();
      const changes = drawings();
      await runCommand('pneumatic.refreshRuns');
      assert.equal(changes.stop(), 1);
      assert.equal((await services.runsTree.getChildren(await row('Week 40'))).length, 3);
    });

    it('calls somebody who has joined by name when it is refreshed', async () => {
      await today.launch(handover, { name: 'Week 40' });
      assert.deepEqual(await names(), ['Week 40']);
      const guide = joinAccount(servers.fileOf(today.server), 901, 'Nora', 'Berg');
      const kickoff = { ...goLive, guide };
      const { id } = await today.launch(14, { name: 'Nordhavn', kickoff });
      const session = await services.sessions.current();
      assert.ok(session.state === 'signedIn');
      await completeActive(session.api, runId(String(id)));
      await completeActive(session.api, runId(String(id)));
      const waited = async (): Promise<string> => String(itemOf(await row('Nordhavn')).description);
      await services.runList.refresh();
      assert.match(await waited(), /#901/);
      await runCommand('pneumatic.refreshRuns');
      assert.match(await waited(), /Nora Berg/);
    });
  });

  describe('with a filter and page by page', () => {
    it('shows the runs of a state, of everybody, and of one workflow, and remembers which', async () => {
      const done = await today.launch(handover, { name: 'Week 40' });
      for (const task of done.tasks) await complete(task.id);
      await today.launch(handover, { name: 'Week 41' });
      await today.launch(15, { name: 'Pier 1' });
      await today.launch(handover, { name: 'Week 42' }, 'priya');
      const { runFilter: choices } = services;
      await choices.change({ state: 'done' });
      assert.deepEqual(await names(), ['Week 40']);
      assert.match(String(itemOf(await row('Week 40')).description), /^done /);
      await choices.change({ state: 'running' });
      assert.deepEqual(await names(), ['Pier 1', 'Week 41']);
      await runCommand('pneumatic.showAllRuns');
      assert.deepEqual(await names(), ['Week 42', 'Pier 1', 'Week 41']);
      const account = today.account;
      const workflow = { account, id: workflowId('10'), name: 'on-call handover' };
      await choices.change({ workflow });
      assert.deepEqual(await names(), ['Week 42', 'Week 41']);
      const { context, abilities, names: accounts, log } = services;
      const again = new StoredRunFilter({
        ...{ memento: context.workspaceState, abilities, names: accounts, log },
      });
      assert.deepEqual(again.current, { from: 'service', state: 'running', mine: false, workflow });
      again.dispose();
      await runCommand('pneumatic.showMyRuns');
      assert.equal(choices.current.mine, true);
    });

    it('loads more when it is asked to', async () => {
      for (let number = 1; number <= 55; number += 1) {
        await today.launch(handover, { name: `Week ${number}` });
      }
      const first = await rows();
      const last = first.at(-1);
      assert.equal(last?.type, 'moreRuns');
      assert.equal(itemOf(last).label, 'Load More');
      assert.match(services.runsTree.message, /^The first 50 runs are loaded, and typing finds/);
      while ((await rows()).at(-1)?.type === 'moreRuns') await runCommand('pneumatic.loadMoreRuns');
      assert.ok(first.length < 56);
      assert.equal((await names()).length, 55);
      assert.equal(services.runsTree.message, '');
    });

    it('keeps what it shows when the service fails, and says so', async () => {
      await today.launch(handover, { name: 'Week 40' });
      assert.deepEqual(await names(), ['Week 40']);
      await servers.stop();
      await runCommand('pneumatic.refreshRuns');
      assert.deepEqual(await names(), ['Week 40']);
      assert.equal(services.runList.now.error?.kind, 'unreachable');
      const [below] = await services.runsTree.getChildren(await row('Week 40'));
      assert.ok(below && isServiceRow(below) && below.type === 'runFailure');
    });
  });

  describe('with runs launched from here', () => {
    it('shows launches without an answer first', async () => {
      await today.launch(handover, { name: 'Week 40' });
      const launch = await services.journal.begin(
        {
          name: 'Lost',
          workflow: { id: workflowId('10'), name: 'on-call handover' },
          account: { id: today.account, label: 'here' },
          input: runRecordOf('1', 1).input,
        },
        1000,
      );
      await services.journal.keepUnknown(launch, 'timeout');
      const all = await services.runsTree.getChildren();
      assert.deepEqual(
        all.map((node) => services.runsTree.getTreeItem(node).label),
        ['Lost', 'Week 40'],
      );
      await services.journal.forget([launch]);
    });

    it('launches again what was launched from here, and copies the id of any run', async () => {
      const { id } = await today.launch(handover, { name: 'Week 40' });
      await today.launch(handover, { name: 'Week 41' });
      const account = { id: today.account, label: 'here' };
      const workflow = { id: workflowId('10'), name: 'on-call handover' };
      await services.history.add(runRecordOf(String(id), Date.now(), { account, workflow }));
      const mine = await row('Week 40');
      assert.match(itemOf(mine).contextValue ?? '', /\brelaunchable\b/);
      // Whether the workflow of another run can be launched is known from the list of workflows.
      await eventually(
        'a run that can be launched again',
        async () =>
          /\brelaunchable\b/.test(itemOf(await row('Week 41')).contextValue ?? '') || undefined,
      );
      await runCommand('pneumatic.launchAgain', mine);
      assert.deepEqual(await formTitles(1), ['on-call handover']);
      await runCommand('pneumatic.copyProcessId', mine, [mine, await row('Week 41')]);
      assert.match(await vscode.env.clipboard.readText(), new RegExp(`^${id}\n\\d+$`));
    });

    it('shows what was launched from here when that is chosen', async () => {
      await today.launch(handover, { name: 'Week 40' });
      const record = runRecordOf('4711', 1);
      await services.history.add(record);
      await services.runFilter.change({ from: 'here' });
      assert.deepEqual(await services.runsTree.getChildren(), [record]);
    });
  });

  describe('when a run is changed', () => {
    it('snoozes a run and lets it go on', async () => {
      await today.launch(handover, { name: 'Week 40' });
      await answering('first', 'pneumatic.snoozeRun', await row('Week 40'));
      const snoozed = itemOf(await row('Week 40'));
      assert.match(snoozed.contextValue ?? '', /\bresumable\b/);
      assert.equal(iconName(snoozed), 'clock');
      assert.match(String(snoozed.description), /^snoozed until tomorrow /);
      await runCommand('pneumatic.resumeRun', await row('Week 40'));
      assert.match(itemOf(await row('Week 40')).contextValue ?? '', /\bsnoozable\b/);
    });

    it('marks a run as urgent, and takes the mark off again', async () => {
      await today.launch(handover, { name: 'Week 40' });
      await runCommand('pneumatic.markRunUrgent', await row('Week 40'));
      const urgent = await row('Week 40');
      assert.equal(urgent.run.urgent, true);
      assert.match(itemOf(urgent).contextValue ?? '', /\bmarkNotUrgent\b/);
      await runCommand('pneumatic.markRunNotUrgent', urgent);
      assert.equal((await row('Week 40')).run.urgent, false);
    });

    it('says what has changed', () => {
      const clock = { zone: machineZone(), note: undefined };
      const texts = [
        { name: 'Week 4' },
        { urgent: true },
        { urgent: false },
        { dueAt: null },
        { dueAt: Date.UTC(2027, 0, 31, 12) },
      ].map((change) => changedText('Week 40', change, clock).replace(/2027.*/, '2027'));
      assert.deepEqual(texts, [
        '“Week 40” is now called “Week 4”.',
        '“Week 40” is marked as urgent.',
        '“Week 40” is no longer marked as urgent.',
        '“Week 40” has no due date any more.',
        '“Week 40” is due Jan 31, 2027',
      ]);
    });

    it('sets the due date of a run, unless that is given up', async () => {
      await today.launch(handover, { name: 'Week 40' });
      await answering('escape', 'pneumatic.setRunDueDate', await row('Week 40'));
      assert.equal((await row('Week 40')).run.dueAt, undefined);
      await answering('first', 'pneumatic.setRunDueDate', await row('Week 40'));
      const [first] = dueTimes(Date.now(), services.zones.now.zone);
      assert.equal((await row('Week 40')).run.dueAt, first);
    });

    it('keeps the box for a new name open until the service has taken one', async () => {
      await today.launch(handover, { name: 'Week 40' });
      await answering('escape', 'pneumatic.renameRun', await row('Week 40'));
      await answering('first', 'pneumatic.renameRun', await row('Week 40'));
      assert.deepEqual(await names(), ['Week 40']);
    });

    it('returns a run to a task that has been completed, and says so where there is none', async () => {
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      await answering('dismiss', 'pneumatic.returnRun', await row('Week 40'));
      await complete(tasks[0]?.id);
      await runCommand('pneumatic.refreshRuns');
      const second = await row('Week 40');
      assert.match(itemOf(second).contextValue ?? '', /\breturnToTask\b/);
      await answering('first', 'pneumatic.returnRun', second);
      assert.match(
        String(itemOf(await row('Week 40')).description),
        /^1.*Go through last week’s alerts/,
      );
    });

    it('says what the service says where a run cannot be changed', () =>
      answering('dismiss', 'pneumatic.markRunUrgent', { id: '999999', name: 'Not mine' }));

    it('offers to change a run to those alone who may', async () => {
      await today.launch(14, { name: 'Nordhavn', kickoff: goLive });
      assert.match(itemOf(await row('Nordhavn')).contextValue ?? '', /\bfinish\b/);
      await today.signIn('priya');
      await today.launch(14, { name: 'Of Priya', kickoff: goLive }, 'priya');
      assert.equal(itemOf(await row('Of Priya')).contextValue, 'run');
    });
  });

  it('knows where its pages are in the web app, once that is set', async () => {
    const { webLinks } = services;
    assert.equal(await webLinks.run(runId('7')), undefined);
    await setSetting(settingIds.webAddress, 'http://not-this-machine.example');
    assert.equal(await webLinks.run(runId('7')), undefined);
    await setSetting(settingIds.webAddress, 'https://web.example/');
    assert.equal(await webLinks.run(runId('7')), 'https://web.example/workflows/7/');
    assert.equal(
      await webLinks.runsOf(workflowId('7')),
      'https://web.example/workflows/?templates=7&type=running',
    );
    assert.equal(await webLinks.run(runId('7'), accountId('demo')), undefined);
  });
});
