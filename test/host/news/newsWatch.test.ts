/** News with a real server of today's API, in a window and at a time that the test sets. */
import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import type { News } from '../../../src/core/news/news.ts';
import { KeptNews } from '../../../src/host/news/keptNews.ts';
import { NewsWatch, newsPause } from '../../../src/host/news/newsWatch.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { TaskList } from '../../../src/host/tasks/taskList.ts';
import { answer } from '../../support/failing/server.ts';
import { HandClock } from '../../support/handClock.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { newsFolder, watchNews } from '../support/news.ts';
import { runRecordOf } from '../support/runRecords.ts';
import { nothingKept } from '../support/nothingKept.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
const handover = 10;
const switches = [
  settingIds.notifyAboutTasks,
  settingIds.notifyAboutMentions,
  settingIds.notifyAboutOverdue,
];
let services: Services;
let today: Today;
let folder: Uri;
let clock: HandClock;
let open: readonly { dispose(): void }[];
let inFront: (news: News) => boolean;
let told: (readonly News[])[];
let asked: () => readonly string[];

const kindOfRequest = (what: string): string =>
  what.startsWith('/v3') ? 'tasks' : what.startsWith('/accounts') ? 'sent' : 'runs';

/** The news of one window. */
interface Window {
  readonly watch: NewsWatch;
  readonly taskList: TaskList;
}

describe('News', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    // Who owns the key is known from the status bar, before anything else is asked.
    await services.keyOwner.identity();
    asked = await watchNews(today);
    folder = newsFolder();
    clock = new HandClock(Date.now());
    [open, told, inFront] = [[], [], () => false];
  });
  afterEach(async () => {
    for (const one of open) one.dispose();
    for (const id of switches) await setSetting(id, undefined);
    await tidy(services);
    await servers.stop();
  });

  function openWindow(): Window {
    const { abilities, history, keyOwner, sessions, log } = services;
    const { onDidAnswer } = sessions;
    const lists = { abilities, clock, log };
    const taskList = new TaskList({ ...lists, onDidAnswer, kept: nothingKept });
    const kept = new KeptNews(folder, log);
    const watch = new NewsWatch({
      ...{ ...lists, history, taskList, kept },
      me: async () => (await keyOwner.identity())?.id,
      isInFront: (_, news) => inFront(news),
      notify: (account, news) => {
        assert.equal(account, today.account);
        return Promise.resolve(told.push(news));
      },
    });
    open = [...open, watch, taskList, kept];
    return { watch, taskList };
  }

  const countAsked = (): number => asked().length;

  /** Lets the time pass until the next request, and waits for its end. */
  async function turn(): Promise<void> {
    const before = countAsked();
    await clock.pass(clock.ahead ?? newsPause);
    await eventually('the end of a request', () =>
      Promise.resolve(countAsked() > before && clock.planned > 0 ? true : undefined),
    );
  }

  /** Opens a window that has heard every source once. */
  async function begin(): Promise<Window> {
    const window = openWindow();
    window.watch.watch(true);
    for (let source = 0; source < 3; source += 1) await turn();
    return window;
  }

  const kindsTold = (): readonly (readonly string[])[] =>
    told.map((all) => all.map(({ kind }) => kind));

  it('is asked for by one request every five minutes, in turn, while the window has the focus', async () => {
    const { watch } = openWindow();
    assert.equal(clock.planned, 0);
    watch.watch(true);
    for (let minutes = 0; minutes < 20; minutes += 5) {
      await turn();
      assert.equal(clock.ahead, newsPause);
    }
    assert.deepEqual(asked().map(kindOfRequest), ['tasks', 'sent', 'runs', 'tasks']);
    watch.watch(false);
    assert.equal(clock.planned, 0);
    await clock.pass(newsPause * 10);
    assert.equal(countAsked(), 4);
  });

  it('costs no request where all kinds are switched off, and goes on when one is on', async () => {
    for (const id of switches) await setSetting(id, false);
    openWindow().watch.watch(true);
    assert.equal(clock.planned, 0);
    await clock.pass(newsPause * 10);
    assert.equal(countAsked(), 0);
    await setSetting(settingIds.notifyAboutMentions, true);
    await eventually('a plan', () => Promise.resolve(clock.planned > 0 ? true : undefined));
    await turn();
    await turn();
    assert.deepEqual(asked().map(kindOfRequest), ['sent', 'sent']);
  });

  it('tells once of tasks that come, in whichever window, and after a restart', async () => {
    await today.launch(handover, { name: 'Before' });
    const { watch } = await begin();
    assert.equal(told.length, 0);
    await today.launch(handover, { name: 'Week 40' });
    await today.launch(handover, { name: 'Week 41' });
    await turn();
    const names = told.map((all) => all.map((news) => news.kind === 'newTask' && news.runName));
    assert.deepEqual(names, [['Week 41', 'Week 40']]);
    watch.dispose();
    const other = openWindow();
    other.watch.watch(true);
    // The other window asks no sooner than this one would have.
    assert.equal(clock.ahead, 0);
    const before = countAsked();
    await clock.pass(0);
    await eventually('a plan', () => Promise.resolve(clock.planned > 0 ? true : undefined));
    assert.deepEqual([countAsked(), clock.ahead], [before, newsPause]);
    for (let source = 0; source < 3; source += 1) await turn();
    assert.equal(told.length, 1);
  });

  it('tells of tasks at once that My Tasks has read, without a request of its own', async () => {
    const { taskList } = openWindow();
    await taskList.refresh();
    await today.launch(handover, { name: 'Week 40' });
    // What is there at first is kept before the next list is heard.
    await taskList.refresh();
    await eventually('the news', () => Promise.resolve(told[0]));
    await taskList.refresh();
    assert.deepEqual(kindsTold(), [['newTask']]);
    assert.equal(countAsked(), 0);
  });

  it('tells of mentions, and of what is overdue only once', async () => {
    await begin();
    const run = await today.launch(handover, { name: 'Week 40', due_date_tsp: soon() });
    const [first] = run.tasks;
    await today.send(`/v2/tasks/${first?.id}/comment`, { text: 'Hi [Maya|1]' }, 'tomas');
    await today.send(`/v2/tasks/${first?.id}/due-date`, { due_date_tsp: soon() });
    await overdueAtTheServer();
    for (let source = 0; source < 6; source += 1) await turn();
    assert.deepEqual(kindsTold(), [['newTask'], ['lateTask', 'mention'], ['lateRun']]);
  });

  it('is silent about what is in front, and tells it no later', async () => {
    await begin();
    inFront = ({ kind }) => kind === 'newTask';
    await today.launch(handover, { name: 'Week 40' });
    await turn();
    inFront = () => false;
    for (let source = 0; source < 3; source += 1) await turn();
    assert.deepEqual(told, []);
  });

  it('tells of an overdue run that was launched here only if nobody has', async () => {
    await begin();
    for (const name of ['Told', 'Untold']) {
      const { id } = await today.launch(handover, { name, due_date_tsp: soon() });
      const account = { id: today.account, label: 'here' };
      const record = runRecordOf(String(id), Date.now(), { name, account });
      await services.history.add(name === 'Told' ? { ...record, told: ['stalled'] } : record);
    }
    await setSetting(settingIds.notifyAboutTasks, false);
    await overdueAtTheServer();
    for (let source = 0; source < 4; source += 1) await turn();
    assert.deepEqual(
      told.map((all) => all.map((news) => news.kind === 'lateRun' && news.run.name)),
      [['Untold']],
    );
    const records = await services.history.list();
    assert.ok(records.every((record) => record.told?.includes('stalled')));
  });

  it('is silent about tasks of a run that was just launched here', async () => {
    const { taskList } = openWindow();
    await taskList.refresh();
    const account = { id: today.account, label: 'here' };
    const long = 60 * 60_000;
    for (const [name, ago] of [
      ['Just now', 0],
      ['Long ago', long],
    ] as const) {
      const { id } = await today.launch(handover, { name });
      const record = runRecordOf(String(id), Date.now() - ago, { name, account });
      await services.history.add(record);
    }
    await taskList.refresh();
    await eventually('the news', () => Promise.resolve(told[0]));
    assert.deepEqual(
      told.map((all) => all.map((news) => news.kind === 'newTask' && news.runName)),
      [['Long ago']],
    );
  });

  it('goes on after a failure, and asks no more for what is refused', async () => {
    const missing = today.interceptor.instead(/^GET \/accounts\/notifications/, answer(404));
    const failing = today.interceptor.instead(/^GET \/v3\/tasks/, answer(400));
    openWindow().watch.watch(true);
    for (let source = 0; source < 5; source += 1) await turn();
    assert.deepEqual(asked().map(kindOfRequest), ['tasks', 'sent', 'runs', 'tasks', 'runs']);
    failing();
    missing();
    assert.deepEqual(told, []);
  });

  it('goes on where a web page has come in the place of an answer, as of a portal', async () => {
    const portal = today.interceptor.instead(/^GET /, answer(404, '<!DOCTYPE html><p>Sign in'));
    openWindow().watch.watch(true);
    for (let source = 0; source < 4; source += 1) await turn();
    assert.deepEqual(asked().map(kindOfRequest), ['tasks', 'sent', 'runs', 'tasks']);
    portal();
  });

  it('gives up a request when the window loses the focus, and asks the same when it is back', async () => {
    const { watch } = openWindow();
    const hung = today.interceptor.instead(/^GET \/v3\/tasks/, () => undefined);
    watch.watch(true);
    await clock.pass(0);
    await eventually('the request', () => Promise.resolve(countAsked() > 0 ? true : undefined));
    watch.watch(false);
    hung();
    watch.watch(true);
    await eventually('a plan', () => Promise.resolve(clock.planned > 0 ? true : undefined));
    assert.equal(clock.ahead, 0);
    await turn();
    assert.deepEqual(asked().map(kindOfRequest), ['tasks', 'tasks']);
    assert.equal(clock.ahead, newsPause);
  });

  /** A time that has passed when it is next looked at, in seconds since 1970. */
  const soon = (): number => (Date.now() + 300) / 1000;

  /** Waits until the server counts as overdue what was due `soon`, and moves the clock there. */
  async function overdueAtTheServer(): Promise<void> {
    const due = Date.now() + 300;
    await eventually('the time', () => Promise.resolve(Date.now() > due ? true : undefined));
  }
});
