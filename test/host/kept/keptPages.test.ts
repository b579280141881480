/** Pages of runs and tasks as they were kept, while the service does not answer. */
import assert from 'node:assert/strict';
import { fieldId, runId, runTaskId } from '../../../src/core/base/ids.ts';
import { failure } from '../../../src/core/base/result.ts';
import { emptyInput } from '../../../src/core/form/input.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import { RunPanel } from '../../../src/host/runs/runPanel.ts';
import { ValuesPanel } from '../../../src/host/runs/valuesPanel.ts';
import type { Services } from '../../../src/host/services.ts';
import { TaskPanel } from '../../../src/host/tasks/taskPanel.ts';
import type { RunPageMessage, RunView } from '../../../src/protocol/runPage.ts';
import type { TaskPageMessage, TaskView } from '../../../src/protocol/taskPage.ts';
import type { ValuesPageMessage, ValuesView } from '../../../src/protocol/valuesPage.ts';
import { emailOf } from '../../support/members.ts';
import type { PageBench } from '../support/pageBench.ts';
import { usePanelScene } from '../support/panelScene.ts';
import { StandInTab } from '../support/tab.ts';
import type { Today } from '../support/today.ts';

/** Its first task is assigned to Priya and Maya. */
const handover = 10;
const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
const unreachable = failure({ kind: 'unreachable', reason: 'ENOTFOUND' } as const);

describe('Pages as they were kept', () => {
  let services: Services;
  let today: Today;
  let session: SignedIn;
  let bench: PageBench;

  const own = usePanelScene((scene) => {
    ({ services, today, session, bench } = scene);
    bench.kept = services.kept;
  });

  function openRun(id: number): StandInTab<RunView, RunPageMessage> {
    const tab = new StandInTab<RunView, RunPageMessage>('A run');
    const target = { accountId: session.account.id, runId: runId(String(id)) };
    own(new RunPanel(tab.panel, target, bench.parts));
    tab.say({ type: 'ready' });
    return tab;
  }

  function openTask(id: number | undefined): StandInTab<TaskView, TaskPageMessage> {
    const tab = new StandInTab<TaskView, TaskPageMessage>('A task');
    const target = { accountId: session.account.id, taskId: runTaskId(String(id)) };
    own(new TaskPanel(tab.panel, target, bench.parts));
    tab.say({ type: 'ready' });
    return tab;
  }

  function openValues(id: number): StandInTab<ValuesView, ValuesPageMessage> {
    const tab = new StandInTab<ValuesView, ValuesPageMessage>('Values');
    const of = {
      accountId: session.account.id,
      runId: runId(String(id)),
      shows: 'values',
    } as const;
    own(new ValuesPanel(tab.panel, of, bench.parts));
    tab.say({ type: 'ready' });
    return tab;
  }

  describe('of a run', () => {
    it('are there before the service has answered, and are replaced by its answer', async () => {
      const { id } = await today.launch(handover, { name: 'Week 40' });
      const { log } = await openRun(id).ready();
      const held = bench.hold('getRun');
      const tab = openRun(id);
      const kept = await tab.ready('the run as it was kept', ({ asOf }) => asOf !== undefined);
      assert.equal(kept.run.name, 'Week 40');
      assert.deepEqual(kept.log.events, log.events);
      held.letGo();
      await tab.ready('the run as it is', ({ asOf }) => asOf === undefined);
    });

    it('send no comment, and keep what is shown where the service cannot be reached', async () => {
      const { id } = await today.launch(handover, { name: 'Week 40' });
      await openRun(id).ready();
      bench.instead('getRun', () => unreachable);
      const tab = openRun(id);
      const { stale, asOf } = await tab.ready('why nothing is newer', (view) => !!view.stale);
      assert.equal(stale?.asOf, asOf);
      tab.say({ type: 'comment', text: 'All set.' });
      tab.say({ type: 'refresh' });
      await tab.ready('the run as it is', (view) => view.asOf === undefined);
      assert.equal(bench.count('commentOnRun'), 0);
    });

    it('are gone where the service refuses the key, or the run is deleted', async () => {
      const { id } = await today.launch(handover, { name: 'Week 40' });
      await openRun(id).ready();
      bench.instead('getRun', () => failure({ kind: 'unauthorized' }));
      assert.match((await openRun(id).failed()).notice.message, /does not accept the API key/);
      await openRun(id).ready('the run', ({ asOf }) => asOf === undefined);
      bench.instead('getRun', () => failure({ kind: 'notFound' }));
      await openRun(id).failed();
      const held = bench.hold('getRun');
      const tab = openRun(id);
      await held.read;
      assert.equal(tab.view?.state, 'loading');
      held.letGo();
      await tab.ready();
    });

    it('are not shown any more once answers are kept no more', async () => {
      const { id } = await today.launch(handover, { name: 'Week 40' });
      await openRun(id).ready();
      const held = bench.hold('getRun');
      const tab = openRun(id);
      await tab.ready('the run as it was kept', ({ asOf }) => asOf !== undefined);
      await services.kept.forgetAll();
      assert.equal(tab.view?.state, 'loading');
      held.letGo();
      await tab.ready('the run as it is', ({ asOf }) => asOf === undefined);
    });
  });

  describe('of a task', () => {
    it('take what is typed, and complete nothing before the service has answered', async () => {
      const { tasks } = await today.launch(14, { name: 'Opening', kickoff });
      await openTask(tasks[0]?.id).ready();
      const held = bench.hold('getTask');
      const tab = openTask(tasks[0]?.id);
      const kept = await tab.ready('the task as it was kept', ({ asOf }) => asOf !== undefined);
      assert.equal(kept.task.run.name, 'Opening');
      const [list] = kept.task.checklists;
      assert.ok(list?.items[0]);
      tab.say({ type: 'mark', checklist: list.id, item: list.items[0].id, checked: true });
      tab.say({ type: 'complete', input: emptyInput });
      held.letGo();
      const now = await tab.ready('the task as it is', ({ asOf }) => asOf === undefined);
      assert.equal(now.news, undefined);
      assert.deepEqual([bench.count('completeTask'), bench.count('markItem')], [0, 0]);
    });

    it('show at once that somebody else has completed it', async () => {
      const { tasks } = await today.launch(handover, { name: 'Week 40' });
      await openTask(tasks[0]?.id).ready();
      await today.send(`/v2/tasks/${tasks[0]?.id ?? 0}/complete`, {}, 'priya');
      const tab = openTask(tasks[0]?.id);
      const { task } = await tab.ready('the task as it is', ({ asOf }) => asOf === undefined);
      assert.equal(task.state, 'completed');
      assert.ok(tab.views.some((view) => view.state === 'ready' && view.task.state === 'active'));
    });
  });

  it('of a run’s values save nothing before the service has answered', async () => {
    const { id } = await today.launch(14, { name: 'Opening', kickoff });
    await openValues(id).ready();
    const held = bench.hold('getRunForm');
    const tab = openValues(id);
    const kept = await tab.ready('the form as it was kept', ({ asOf }) => asOf !== undefined);
    assert.equal(kept.form.fields.find((field) => field.id === 'contact')?.startValue, 'Ole');
    tab.say({ type: 'save', input: { ...emptyInput, values: [[fieldId('contact'), 'Kari']] } });
    held.letGo();
    await tab.ready('the form as it is', ({ asOf }) => asOf === undefined);
    assert.equal(bench.count('changeRun'), 0);
  });
});
