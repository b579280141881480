/** The host's side of the page of a run, with a real server of today's API. */
import assert from 'node:assert/strict';
import type { Page } from '../../../src/core/base/answer.ts';
import type { RunEvent } from '../../../src/core/runs/runEvent.ts';
import { longestPause, shortestPause } from '../../../src/core/polling/pace.ts';
import { accountId, runId } from '../../../src/core/base/ids.ts';
import { type Result, failure, success } from '../../../src/core/base/result.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { RunPanel } from '../../../src/host/runs/runPanel.ts';
import type { LoadedRun, RunPageMessage, RunView } from '../../../src/protocol/runPage.ts';
import { runCommand } from '../support/commands.ts';
import { type PageBench } from '../support/pageBench.ts';
import { usePanelScene } from '../support/panelScene.ts';
import { StandInTab } from '../support/tab.ts';
import type { Today } from '../support/today.ts';

/** Three tasks without a form: the first of Priya and Maya, the second of Maya. */
const handover = 10;
const broken = failure({ kind: 'serverFault', status: 500 } as const);

describe('The host’s side of a run’s page', () => {
  let today: Today;
  let session: SignedIn;
  let bench: PageBench;
  let tab: StandInTab<RunView, RunPageMessage>;
  let id: number;
  let tasks: readonly { readonly id: number }[];

  const own = usePanelScene(async (scene) => {
    ({ today, session, bench } = scene);
    tab = new StandInTab('A run');
    ({ id, tasks } = await today.launch(handover, { name: 'Week 40' }));
  });

  const complete = (as: 'priya' | 'maya'): Promise<void> =>
    today.send(`/v2/tasks/${tasks[0]?.id ?? 0}/complete`, {}, as);
  const snooze = (): Promise<void> =>
    today.send(`/workflows/${id}/snooze`, { date: Date.now() / 1000 + 86_400 }, 'tomas');

  function open(): Promise<LoadedRun> {
    const target = { accountId: session.account.id, runId: runId(String(id)) };
    own(new RunPanel(tab.panel, target, bench.parts));
    tab.say({ type: 'ready' });
    return tab.ready('the run', () => true);
  }

  it('loads the run with its log, under its name', async () => {
    const view = await open();
    assert.equal(tab.views[0]?.state, 'loading');
    assert.equal(tab.panel.title, 'Week 40');
    assert.deepEqual(
      view.run.tasks.map(({ state }) => state),
      ['active', 'pending', 'pending'],
    );
    assert.deepEqual(
      view.log.events.map(({ kind }) => kind),
      ['taskStarted'],
    );
  });

  it('shows all of it to the new document of a page that is shown again', async () => {
    const { run } = await open();
    const shown = tab.views.length;
    tab.say({ type: 'ready' });
    await tab.shown(shown + 1);
    assert.deepEqual((await tab.ready()).run, run);
  });

  it('offers to snooze it, and to resume it once it is snoozed', async () => {
    assert.deepEqual((await open()).actions.slice(0, 2), ['snooze', 'rename']);
    await snooze();
    tab.say({ type: 'refresh' });
    const { actions } = await tab.ready('the run as snoozed', ({ run, refreshing }) => {
      return run.state === 'snoozed' && !refreshing;
    });
    assert.deepEqual(actions.slice(0, 2), ['resume', 'rename']);
    tab.say({ type: 'manage', action: 'resume' });
    await tab.ready('the run as running', ({ run }) => run.state === 'running');
  });

  it('changes no run of another account by its id', async () => {
    await snooze();
    await open();
    const other = { ...session.account, id: accountId('https://other.example#') };
    bench.use({ ...session, account: other });
    tab.say({ type: 'manage', action: 'resume' });
    await bench.clock.pass(0);
    await tab.failed();
    await runCommand('pneumatic.refreshRuns');
    const run = await session.api.getRun(runId(String(id)));
    assert.ok(run.ok && run.value.state === 'snoozed', JSON.stringify(run));
  });

  it('shows a comment in the log once it is sent', async () => {
    await open();
    tab.say({ type: 'comment', text: 'All set.' });
    const { log } = await tab.ready('the comment', ({ comment, log }) => {
      return comment.phase === 'done' && log.events.length === 2;
    });
    assert.equal(log.events[0]?.text, 'All set.');
    assert.deepEqual([bench.count('commentOnRun'), bench.changes], [1, 1]);
    // Once when it was opened, and once after the comment.
    assert.deepEqual([bench.count('getRun'), bench.count('listEvents')], [2, 2]);
  });

  it('is asked for at the pace of the clock while it is looked at, and at no other time', async () => {
    await open();
    await bench.clock.pass(shortestPause);
    await bench.called('getRun', 2);
    await tab.shown(3);
    tab.setVisible(false);
    await bench.clock.pass(longestPause);
    tab.setVisible(true);
    bench.focus(false);
    await bench.clock.pass(longestPause);
    assert.equal(bench.count('getRun'), 2);
    await complete('priya');
    bench.focus(true);
    await bench.clock.pass(0);
    await tab.ready(
      'the first task as completed',
      ({ run }) => run.tasks[0]?.state === 'completed',
    );
  });

  it('asks nothing of its tab once that is closed, when the window gets the focus', async () => {
    await open();
    tab.close();
    bench.focus(false);
    bench.focus(true);
    assert.equal(tab.askedTooLate, 0);
  });

  it('is asked for at once when something was done elsewhere in the window', async () => {
    await open();
    await complete('maya');
    bench.expected.fire();
    await tab.ready(
      'the first task as completed',
      ({ run }) => run.tasks[0]?.state === 'completed',
    );
  });

  describe('with the log of its run', () => {
    /** Makes the next page of the log say that there is more. */
    const withMore = (): void => {
      bench.instead('listEvents', async (go) => {
        const page = (await go()) as Result<Page<RunEvent>, never>;
        return page.ok ? success({ ...page.value, next: 'more' }) : page;
      });
    };

    it('that could not be loaded again loads it again, in order', async () => {
      await open();
      await complete('priya');
      bench.instead('listEvents', () => Promise.resolve(broken));
      bench.expected.fire();
      await tab.ready('why it is old', ({ log }) => log.notice !== undefined);
      tab.say({ type: 'retryLog' });
      const { log } = await tab.ready('the log', ({ log: { notice } }) => notice === undefined);
      assert.deepEqual(
        log.events.map(({ kind }) => kind),
        ['taskStarted', 'taskCompleted', 'taskStarted'],
      );
    });

    it('of which no more could be loaded asks for more', async () => {
      withMore();
      await open();
      bench.instead('listEvents', () => Promise.resolve(broken));
      tab.say({ type: 'showMore' });
      await tab.ready('why there is no more', ({ log }) => log.notice !== undefined);
      bench.instead('listEvents', () => Promise.resolve(success({ items: [], next: undefined })));
      tab.say({ type: 'retryLog' });
      await tab.ready('all of it', ({ log }) => log.notice === undefined && !log.hasMore);
      assert.deepEqual([bench.count('getRun'), bench.count('listEvents')], [1, 3]);
    });

    it('says that more is being loaded until it is there, whatever is read meanwhile', async () => {
      withMore();
      await open();
      const more = bench.hold('listEvents');
      tab.say({ type: 'showMore' });
      await more.read;
      tab.say({ type: 'refresh' });
      await tab.ready('the refresh', ({ refreshing }) => refreshing);
      const view = await tab.ready('the end of the refresh', ({ refreshing }) => !refreshing);
      assert.equal(view.log.loading, true);
      more.letGo();
      await tab.ready('all of it', ({ log }) => !log.loading);
    });
  });
});
