/** The notifications about runs launched from here, and the effect of each button. */
import assert from 'node:assert/strict';
import { machineClock } from '../../support/samples/zones.ts';
import * as vscode from 'vscode';
import type { RunNotificationKind } from '../../../src/core/launches/runRecord.ts';
import type { Run } from '../../../src/core/runs/run.ts';
import { runId, runTaskId } from '../../../src/core/base/ids.ts';
import type { RunNotification } from '../../../src/host/runs/runWatch.ts';
import { noticeOf, showRunNotifications } from '../../../src/host/runs/runNotifications.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { runRecordOf } from '../support/runRecords.ts';
import { createServers } from '../support/servers.ts';
import { signInToToday } from '../support/today.ts';

const servers = createServers();
let services: Services;

function notification(
  name: string,
  kind: RunNotificationKind,
  some: Partial<Run> = {},
): RunNotification {
  const id = some.id ?? runId('7');
  const run: Run = {
    id,
    name,
    state: kind === 'finished' ? 'done' : 'running',
    workflow: undefined,
    urgent: false,
    startedAt: 1,
    completedAt: kind === 'finished' ? 2 : undefined,
    dueAt: undefined,
    startedBy: undefined,
    finalizable: false,
    changeable: true,
    tasks: [],
    ...some,
  };
  return { record: runRecordOf(id, 1), run, kind };
}

const late = {
  id: runTaskId('71'),
  name: 'Review',
  number: 1,
  state: 'active',
  performers: [],
  startedAt: 1,
  completedAt: undefined,
  dueAt: 2,
  checklist: { total: 0, marked: 0 },
} as const;

const placeOf = (opensInBrowser = false) => ({
  ...{ opensInBrowser, clock: machineClock, pages: services.pages },
});

const labels = (all: readonly RunNotification[], opensInBrowser = false): readonly string[] =>
  noticeOf(all, placeOf(opensInBrowser)).choices.map(({ label }) => label);

describe('The notifications about runs', () => {
  before(async () => {
    services = await runningServices();
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('is that one has finished, which is no warning', () => {
    const { urgent, text } = noticeOf([notification('Week 40', 'finished')], placeOf());
    assert.deepEqual([urgent, text], [false, '“Week 40” is done.']);
  });

  it('is a warning that one is overdue, and what of it', () => {
    const texts: readonly (readonly [Partial<Run>, RegExp])[] = [
      [{ tasks: [late] }, /^“Week 40” is overdue: “Review” was due on .*1970/],
      // Nobody works on a task that is still to come.
      [
        { tasks: [{ ...late, state: 'pending' }], dueAt: 2 },
        /^“Week 40” is overdue: it was due on/,
      ],
      [{ dueAt: 2 }, /^“Week 40” is overdue: it was due on .*1970/],
      [{}, /^“Week 40” is overdue\.$/],
    ];
    for (const [some, expected] of texts) {
      const { urgent, text } = noticeOf([notification('Week 40', 'stalled', some)], placeOf());
      assert.equal(urgent, true);
      assert.match(text, expected);
    }
  });

  it('is how many they are where they are several', () => {
    const all = [
      notification('Week 40', 'finished'),
      notification('Week 41', 'stalled'),
      notification('Week 42', 'stalled'),
    ];
    assert.equal(
      noticeOf(all, placeOf(true)).text,
      '“Week 40” is done. 2 runs that you launched from here are overdue.',
    );
    assert.deepEqual(labels(all, true), ['Show Runs']);
  });

  it('comes with what can be done, in the browser where its address is known', () => {
    const one = [notification('Week 40', 'finished')];
    assert.deepEqual(labels(one), ['Open', 'Copy Run ID']);
    assert.deepEqual(labels(one, true), ['Open', 'Open in Browser', 'Copy Run ID']);
  });

  it('leads to the id of the run', async () => {
    const { choices } = noticeOf([notification('Week 40', 'finished')], placeOf());
    await choices.at(-1)?.take();
    assert.equal(await vscode.env.clipboard.readText(), '7');
  });

  it('leads to the page of the run, at its own account, by the first thing that it offers', async () => {
    const today = await signInToToday(services, servers);
    const { id } = await today.launch(10, { name: 'Week 40' });
    const run = runId(String(id));
    const stalled = notification('Week 40', 'stalled', { id: run });
    const account = { id: today.account, label: 'here' };
    const mine = { ...stalled, record: { ...stalled.record, account } };
    const telling = showRunNotifications([mine], placeOf());
    await today.signIn('priya');
    await eventually('the page of the run', async () => {
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      return services.pages.runTab(today.account, run);
    });
    await telling;
  });
});
