/** What a VS Code task does once its run has started, with a real server of today's API. */
import assert from 'node:assert/strict';
import { runId } from '../../../src/core/base/ids.ts';
import { longestPause, shortestPause } from '../../../src/core/polling/pace.ts';
import type { Services } from '../../../src/host/services.ts';
import type { EarlierRuns } from '../../../src/host/vscodeTasks/earlierRuns.ts';
import type { TaskParts } from '../../../src/host/vscodeTasks/runLaunchTask.ts';
import { answer } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { emailOf } from '../../support/members.ts';
import { HandClock } from '../../support/handClock.ts';
import { tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { createServers } from '../support/servers.ts';
import { type StartedTask, newEarlierRuns, startTask } from '../support/startedTasks.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
/** The on-call handover: three tasks, no form. */
const handover = 10;
/** Can be ended early. */
const endable = 14;
const goLive = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
const [alerts, pager, fragile] = [
  'Go through last week’s alerts',
  'Test the pager',
  'Say what is fragile right now',
];

describe('A VS Code task that waits for its run', () => {
  let services: Services;
  let today: Today;
  let clock: HandClock;
  let earlierRuns: EarlierRuns;
  let run: Awaited<ReturnType<Today['launch']>>;
  let launched: number;
  let workflow: number;
  let body: object;
  let asked: number;
  let answerAboutEarlier: 'wait' | 'launch' | undefined;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    clock = new HandClock(Date.now());
    earlierRuns = newEarlierRuns();
    [launched, asked] = [0, 0];
    [workflow, body] = [handover, {}];
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  /** A question that is answered with yes: dialogs cannot be seen in the extension host. */
  const parts = (): TaskParts => ({
    ...services,
    ...{ clock, earlierRuns },
    askAboutEarlier: () => {
      asked += 1;
      return Promise.resolve(answerAboutEarlier);
    },
    send: async () => {
      launched += 1;
      run = await today.launch(workflow, { name: 'Week 40', ...body });
      const named = { id: runId(String(run.id)), name: 'Week 40' };
      return { end: 'launched', run: named, accountId: today.account };
    },
  });
  /** Starts the VS Code task, and has it look at its run for the first time. */
  async function begin(wait: string): Promise<StartedTask> {
    const task = startTask(parts(), { type: 'pneumatic', workflow: handover, wait });
    await task.shown('Waiting until');
    await eventually('the first look', () => Promise.resolve(clock.ahead === 0 || undefined));
    await clock.pass(0);
    return task;
  }

  /** Completes a task of the run, as a person could in the web app. */
  const complete = (number: number): Promise<void> =>
    today.send(`/v2/tasks/${run.tasks[number - 1]?.id ?? 0}/complete`, {}, 'tomas');

  const detail = (): string => `GET /workflows/${run.id}`;
  const reads = (): number => today.interceptor.asked.filter((what) => what === detail()).length;

  /** Lets a pause pass, and waits until the look after it is over. */
  async function pause(ms = clock.ahead ?? 0): Promise<void> {
    await clock.pass(ms);
    await planned();
  }
  const planned = (): Promise<true> =>
    eventually('the next pause', () => Promise.resolve(clock.planned > 0 || undefined));

  it('tells each task as it is completed, and who did it, and ends with 0 when the run is done', async () => {
    const task = await begin('finished');
    await task.shown(`Now: 1 ${alerts} · `);
    await planned();
    for (const [number, next] of [
      [1, `Now: 2 ${pager} · `],
      [2, `Now: 3 ${fragile} · `],
    ] as const) {
      await complete(number);
      await pause();
      await task.shown(next);
    }
    await complete(3);
    await clock.pass(shortestPause);
    assert.equal(await task.code, 0);
    const lines = task.text().split('\r\n');
    assert.equal(lines[0], `“Week 40” has started, as process ${run.id}.`);
    for (const name of [alerts, pager, fragile]) {
      const told = lines.filter((line) => line.endsWith(`Tomás Rivera completed “${name}”.`));
      assert.equal(told.length, 1, task.text());
    }
    assert.equal(lines.at(-2), 'The run is done.');
    assert.equal(clock.planned, 0);
  });

  it('ends with 0 once the task that it waits for is completed', async () => {
    const task = await begin(`task:${pager.toUpperCase()}`);
    await planned();
    await complete(1);
    await complete(2);
    await clock.pass(shortestPause);
    assert.equal(await task.code, 0);
    assert.match(task.text(), /“Test the pager” is completed\.\r\n$/);
  });

  it('polls its own run alone, every 15 s to 5 min, and less often while nothing changes', async () => {
    const task = await begin('finished');
    await planned();
    const [before, readsBefore] = [today.interceptor.asked.length, reads()];
    const pauses: number[] = [];
    while (pauses.at(-1) !== longestPause) {
      pauses.push(clock.ahead ?? 0);
      await clock.pass((clock.ahead ?? 0) - 1);
      assert.equal(reads() - readsBefore, pauses.length - 1);
      await pause();
      assert.equal(reads() - readsBefore, pauses.length);
    }
    assert.equal(pauses[0], shortestPause);
    assert.deepEqual(
      pauses,
      [...pauses].sort((a, b) => a - b),
    );
    const asked = today.interceptor.asked.slice(before);
    assert.deepEqual(
      asked.filter((what) => what !== detail()),
      [],
    );
    task.end();
    await task.code;
    assert.equal(clock.planned, 0);
  });

  it('looks at once after a change that was made here', async () => {
    const task = await begin('task:1');
    await planned();
    await complete(1);
    services.changes.note();
    await clock.pass(0);
    assert.equal(await task.code, 0);
  });

  it('says once that the service cannot be asked, goes on, and tells what happened meanwhile', async () => {
    const task = await begin('finished');
    await planned();
    const mend = today.interceptor.instead(new RegExp(`^${detail()}$`), answer(503));
    for (let round = 0; round < 3; round += 1) await pause(longestPause);
    assert.equal(task.text().split('Waiting goes on until it answers.').length, 2, task.text());
    for (const number of [1, 2, 3]) await complete(number);
    mend();
    await clock.pass(longestPause);
    assert.equal(await task.code, 0);
    assert.match(task.text(), /Pneumatic answers again\./);
    assert.match(
      task.text(),
      new RegExp(`completed “${alerts}”[^]*completed “${fragile}”[^]*done`),
    );
  });

  it('ends with 1 where a person ends the run before', async () => {
    workflow = endable;
    body = { kickoff: goLive };
    const task = await begin('finished');
    await planned();
    await today.send(`/workflows/${run.id}/finish`, {}, 'maya');
    await clock.pass(longestPause);
    assert.equal(await task.code, 1);
    assert.match(task.text(), /Maya \w+ ended the run before its last task\.\r\n$/);
  });

  it('ends with 1 where the run is deleted, the key refused, or the account another', async () => {
    const ends: readonly (readonly [RegExp, () => unknown])[] = [
      [
        /not there any more/,
        () => today.interceptor.instead(new RegExp(`^${detail()}$`), answer(404)),
      ],
      [/does not accept the API key/, () => today.interceptor.instead(/^GET/, answer(401))],
      [/Another account is in use now/, () => today.signIn('tomas')],
      [/You have signed out/, () => services.sessions.signOut()],
    ];
    for (const [text, happen] of ends) {
      const task = await begin('finished');
      await planned();
      const mend = await happen();
      await clock.pass(longestPause);
      assert.equal(await task.code, 1);
      assert.match(task.text(), text);
      assert.match(task.text(), /Waiting has ended\.\r\n$/);
      if (typeof mend === 'function') (mend as () => void)();
      await today.signIn('maya');
      earlierRuns = newEarlierRuns();
    }
  });

  it('stops waiting on Ctrl+C, while the run goes on, and asks when it is started again', async () => {
    const task = await begin('finished');
    await planned();
    task.press('a');
    task.press('\u0003');
    assert.equal(await task.code, 130);
    assert.match(task.text(), /Stopped waiting\. The run goes on\.\r\n$/);
    assert.equal(clock.planned, 0);

    answerAboutEarlier = undefined;
    const declined = startTask(parts(), {
      wait: 'finished',
      workflow: handover,
      type: 'pneumatic',
    });
    assert.equal(await declined.code, 3);
    assert.deepEqual([launched, asked], [1, 1]);

    answerAboutEarlier = 'wait';
    const again = await begin('finished');
    await planned();
    for (const number of [1, 2, 3]) await complete(number);
    await clock.pass(longestPause);
    assert.equal(await again.code, 0);
    assert.deepEqual([launched, asked], [1, 2]);

    const next = await begin('finished');
    assert.deepEqual([launched, asked], [2, 2]);
    next.end();
    answerAboutEarlier = 'launch';
    const another = await begin('finished');
    assert.deepEqual([launched, asked], [3, 3]);
    another.end();
  });

  it('sends nothing while it cannot be told whether the earlier run has ended', async () => {
    const task = await begin('finished');
    task.end();
    const mend = today.interceptor.instead(new RegExp(`^${detail()}$`), answer(503));
    const again = startTask(parts(), { type: 'pneumatic', workflow: handover, wait: 'finished' });
    assert.equal(await again.code, 1);
    assert.match(again.text(), /earlier run “Week 40” may not have ended/);
    mend();
    assert.deepEqual([launched, asked], [1, 0]);
  });
});
