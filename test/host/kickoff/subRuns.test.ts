/** Launching another workflow from a task, with a real server of today's API. */
import assert from 'node:assert/strict';
import { runId, runTaskId, workflowId } from '../../../src/core/base/ids.ts';
import { type FormInput, emptyInput } from '../../../src/core/form/input.ts';
import { formToWrite } from '../../../src/host/kickoff/enteredForm.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import { LaunchJournal } from '../../../src/host/launches/launchJournal.ts';
import { RunHistory } from '../../../src/host/launches/runHistory.ts';
import { RunPanel } from '../../../src/host/runs/runPanel.ts';
import { TaskPanel } from '../../../src/host/tasks/taskPanel.ts';
import type { Services } from '../../../src/host/services.ts';
import type { SignedIn } from '../../../src/host/account/session.ts';
import type { RunPageMessage, RunView } from '../../../src/protocol/runPage.ts';
import type { TaskPageMessage, TaskView } from '../../../src/protocol/taskPage.ts';
import { eventually } from '../../vscode/eventually.ts';
import { answering, formTitles } from '../support/commands.ts';
import { type KickoffTab, openKickoffTab } from '../support/kickoffTab.ts';
import type { PageBench } from '../support/pageBench.ts';
import { usePanelScene } from '../support/panelScene.ts';
import { newFolder } from '../support/records.ts';
import { StandInTab } from '../support/tab.ts';
import type { Today } from '../support/today.ts';

/** Three tasks without a form: the first of Priya and Maya. */
const handover = 10;
/** A workflow without required fields. */
const inspection = workflowId('15');

const named: FormInput = { ...emptyInput, name: 'Look at it' };

describe('A sub-run of a task', () => {
  let services: Services;
  let today: Today;
  let session: SignedIn;
  let bench: PageBench;

  const own = usePanelScene((scene) => {
    ({ services, today, session, bench } = scene);
  });

  async function firstTask(): Promise<{ readonly run: string; readonly task: string }> {
    const { id, tasks } = await today.launch(handover, { name: 'Week 40' });
    return { run: String(id), task: String(tasks[0]?.id) };
  }

  function keep() {
    const { log, names } = services;
    const folder = newFolder(services);
    const history = own(new RunHistory(folder.with({ path: `${folder.path}/runs` }), log, names));
    const at = folder.with({ path: `${folder.path}/launches` });
    const journal = own(new LaunchJournal(at, history, log, names));
    const drafts = own(
      new Drafts(folder.with({ path: `${folder.path}/drafts` }), log, 'window', names),
    );
    return { history, journal, drafts };
  }

  const openForm = (kept: ReturnType<typeof keep>, task?: string): KickoffTab =>
    openPanel(kept, task).tab;

  function openPanel(kept: ReturnType<typeof keep>, task?: string) {
    const target = {
      ...{ accountId: session.account.id, workflowId: inspection },
      ...(task !== undefined && { taskId: runTaskId(task) }),
    };
    const opened = openKickoffTab(services, target, kept, { pages: bench.parts.pages });
    own(opened.panel);
    return opened;
  }

  it('is launched with its task, and recorded with it', async () => {
    const { task } = await firstTask();
    const kept = keep();
    const tab = openForm(kept, task);
    const { subRunOf } = await tab.ready('the form', () => true);
    assert.deepEqual([subRunOf?.run, subRunOf?.closed], ['Week 40', false]);
    tab.say({ type: 'launch', input: named });
    await tab.ready('the launch', ({ launch }) => launch.phase === 'launched');
    const [record] = await kept.history.list();
    assert.deepEqual([record?.name, record?.ofTask], ['Look at it', task]);
    const detail = await session.api.getTask(runTaskId(task));
    assert.ok(detail.ok);
    assert.deepEqual(
      detail.value.subRuns?.map(({ id }) => id),
      [record?.id],
    );
  });

  it('has a draft of its own, which launches of the workflow never see', async () => {
    const { task } = await firstTask();
    const kept = keep();
    const form = openForm(kept, task);
    await form.ready('the form', () => true);
    form.say({ type: 'edited', saved: { input: named, editedAt: Date.now() } });
    const owner = `sub-run:${runTaskId(task)}:${inspection}` as const;
    await eventually('the draft', () => kept.drafts.get(session.account.id, owner));
    const other = openForm(kept);
    const { input, subRunOf } = await other.ready('the other form', () => true);
    assert.deepEqual([input, subRunOf], [emptyInput, undefined]);
    const again = openForm(kept, task);
    assert.equal((await again.ready('the form', () => true)).input.name, 'Look at it');
  });

  it('is not written down as a launch, which would start a run of its own', async () => {
    const { task } = await firstTask();
    const kept = keep();
    for (const of of [task, undefined]) {
      const { tab, panel } = openPanel(kept, of);
      await tab.ready('the form', () => true);
      const written = await formToWrite({ active: Promise.resolve(panel) });
      assert.equal(written?.workflow.id, of === undefined ? inspection : undefined);
    }
  });

  it('cannot be launched from a task that is over', async () => {
    const { task } = await firstTask();
    await today.send(`/v2/tasks/${task}/complete`, {}, 'priya');
    const { subRunOf } = await openForm(keep(), task).ready('the form', () => true);
    assert.equal(subRunOf?.closed, true);
  });

  it('is offered on a task, for which a workflow is chosen', async () => {
    const { task } = await firstTask();
    const row = { id: task, name: 'A task' };
    await answering('first', 'pneumatic.launchSubRun', row);
    assert.equal((await formTitles(1)).length, 1);
  });

  it('holds up its task, whose page and run show it', async () => {
    const { run, task } = await firstTask();
    await today.launch(15, { name: 'Look at it', ancestor_task_id: Number(task) });
    const taskTab = new StandInTab<TaskView, TaskPageMessage>('A task');
    const { id: accountId } = session.account;
    own(new TaskPanel(taskTab.panel, { accountId, taskId: runTaskId(task) }, bench.parts));
    taskTab.say({ type: 'ready' });
    const shown = await taskTab.ready('the task', () => true);
    assert.deepEqual(
      shown.task.subRuns?.map(({ name }) => name),
      ['Look at it'],
    );
    taskTab.say({ type: 'complete', input: emptyInput });
    await taskTab.ready('the refusal', ({ work }) => work.phase === 'failed');
    assert.equal(bench.count('completeTask'), 0);
    const runTab = new StandInTab<RunView, RunPageMessage>('A run');
    own(new RunPanel(runTab.panel, { accountId, runId: runId(run) }, bench.parts));
    runTab.say({ type: 'ready' });
    const { subRuns } = await runTab.ready('the run', () => true);
    assert.deepEqual(
      subRuns.map(([of, all]) => [of, all.map(({ name, state }) => [name, state])]),
      [[task, [['Look at it', 'running']]]],
    );
  });
});
