/** The notifications of news, and where they lead. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runId, runTaskId } from '../../../src/core/base/ids.ts';
import type { News } from '../../../src/core/news/news.ts';
import { countText, newsText, showNews } from '../../../src/host/news/newsNotifications.ts';
import { closingWith } from '../../../src/host/account/accountUse.ts';
import type { Session } from '../../../src/host/account/session.ts';
import type { Services } from '../../../src/host/services.ts';
import { machineClock } from '../../support/samples/zones.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
let services: Services;
const [task, run] = [
  { id: runTaskId('71'), name: 'Review' },
  { id: runId('7'), name: 'Week 40' },
];
const newTask: News = { kind: 'newTask', task, runName: 'Week 40', startedAt: 1 };
const mention: News = { kind: 'mention', task, run, text: 'See\n\n**this**' };
const lateTask: News = { kind: 'lateTask', task, run, dueAt: undefined };
const lateRun: News = { kind: 'lateRun', task: undefined, run, dueAt: 2 };

describe('The notifications of news', () => {
  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  /** How many lists of news have been opened. */
  let opened = 0;

  const show = (news: readonly News[], { account }: Today, session?: Session): Promise<void> =>
    showNews(news, {
      ...{ account, pages: services.pages, clock: machineClock },
      closes: (pick) => {
        opened += 1;
        closingWith(services, session)(pick);
      },
    });

  /** Takes the first choice of what is shown until a page with this title is open. */
  const openedTab = (title: string): Promise<true> =>
    eventually(`the page “${title}”`, async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      return tabs.some(({ label }) => label === title) ? true : undefined;
    });

  it('say what each is about', () => {
    const text = (news: News): string => newsText(news, machineClock);
    assert.equal(text(newTask), '“Review” of “Week 40” has come to you.');
    assert.equal(text(mention), 'You are mentioned at “Review” of “Week 40”: See **this**');
    assert.equal(text(lateTask), 'Your task “Review” of “Week 40” is overdue.');
    assert.match(text({ ...lateTask, dueAt: 2 }), /overdue: it was due on \D*\d/);
    assert.match(text(lateRun), /^“Week 40” is overdue: it was due on \D*\d/);
    assert.match(text({ ...lateRun, task }), /^“Week 40” is overdue: “Review” was due on \D*\d/);
    const long = text({ ...mention, text: 'x'.repeat(5000) });
    assert.ok(long.length < 200 && long.endsWith('x…'), long);
  });

  it('count those that come together', () => {
    assert.equal(countText([newTask, newTask, newTask]), '3 tasks have come to you.');
    assert.equal(
      countText([mention, lateTask, lateRun]),
      'You are mentioned in a comment. 2 tasks and runs of yours are overdue.',
    );
  });

  it('lead to the page of the task, or of the run', async () => {
    const today = await signInToToday(services, servers);
    const { id, tasks } = await today.launch(10, { name: 'Week 40' });
    const [first] = tasks;
    assert.ok(first);
    const own = { id: runTaskId(String(first.id)), name: first.name };
    const telling = show([{ ...newTask, task: own }], today);
    await openedTab(first.name);
    await telling;
    const other = show([{ ...lateRun, run: { id: runId(String(id)), name: 'Week 40' } }], today);
    await openedTab('Week 40');
    await other;
  });

  it('list several, of which one can be opened', async () => {
    const today = await signInToToday(services, servers);
    const { tasks } = await today.launch(10, { name: 'Week 40' });
    const [first] = tasks;
    assert.ok(first);
    const own = { id: runTaskId(String(first.id)), name: first.name };
    const telling = show([{ ...newTask, task: own }, lateTask], today);
    await openedTab(first.name);
    await telling;
  });

  it('close a list of several where another account has come into use before it opened', async () => {
    const today = await signInToToday(services, servers);
    const session = await services.sessions.current();
    const before = opened;
    const telling = show([newTask, lateTask], today, session);
    await today.signIn('priya');
    await eventually('the list', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return opened > before || undefined;
    });
    await telling;
  });

  it('close a list of several when another account comes into use', async () => {
    const today = await signInToToday(services, servers);
    const before = opened;
    const telling = show([newTask, lateTask], today);
    await eventually('the list', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return opened > before || undefined;
    });
    await today.signIn('priya');
    await telling;
  });
});
