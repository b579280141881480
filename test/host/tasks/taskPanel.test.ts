/** The host's side of the page of a task, with a real server of today's API. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { longestPause, shortestPause } from '../../../src/core/polling/pace.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import { accountId, fieldId, runTaskId } from '../../../src/core/base/ids.ts';
import { failure } from '../../../src/core/base/result.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { TaskPanel } from '../../../src/host/tasks/taskPanel.ts';
import type { Services } from '../../../src/host/services.ts';
import type { LoadedTask, TaskPageMessage, TaskView } from '../../../src/protocol/taskPage.ts';
import { eventually } from '../../vscode/eventually.ts';
import { type Held, PageBench } from '../support/pageBench.ts';
import { usePanelScene } from '../support/panelScene.ts';
import { StandInTab } from '../support/tab.ts';
import { logged, newFolder, writeText } from '../support/records.ts';
import type { Today } from '../support/today.ts';
import { emailOf } from '../../support/members.ts';

/** Three tasks without a form: the first of Priya and Maya, the second of Maya. */
const handover = 10;

const isTicked = ({ task }: LoadedTask, item: string): boolean =>
  task.checklists.some(({ items }) => items.some(({ id, checked }) => id === item && checked));

describe('The host’s side of a task’s page', () => {
  let services: Services;
  let today: Today;
  let session: SignedIn;
  let bench: PageBench;
  let tab: StandInTab<TaskView, TaskPageMessage>;

  const own = usePanelScene((scene) => {
    ({ services, today, session, bench } = scene);
    tab = new StandInTab('A task');
  });

  /** Opens the page, which is not ready yet. */
  function begin(task: number | undefined): TaskPanel {
    const target = { accountId: session.account.id, taskId: runTaskId(String(task)) };
    return own(new TaskPanel(tab.panel, target, bench.parts));
  }

  async function open(task: number | undefined): Promise<LoadedTask> {
    begin(task);
    tab.say({ type: 'ready' });
    return tab.ready('the task', () => true);
  }

  /** The handover at its second task, which is assigned to Maya and can be returned. */
  async function atSecond(): Promise<readonly [number, number]> {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    const [first, second] = tasks.map(({ id }) => id);
    assert.ok(first !== undefined && second !== undefined);
    await today.send(`/v2/tasks/${first}/complete`, {}, 'priya');
    return [first, second];
  }

  /** The first call of a marina that goes live, with two items to tick. */
  async function openChecklist(): Promise<{ readonly checklist: string; readonly item: string }> {
    const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
    const { tasks } = await today.launch(14, { name: 'Opening', kickoff });
    const { task } = await open(tasks[0]?.id);
    const [list] = task.checklists;
    const [item] = list?.items ?? [];
    assert.ok(list && item);
    return { checklist: list.id, item: item.id };
  }

  it('loads the task, under its name', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    const view = await open(tasks[0]?.id);
    assert.equal(tab.views[0]?.state, 'loading');
    assert.equal(view.task.run.name, 'Week 40');
    assert.deepEqual(view.work, { phase: 'idle' });
    assert.equal(tab.panel.title, view.task.name);
  });

  it('shows all of it to the new document of a page that is shown again', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    const { task } = await open(tasks[0]?.id);
    const shown = tab.views.length;
    tab.say({ type: 'ready' });
    await tab.shown(shown + 1);
    assert.deepEqual((await tab.ready()).task, task);
  });

  it('replaces what was sent before the page was ready by what was typed there later', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    begin(tasks[0]?.id);
    await bench.clock.pass(0);
    const { revision } = await tab.ready('what is sent ahead');
    const input: FormInput = { ...emptyInput, values: [[fieldId('desk'), '17']] };
    tab.say({ type: 'ready', saved: { input, editedAt: Date.now() } });
    const view = await tab.ready('what was typed', (now) => now.input.values.length > 0);
    assert.deepEqual([view.input, view.revision], [input, revision + 1]);
    tab.say({ type: 'ready', saved: { input, editedAt: 1 } });
    await tab.shown(tab.views.length + 1);
    assert.equal((await tab.ready()).revision, revision + 1);
  });

  it('says that a task is not there', async () => {
    begin(999_999);
    tab.say({ type: 'ready' });
    const { title, notice } = await tab.failed();
    assert.equal(title, 'A task');
    assert.ok(notice.message.length > 0);
  });

  it('says of a task that was opened by a link before it has started that it may not have', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    begin(tasks[2]?.id);
    tab.say({ type: 'ready' });
    assert.match((await tab.failed()).notice.message, /^This task has not started yet, or /);
  });

  it('shows what has changed when it is refreshed', async () => {
    const { id, tasks } = await today.launch(handover, { name: 'Week 40' });
    await open(tasks[0]?.id);
    await today.send(`/workflows/${id}/snooze`, { date: Date.now() / 1000 + 86_400 }, 'tomas');
    tab.say({ type: 'refresh' });
    await tab.ready('the run as snoozed', ({ task, refreshing }) => {
      return task.run.state === 'snoozed' && !refreshing;
    });
    assert.ok(tab.views.some((view) => view.state === 'ready' && view.refreshing));
  });

  it('completes the task once, and says so to the rest', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    await open(tasks[0]?.id);
    tab.say({ type: 'complete', input: emptyInput });
    tab.say({ type: 'complete', input: emptyInput });
    const view = await tab.ready('the end', ({ work }) => work.phase === 'completed');
    assert.equal(view.task.state, 'completed');
    assert.deepEqual([bench.count('completeTask'), bench.changes], [1, 1]);
  });

  it('goes on to my next task in its tab, and says what the run is at', async () => {
    const [, second] = await atSecond();
    await today.launch(handover, { name: 'Week 41' });
    await open(second);
    tab.say({ type: 'complete', input: emptyInput });
    await eventually('the move', () => Promise.resolve(bench.moved[0]));
    const [account, from, to, completed] = bench.moved[0] ?? [];
    assert.deepEqual([account, from], [session.account.id, String(second)]);
    assert.ok(to && to.id !== from);
    assert.equal(completed?.run.name, 'Week 40');
    assert.equal(completed.now?.length, 1);
    // Once when it was opened, and once after it was completed.
    assert.equal(bench.count('listTaskEvents'), 2);
  });

  it('stays while a comment is being written', async () => {
    const [, second] = await atSecond();
    await today.launch(handover, { name: 'Week 41' });
    await open(second);
    tab.say({ type: 'writing', writing: true });
    tab.say({ type: 'complete', input: emptyInput });
    await tab.ready('the end', ({ work }) => work.phase === 'completed');
    tab.say({ type: 'nextTask' });
    await eventually('the next task', () => Promise.resolve(bench.openedTasks[0]));
    assert.deepEqual(bench.moved, []);
  });

  it('hears nothing of the page before it in its tab', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    const target = {
      accountId: session.account.id,
      taskId: runTaskId(String(tasks[0]?.id)),
    };
    own(new TaskPanel(tab.panel, target, bench.parts));
    tab.say({ type: 'comment', text: 'For another task' });
    tab.say({ type: 'ready' });
    await tab.ready();
    assert.equal(bench.count('commentOnTask'), 0);
  });

  it('shows the run of the task, what was said about it, and a comment that was sent', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    const view = await open(tasks[0]?.id);
    assert.equal(view.run?.tasks.length, 3);
    tab.say({ type: 'comment', text: 'Hello' });
    const { log } = await tab.ready('the comment', (shown) =>
      (shown.log?.events ?? []).some(({ text }) => text === 'Hello'),
    );
    const [comment] = log?.events ?? [];
    assert.ok(comment?.comment?.mine);
    tab.say({ type: 'editComment', comment: comment.id, text: 'Good morning' });
    await tab.ready('the new text', (shown) => shown.log?.events[0]?.text === 'Good morning');
    assert.equal(bench.count('editComment'), 1);
  });

  it('answers each completion that it does not send, and says why', async () => {
    await openChecklist();
    for (const when of ['once', 'again']) {
      const seen = tab.views.length;
      tab.say({ type: 'complete', input: emptyInput });
      await eventually(`the answer ${when}`, () => {
        const phases = tab.views
          .slice(seen)
          .map((view) => (view.state === 'ready' ? view.work.phase : view.state));
        return Promise.resolve(phases.join() === 'sending,failed' ? true : undefined);
      });
    }
    const { work } = await tab.ready('why', () => true);
    assert.ok(work.phase === 'failed');
    assert.equal(work.notice.message, 'The checklist has items that are not ticked off.');
    assert.equal(bench.count('completeTask'), 0);
  });

  it('goes on saying why an item was not ticked while another one is', async () => {
    const item = await openChecklist();
    const other = (await tab.ready()).task.checklists[0]?.items[1]?.id ?? '';
    let refuse: () => void = () => undefined;
    const refused = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    bench.instead('markItem', async () => {
      await refused;
      return failure({ kind: 'serverFault', status: 500 });
    });
    tab.say({ type: 'mark', ...item, checked: true });
    await bench.called('markItem', 1);
    tab.say({ type: 'mark', ...item, item: other, checked: true });
    const later = bench.hold('markItem');
    refuse();
    await later.read;
    const { itemNotice } = await tab.ready('why', (view) => view.itemNotice !== undefined);
    const shown = tab.views.length;
    later.letGo();
    await tab.shown(shown + 1);
    const view = await tab.ready();
    assert.deepEqual(view.itemNotice, itemNotice);
    assert.deepEqual([isTicked(view, item.item), isTicked(view, other)], [false, true]);
  });

  it('says so when somebody else has completed it, and shows how it stands', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    await open(tasks[0]?.id);
    await today.send(`/v2/tasks/${tasks[0]?.id ?? 0}/complete`, {}, 'priya');
    tab.say({ type: 'complete', input: emptyInput });
    const view = await tab.ready('the task as completed', ({ task }) => task.state === 'completed');
    assert.equal(view.work.phase, 'failed');
  });

  it('opens the box for a comment once it is loaded, where somebody wants to write', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    begin(tasks[0]?.id).box.open();
    tab.say({ type: 'ready' });
    const { commentBox } = await tab.ready('the task');
    assert.deepEqual(
      commentBox?.arrived.map(({ kind }) => kind),
      ['opening'],
    );
  });

  it('sends a comment, and says when that is done', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    await open(tasks[0]?.id);
    tab.say({ type: 'comment', text: 'Soon.' });
    await tab.ready('the comment', ({ comment }) => comment.phase === 'done');
    assert.deepEqual([bench.count('commentOnTask'), bench.changes], [1, 1]);
  });

  describe('reads its task', () => {
    it('at the pace of the clock while it is looked at, and at no other time', async () => {
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      await open(tasks[0]?.id);
      assert.equal(bench.count('getTask'), 1);
      const { length } = tab.views;
      await bench.clock.pass(shortestPause);
      await bench.called('getTask', 2);
      // What comes next is planned once the answer is there.
      await tab.shown(length + 1);
      tab.setVisible(false);
      await bench.clock.pass(longestPause);
      tab.setVisible(true);
      bench.focus(false);
      await bench.clock.pass(longestPause);
      assert.equal(bench.count('getTask'), 2);
      bench.focus(true);
      await bench.clock.pass(0);
      await bench.called('getTask', 3);
    });

    it('at once when something was done elsewhere in the window', async () => {
      const [, second] = await atSecond();
      await open(second);
      await today.send(`/v2/tasks/${second}/complete`, {});
      bench.expected.fire();
      await tab.ready('the task as completed', ({ task }) => task.state === 'completed');
    });

    it('when it comes into sight again after that', async () => {
      const [, second] = await atSecond();
      await open(second);
      tab.setVisible(false);
      bench.expected.fire();
      await bench.clock.pass(0);
      assert.equal(bench.count('getTask'), 1);
      tab.setVisible(true);
      await bench.clock.pass(0);
      await bench.called('getTask', 2);
    });
  });

  describe('once its task is completed', () => {
    const again = (): Promise<LoadedTask> =>
      tab.ready('the task once more', ({ work, task }) => {
        return work.phase === 'idle' && task.state === 'active';
      });

    it('can be worked on when it is returned, and the run comes back to it', async () => {
      const [first, second] = await atSecond();
      const { revision } = await open(second);
      tab.say({ type: 'return', text: 'The pager is broken.' });
      await tab.ready('the task as not started', ({ work, task }) => {
        return work.phase === 'returned' && task.state === 'pending';
      });
      await today.send(`/v2/tasks/${first}/complete`, {}, 'priya');
      bench.expected.fire();
      const view = await again();
      assert.deepEqual(view.returning, { phase: 'idle' });
      assert.ok(view.revision > revision);
      tab.say({ type: 'complete', input: emptyInput });
      await tab.ready('the end', ({ work }) => work.phase === 'completed');
    });

    it('can be worked on when the run is returned to it', async () => {
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      await open(tasks[0]?.id);
      tab.say({ type: 'complete', input: emptyInput });
      await tab.ready('the end', ({ work }) => work.phase === 'completed');
      await today.send(`/v2/tasks/${tasks[1]?.id ?? 0}/revert`, { comment: 'Look again.' });
      bench.expected.fire();
      await again();
    });

    it('says so also where the disk is full', async () => {
      const folder = newFolder(services);
      await writeText(folder, 'full', '');
      bench = own(new PageBench(services, session, vscode.Uri.joinPath(folder, 'full')));
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      await open(tasks[0]?.id);
      tab.say({ type: 'complete', input: emptyInput });
      await tab.ready('the end', ({ work }) => work.phase === 'completed');
      await logged(services, `Writing to ${vscode.Uri.joinPath(folder, 'full').fsPath} failed`);
    });
  });

  describe('with an answer from before a change of its task', () => {
    /** A poll whose answer is held back. */
    async function slowPoll(): Promise<Held> {
      const held = bench.hold('getTask');
      await bench.clock.pass(shortestPause);
      await held.read;
      return held;
    }
    /** All views that are shown from then on, including the next load. */
    async function shownAfter(from: number, letGo: () => void): Promise<readonly LoadedTask[]> {
      const before = tab.views.length;
      letGo();
      await tab.shown(before + 1);
      return tab.views.slice(from).filter((view) => view.state === 'ready');
    }

    it('keeps the tick that was set meanwhile', async () => {
      const item = await openChecklist();
      const poll = await slowPoll();
      const from = tab.views.length;
      tab.say({ type: 'mark', ...item, checked: true });
      await tab.ready('the tick', (view) => isTicked(view, item.item));
      await tab.shown(from + 2);
      const views = await shownAfter(from, poll.letGo);
      assert.ok(views.every((view) => isTicked(view, item.item)));
    });

    it('stays completed', async () => {
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      await open(tasks[0]?.id);
      const poll = await slowPoll();
      tab.say({ type: 'complete', input: emptyInput });
      await tab.ready('the end', ({ work }) => work.phase === 'completed');
      const views = await shownAfter(tab.views.length - 1, poll.letGo);
      assert.deepEqual(
        views.filter(({ task }) => task.state === 'active'),
        [],
      );
    });

    it('does not come before the answer to its completion', async () => {
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      await open(tasks[0]?.id);
      const completion = bench.hold('completeTask');
      tab.say({ type: 'complete', input: emptyInput });
      await completion.read;
      tab.say({ type: 'refresh' });
      await tab.ready('the refresh', ({ refreshing }) => refreshing);
      const view = await tab.ready('the end of the refresh', ({ refreshing }) => !refreshing);
      assert.deepEqual([view.work.phase, view.task.state], ['sending', 'active']);
      completion.letGo();
      await tab.ready('the end', ({ work }) => work.phase === 'completed');
    });
  });

  describe('with a tick whose outcome is unknown', () => {
    const unclear = failure({ kind: 'changeUnknown', cause: 'timeout' } as const);

    it('shows it as it is found to be, and says nothing where that is as it was to be', async () => {
      const item = await openChecklist();
      const from = tab.views.length;
      bench.instead('markItem', async (go) => {
        await go();
        return unclear;
      });
      tab.say({ type: 'mark', ...item, checked: true });
      await bench.called('getTask', 2);
      await tab.shown(from + 3);
      const views = tab.views.slice(from).filter((view) => view.state === 'ready');
      assert.ok(views.every((view) => isTicked(view, item.item)));
      assert.equal(views.at(-1)?.itemNotice, undefined);
    });

    it('takes it back, and says so, only once it has been read again', async () => {
      const item = await openChecklist();
      bench.instead('markItem', () => Promise.resolve(unclear));
      tab.say({ type: 'mark', ...item, checked: true });
      const view = await tab.ready('what is said', ({ itemNotice }) => itemNotice !== undefined);
      assert.equal(isTicked(view, item.item), false);
      assert.equal(bench.count('getTask'), 2);
    });
  });

  it('has no task of another account completed by its id', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    await open(tasks[0]?.id);
    const other = { ...session.account, id: accountId('https://other.example#') };
    bench.use({ ...session, account: other });
    tab.say({ type: 'complete', input: emptyInput });
    await bench.clock.pass(0);
    await tab.failed();
    assert.equal(bench.count('completeTask'), 0);
    bench.use(session);
    await bench.clock.pass(0);
    tab.say({ type: 'act', action: 'retry' });
    await tab.ready('the task', () => true);
  });
});
