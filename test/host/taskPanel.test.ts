/** The host's side of the page of a task, on a real server of today's API. */
import assert from 'node:assert/strict';
import type { PneumaticApi } from '../../src/core/api.ts';
import { longestPause, shortestPause } from '../../src/core/follow/pace.ts';
import { emptyInput } from '../../src/core/form/input.ts';
import { runTaskId } from '../../src/core/ids.ts';
import type { SignedIn } from '../../src/host/account/session.ts';
import { TaskPanel } from '../../src/host/pages/taskPanel.ts';
import type { Services } from '../../src/host/services.ts';
import type { LoadedTask, TaskPageMessage, TaskView } from '../../src/protocol/taskPage.ts';
import { eventually } from '../workbench/eventually.ts';
import { tidy } from './support/account.ts';
import { runningServices } from './support/extension.ts';
import { PageBench } from './support/pageBench.ts';
import { PageTab } from './support/pageTab.ts';
import { removeFolders } from './support/records.ts';
import { createServers } from './support/servers.ts';
import { type Today, signInToToday } from './support/today.ts';

const servers = createServers();
/** Three tasks without a form: the first of Priya and Maya, the second of Maya. */
const handover = 10;

describe('The host’s side of a task’s page', () => {
  let services: Services;
  let today: Today;
  let session: SignedIn;
  let bench: PageBench;
  let tab: PageTab<TaskView>;
  let panel: TaskPanel | undefined;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    const current = await services.sessions.current();
    assert.ok(current.state === 'signedIn');
    session = current;
    bench = new PageBench(services, session);
    tab = new PageTab('A task');
  });
  afterEach(async () => {
    await panel?.flush().catch(() => undefined);
    panel?.dispose();
    panel = undefined;
    bench.dispose();
    await tidy(services);
    await servers.stop();
  });
  after(() => removeFolders(services));

  const say = (message: TaskPageMessage): void => {
    tab.say(message);
  };
  const loaded = (): LoadedTask | undefined => (tab.view?.state === 'ready' ? tab.view : undefined);
  /** Waits for the page to show that. */
  const shown = (what: string, is: (view: LoadedTask) => boolean): Promise<LoadedTask> =>
    eventually(
      what,
      () => {
        const view = loaded();
        return Promise.resolve(view && is(view) ? view : undefined);
      },
      () => JSON.stringify(tab.view),
    );
  const failed = (): Promise<Extract<TaskView, { state: 'failed' }>> =>
    eventually('why it cannot be shown', () =>
      Promise.resolve(tab.view?.state === 'failed' ? tab.view : undefined),
    );
  /** Waits until no call of the page's is under way that was sent before. */
  const called = (name: keyof PneumaticApi, times: number): Promise<true> =>
    eventually(`call ${times} of ${name}`, () =>
      Promise.resolve(bench.count(name) >= times ? (true as const) : undefined),
    );

  async function open(task: number | undefined): Promise<LoadedTask> {
    panel = new TaskPanel(
      tab.panel,
      { accountId: session.account.id, taskId: runTaskId(String(task)) },
      bench.parts,
    );
    say({ type: 'ready' });
    return shown('the task', () => true);
  }

  /** The handover at its second task, which is Maya's and can be returned. */
  async function atSecond(): Promise<readonly [number, number]> {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    const [first, second] = tasks.map(({ id }) => id);
    assert.ok(first !== undefined && second !== undefined);
    await today.send(`/v2/tasks/${first}/complete`, {}, 'priya');
    return [first, second];
  }

  it('loads the task, under its name', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    const view = await open(tasks[0]?.id);
    assert.equal(tab.views[0]?.state, 'loading');
    assert.equal(view.task.run.name, 'Week 40');
    assert.deepEqual(view.work, { phase: 'idle' });
    assert.equal(tab.panel.title, view.task.name);
  });

  it('says that a task is not there', async () => {
    panel = new TaskPanel(
      tab.panel,
      { accountId: session.account.id, taskId: runTaskId('999999') },
      bench.parts,
    );
    say({ type: 'ready' });
    const { title, notice } = await failed();
    assert.equal(title, 'A task');
    assert.ok(notice.message.length > 0);
  });

  it('shows what has changed when it is refreshed', async () => {
    const { id, tasks } = await today.launch(handover, { name: 'Week 40' });
    await open(tasks[0]?.id);
    await today.send(`/workflows/${id}/snooze`, { date: Date.now() / 1000 + 86_400 }, 'tomas');
    say({ type: 'refresh' });
    await shown('the run as snoozed', ({ task, refreshing }) => {
      return task.run.state === 'snoozed' && !refreshing;
    });
    assert.ok(tab.views.some((view) => view.state === 'ready' && view.refreshing));
  });

  it('completes the task once, and says so to the rest', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    await open(tasks[0]?.id);
    say({ type: 'complete', input: emptyInput });
    say({ type: 'complete', input: emptyInput });
    const view = await shown('the end', ({ work }) => work.phase === 'completed');
    assert.equal(view.task.state, 'completed');
    assert.deepEqual([bench.count('completeTask'), bench.changes], [1, 1]);
  });

  it('says so when somebody else has completed it, and shows how it stands', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    await open(tasks[0]?.id);
    await today.send(`/v2/tasks/${tasks[0]?.id ?? 0}/complete`, {}, 'priya');
    say({ type: 'complete', input: emptyInput });
    const view = await shown('the task as completed', ({ task }) => task.state === 'completed');
    assert.equal(view.work.phase, 'failed');
  });

  it('sends a comment, and says when that is done', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    await open(tasks[0]?.id);
    say({ type: 'comment', text: 'Soon.' });
    await shown('the comment', ({ comment }) => comment.phase === 'done');
    assert.deepEqual([bench.count('commentOnTask'), bench.changes], [1, 1]);
  });

  describe('is asked for', () => {
    it('at the pace of the clock while it is looked at, and at no other time', async () => {
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      await open(tasks[0]?.id);
      assert.equal(bench.count('getTask'), 1);
      bench.clock.pass(shortestPause);
      await called('getTask', 2);
      tab.show(false);
      bench.clock.pass(longestPause);
      tab.show(true);
      bench.focus(false);
      bench.clock.pass(longestPause);
      assert.equal(bench.count('getTask'), 2);
      bench.focus(true);
      bench.clock.pass(0);
      await called('getTask', 3);
    });

    it('at once when something was done elsewhere in the window', async () => {
      const [, second] = await atSecond();
      await open(second);
      await today.send(`/v2/tasks/${second}/complete`, {});
      bench.expected.fire();
      bench.clock.pass(0);
      await shown('the task as completed', ({ task }) => task.state === 'completed');
    });

    it('when it comes into sight again after that', async () => {
      const [, second] = await atSecond();
      await open(second);
      tab.show(false);
      bench.expected.fire();
      bench.clock.pass(0);
      assert.equal(bench.count('getTask'), 1);
      tab.show(true);
      bench.clock.pass(0);
      await called('getTask', 2);
    });
  });
});
