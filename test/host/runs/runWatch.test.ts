/** The notifications about runs launched from here, with a real server of today's API. */
import assert from 'node:assert/strict';
import { systemClock } from '../../../src/host/polling/systemClock.ts';
import { type RunNotification, RunWatch } from '../../../src/host/runs/runWatch.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { answer } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, tidy } from '../support/account.ts';
import { runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { hang } from '../support/hang.ts';
import { runRecordOf } from '../support/runRecords.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
/** The on-call handover: three tasks, no form. */
const handover = 10;
let services: Services;
let today: Today;

describe('The watch over what was launched from here', () => {
  let told: (readonly RunNotification[])[];
  let watch: RunWatch;

  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    told = [];
    watch = newWatch();
  });
  afterEach(async () => {
    watch.dispose();
    await tidy(services);
    await servers.stop();
  });

  /** Completes a task of a run, as a person could in the web app. */
  const complete = (task: number): Promise<void> =>
    today.send(`/v2/tasks/${task}/complete`, {}, 'tomas');

  const newWatch = (): RunWatch => {
    const { abilities } = services;
    const parts = { abilities, clock: systemClock, log: services.log };
    return new RunWatch(parts, services.history, (news) => Promise.resolve(told.push(news)));
  };

  const toldNames = (): readonly (readonly string[])[] =>
    told.map((all) => all.map(({ run, kind }) => `${run.name}: ${kind}`));

  async function launchFromHere(name: string, body: object = {}) {
    const run = await today.launch(handover, { name, ...body });
    const account = { id: today.account, label: 'here' };
    await services.history.add(runRecordOf(String(run.id), Date.now(), { name, account }));
    return run;
  }

  it('notifies once that a run has finished, in whichever window that is found', async () => {
    const run = await launchFromHere('Week 40');
    await watch.look();
    assert.deepEqual(told, []);
    for (const task of run.tasks) await complete(task.id);
    await watch.look();
    assert.deepEqual(toldNames(), [['Week 40: finished']]);
    assert.deepEqual((await services.history.list())[0]?.told, ['finished']);
    const otherWindow = newWatch();
    await otherWindow.look();
    await watch.look();
    otherWindow.dispose();
    assert.equal(told.length, 1);
  });

  it('notifies that a run has become overdue, and later that it has finished', async () => {
    const due = Date.now() + 1500;
    const run = await launchFromHere('Week 40', { due_date_tsp: due / 1000 });
    await watch.look();
    assert.deepEqual(told, []);
    await eventually('the news', async () => {
      await watch.look();
      return told[0];
    });
    for (const task of run.tasks) await complete(task.id);
    await watch.look();
    assert.deepEqual(toldNames(), [['Week 40: stalled'], ['Week 40: finished']]);
  });

  it('is off where the setting says so, and does not catch up later', async () => {
    const [early, late] = [await launchFromHere('Week 40'), await launchFromHere('Week 41')];
    await setSetting(settingIds.notifyAboutRuns, false);
    for (const task of early.tasks) await complete(task.id);
    await watch.look();
    assert.deepEqual(told, []);
    await setSetting(settingIds.notifyAboutRuns, true);
    for (const task of late.tasks) await complete(task.id);
    await watch.look();
    assert.deepEqual(toldNames(), [['Week 41: finished']]);
    assert.deepEqual(
      (await services.history.list()).map((record) => record.told),
      [['finished'], ['finished']],
    );
  });

  it('asks and tells nothing more once another account is in use', async () => {
    const runs = [await launchFromHere('Week 40'), await launchFromHere('Week 41')];
    for (const { tasks } of runs) for (const task of tasks) await complete(task.id);
    const held = hang(today, /^GET \/workflows\/\d+$/);
    const look = watch.look();
    await eventually('the first request', () => Promise.resolve(held.count > 0 || undefined));
    await today.signIn('priya');
    await held.letGo();
    await look;
    const asked = today.interceptor.asked.filter((what) => /^GET \/workflows\/\d+$/.test(what));
    assert.deepEqual([asked.length, told], [1, []]);
    assert.ok((await services.history.list()).every((record) => record.told === undefined));
  });

  for (const status of [403, 404]) {
    it(`asks no more for a run that is answered with ${status}`, async () => {
      const { id } = await launchFromHere('Week 40');
      const detail = `GET /workflows/${id}`;
      today.interceptor.instead(new RegExp(`^${detail}$`), answer(status));
      for (let look = 0; look < 3; look += 1) await watch.look();
      assert.equal(today.interceptor.asked.filter((what) => what === detail).length, 1);
    });
  }

  it('goes on while a page is in sight, though no view is', async () => {
    const run = await launchFromHere('Week 40');
    for (const task of run.tasks) await complete(task.id);
    await runCommand('pneumatic.openRun', { id: String(run.id), name: 'Week 40' });
    await eventually('the note that it has been told of', async () => {
      const [record] = await services.history.list();
      return record?.told?.includes('finished') ? true : undefined;
    });
  });
});
