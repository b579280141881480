/** What is looked at decides which requests are sent: tested from the views to the requests. */
import assert from 'node:assert/strict';
import { EventEmitter, window } from 'vscode';
import { longestPause, shortestPause } from '../../../src/core/polling/pace.ts';
import { accountId, runId, runTaskId } from '../../../src/core/base/ids.ts';
import { newsPause } from '../../../src/host/news/newsWatch.ts';
import { createNotifying, isInFront } from '../../../src/host/notifying.ts';
import { Attention, type Watched } from '../../../src/host/polling/attention.ts';
import { type Watching, createWatching } from '../../../src/host/watching.ts';
import type { Services } from '../../../src/host/services.ts';
import { answer, json } from '../../support/failing/server.ts';
import { HandClock } from '../../support/handClock.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { newsFolder, watchNews } from '../support/news.ts';
import { nothingKept } from '../support/nothingKept.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
const lists = {
  runs: /^GET \/workflows\?(?!.*ordering=overdue)/,
  tasks: /^GET \/v3\/tasks\?(?!ordering)/,
};
/** The number of those who poll: for runs, tasks, runs launched from here, and news. */
const pollers = 4;
/** The number of those who poll with nothing in sight. */
const news = 1;
const handover = 10;
let services: Services;
let today: Today;
let clock: HandClock;
let watching: Watching;
let attention: Attention;
let askedForNews: () => readonly string[];
let setFocus: (focused: boolean) => void;

/**
 * A window whose focus the test sets: that of VS Code's own window cannot be changed from inside.
 */
function windowToFocus(): Watched {
  const changed = new EventEmitter<typeof window.state>();
  let state = { focused: true, active: true };
  setFocus = (focused) => {
    state = { ...state, focused };
    changed.fire(state);
  };
  return {
    get state() {
      return state;
    },
    onDidChangeWindowState: changed.event,
    tabGroups: window.tabGroups,
  };
}

const asked = (which: keyof typeof lists): number =>
  today.interceptor.asked.filter((what) => lists[which].test(what)).length;

/** Waits until no poll is under way and all pollers wait for their next turn. */
const settled = (): Promise<true> =>
  eventually('the end of all polls', () =>
    Promise.resolve(clock.planned === pollers && clock.ahead !== 0 ? true : undefined),
  );

describe('Who looks', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    const { sessions, names, workflows, history, keyOwner, log, context, zones } = services;
    clock = new HandClock();
    attention = new Attention(windowToFocus());
    const memento = context.workspaceState;
    const kept = nothingKept;
    const parts = {
      ...{
        sessions,
        names,
        workflows,
        history,
        kept,
        keyOwner,
        memento,
        attention,
        clock,
        zones,
        log,
      },
    };
    askedForNews = await watchNews(today);
    const { pages } = services;
    watching = createWatching({
      ...parts,
      loadNotifying: (watched) =>
        Promise.resolve(createNotifying({ ...parts, ...watched, pages, folder: newsFolder() })),
    });
    await watching.abilities.ask();
    await eventually('a request for news', async () => {
      await clock.pass(0);
      return askedForNews().length === 1 && clock.ahead === newsPause ? true : undefined;
    });
  });
  afterEach(async () => {
    watching.dispose();
    attention.dispose();
    await tidy(services);
    await servers.stop();
  });

  /** Shows the Runs view, and waits until everything is loaded. */
  async function look(): Promise<void> {
    attention.show('pneumatic.runs', true);
    assert.equal(clock.ahead, 0);
    await clock.pass(0);
    await settled();
  }

  it('has the lists polled while a view is in sight, and not while it is hidden', async () => {
    assert.equal(clock.planned, news);
    await look();
    assert.deepEqual([asked('runs'), asked('tasks')], [1, 1]);
    await clock.pass(shortestPause);
    await settled();
    assert.deepEqual([asked('runs'), asked('tasks')], [2, 2]);
    attention.show('pneumatic.runs', false);
    assert.equal(clock.planned, news);
    await clock.pass(longestPause * 10);
    assert.deepEqual([asked('runs'), asked('tasks')], [2, 2]);
  });

  it('has news asked for with nothing in sight, by one request every five minutes', async () => {
    for (let minutes = 5; minutes <= 15; minutes += 5) {
      await clock.pass(newsPause);
      await eventually('the end of the request', () =>
        Promise.resolve(clock.ahead === newsPause ? true : undefined),
      );
    }
    assert.equal(askedForNews().length, 4);
    assert.deepEqual([asked('runs'), asked('tasks')], [0, 0]);
    setFocus(false);
    assert.equal(clock.planned, 0);
    await clock.pass(newsPause * 10);
    assert.equal(askedForNews().length, 4);
  });

  it('sees news on the page of its task or run, and new tasks in My Tasks', async () => {
    const { names, pages } = services;
    const run = await today.launch(handover, { name: 'Week 40' });
    const [task] = run.tasks;
    assert.ok(task);
    const about = {
      task: { id: runTaskId(String(task.id)), name: task.name },
      run: { id: runId(String(run.id)), name: 'Week 40' },
    };
    const late = { kind: 'lateTask', ...about, dueAt: 1 } as const;
    const fresh = { kind: 'newTask', task: about.task, runName: 'Week 40', startedAt: 1 } as const;
    const seen = (): readonly boolean[] =>
      [late, fresh].map((each) => isInFront({ attention, names, pages }, today.account, each));
    assert.deepEqual(seen(), [false, false]);
    attention.show('pneumatic.myTasks', true);
    assert.deepEqual(seen(), [false, true]);
    attention.show('pneumatic.myTasks', false);
    pages.openRun(today.account, about.run);
    await eventually('the page of the run', () =>
      Promise.resolve(seen()[0] === true ? true : undefined),
    );
    assert.deepEqual(seen(), [true, false]);
    pages.openTask(today.account, about.task);
    await eventually('the page of the task', () =>
      Promise.resolve(seen()[1] === true ? true : undefined),
    );
    assert.equal(isInFront({ attention, names, pages }, accountId('other#1'), late), false);
  });

  it('has what is overdue beyond the loaded runs asked for after a change, not with each poll', async () => {
    const askedForLate = (): number =>
      today.interceptor.asked.filter((what) => what.includes('ordering=overdue&limit=200')).length;
    const more = Array.from({ length: 51 }, (_, index) => `Week ${index}`);
    for (const name of more) await today.launch(handover, { name });
    await look();
    assert.equal(askedForLate(), 1);
    await clock.pass(shortestPause);
    await settled();
    assert.deepEqual([asked('runs'), askedForLate()], [2, 1]);
    await today.launch(handover, { name: 'One more' });
    await clock.pass(longestPause);
    await settled();
    assert.deepEqual([asked('runs'), askedForLate()], [3, 2]);
  });

  it('has nothing polled in a window without the focus', async () => {
    await look();
    setFocus(false);
    assert.equal(clock.planned, 0);
    await clock.pass(longestPause * 10);
    assert.deepEqual([asked('runs'), asked('tasks')], [1, 1]);
    setFocus(true);
    assert.equal(clock.ahead, 0);
    await clock.pass(0);
    await settled();
    assert.deepEqual([asked('runs'), asked('tasks')], [2, 2]);
  });

  it('has no runs polled while My Tasks alone is in sight', async () => {
    attention.show('pneumatic.myTasks', true);
    await clock.pass(0);
    await eventually('the tasks', () => Promise.resolve(watching.taskList.now.value));
    assert.deepEqual([asked('runs'), asked('tasks')], [0, 1]);
  });

  it('has a list given up that is hidden while it is read, and read when it is shown', async () => {
    let task = 0;
    const endless = today.interceptor.instead(lists.tasks, (response) => {
      task += 1;
      const results = [{ id: task, name: `Task ${task}`, workflow_name: 'Run' }];
      json({ count: 9999, next: 'http://localhost/next', results })(response);
    });
    attention.show('pneumatic.myTasks', true);
    const reading = watching.taskList.refresh();
    await eventually('some pages', () => Promise.resolve(task > 2 ? true : undefined));
    attention.show('pneumatic.myTasks', false);
    await reading;
    assert.ok(task < 500, `${task} pages have been read.`);
    assert.deepEqual(watching.taskList.now, {
      value: undefined,
      error: undefined,
      asOf: undefined,
      left: 0,
    });
    endless();
    attention.show('pneumatic.myTasks', true);
    assert.equal(clock.ahead, 0);
    await clock.pass(0);
    await eventually('the tasks', () => Promise.resolve(watching.taskList.now.value));
  });

  it('has one list although the other is refused', async () => {
    const refused = today.interceptor.instead(lists.tasks, answer(403));
    await today.launch(handover, { name: 'Week 40' });
    await look();
    assert.equal(watching.taskList.now.error?.kind, 'forbidden');
    assert.equal(watching.runList.now.value?.runs.length, 1);
    refused();
    await clock.pass(longestPause);
    await settled();
    assert.deepEqual([asked('runs'), asked('tasks')], [2, 2]);
    assert.equal(watching.taskList.now.value?.items.length, 1);
  });

  it('sees the number of tasks on the icon after a change made here, whatever is hidden', async () => {
    let told = 0;
    watching.changes.onDidChangeHere(() => {
      told += 1;
    });
    await look();
    attention.show('pneumatic.runs', false);
    await today.launch(handover, { name: 'Week 40' });
    watching.changes.note();
    await eventually('the task', () => Promise.resolve(watching.taskList.now.value?.items[0]));
    assert.deepEqual([told, asked('runs'), asked('tasks')], [1, 1, 2]);
  });
});
