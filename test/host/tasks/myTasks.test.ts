/** The My Tasks view and its commands, with a real server of today's API. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runId } from '../../../src/core/base/ids.ts';
import { dueTimes } from '../../../src/core/runs/days.ts';
import { completeTasks, sendCompletions } from '../../../src/host/tasks/completeTasks.ts';
import { valueOf } from '../../support/apiHarness.ts';
import { failure, success } from '../../../src/core/base/result.ts';
import { sendCompletion } from '../../../src/host/tasks/completeTask.ts';
import { runChangeText } from '../../../src/host/runs/runChangeText.ts';
import type { Services } from '../../../src/host/services.ts';
import type { MyTaskRow } from '../../../src/host/tasks/taskRow.ts';
import { answer } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInTo, tidy } from '../support/account.ts';
import { answering, runCommand } from '../support/commands.ts';
import { runningServices } from '../support/extension.ts';
import { messagesOf } from '../support/messages.ts';
import { iconName, tooltipText } from '../support/nodes.ts';
import { createServers } from '../support/servers.ts';
import { asked, serviceOf } from '../support/service.ts';
import { type Today, signInToToday } from '../support/today.ts';
import { emailOf } from '../../support/members.ts';

const servers = createServers();
/** The on-call handover: its first task is assigned to Priya and Maya, the second to Maya. */
const handover = 10;
let services: Services;
let today: Today;

const rows = async (): Promise<readonly MyTaskRow[]> =>
  (await services.myTasksTree.getChildren()).filter((row) => row.type === 'myTask');
const titles = async (): Promise<readonly string[]> =>
  (await rows()).map(({ task }) => `${task.runName}: ${task.name}`);

/** Launches a run whose first task has items to tick. */
async function launchOpening(): Promise<void> {
  const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
  await today.launch(14, { name: 'Opening', kickoff });
}

async function row(run: string): Promise<MyTaskRow> {
  const found = (await rows()).find(({ task }) => task.runName === run);
  assert.ok(found, `No task of ${run} is listed.`);
  return found;
}

/** Completes a task as after the modal question, which cannot be seen from here. */
async function complete({ task }: MyTaskRow): Promise<void> {
  const session = await services.sessions.current();
  assert.ok(session.state === 'signedIn');
  const { api, account } = session;
  const run = { id: runId('1'), name: task.runName };
  await sendCompletion(
    {
      ...services,
      api,
      account: account.id,
      id: task.id,
      name: task.name,
      closes: () => undefined,
    },
    { run: { ...run, workflowName: '', state: 'running', changeable: true } },
  );
}

const itemOf = (node: MyTaskRow): vscode.TreeItem =>
  services.myTasksTree.resolveTreeItem(services.myTasksTree.getTreeItem(node), node);

describe('The My Tasks view', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
  });
  afterEach(async () => {
    await tidy(services);
    await servers.stop();
  });

  it('shows the tasks that are assigned to me, with a badge', async () => {
    assert.deepEqual(await titles(), []);
    assert.equal(services.myTasksTree.badge, undefined);
    await today.launch(handover, { name: 'Week 40' });
    await today.launch(handover, { name: 'Week 41', is_urgent: true });
    await runCommand('pneumatic.refreshMyTasks');
    assert.deepEqual(await titles(), [
      'Week 41: Go through last week’s alerts',
      'Week 40: Go through last week’s alerts',
    ]);
    assert.equal(services.myTasksTree.badge, 2);
    const item = itemOf(await row('Week 40'));
    assert.deepEqual([item.label, item.description], ['Go through last week’s alerts', 'Week 40']);
    assert.deepEqual([item.contextValue, iconName(item)], ['myTask', 'circle-large-outline']);
    assert.equal(item.command?.command, 'pneumatic.openTask');
    assert.match(tooltipText(item), /Run: Week 40/);
    const urgent = itemOf(await row('Week 41')).accessibilityInformation?.label;
    assert.equal(urgent, 'Go through last week’s alerts, urgent, Week 41');
  });

  it('shows what is overdue first, and since when', async () => {
    const due = Date.now() + 1500;
    const [first] = (await today.launch(handover, { name: 'Week 40' })).tasks;
    await today.launch(handover, { name: 'Week 41', is_urgent: true });
    await today.send(`/v2/tasks/${first?.id ?? 0}/due-date`, { due_date_tsp: due / 1000 });
    await runCommand('pneumatic.refreshMyTasks');
    await eventually('the overdue task', async () =>
      (await rows())[0]?.task.runName === 'Week 40' ? true : undefined,
    );
    const item = itemOf(await row('Week 40'));
    assert.equal(item.description, 'overdue by 0 minutes · Week 40');
    assert.deepEqual([iconName(item), item.resourceUri?.query], ['warning', 'overdue']);
  });

  it('Complete completes a task that takes nothing else', async () => {
    await today.launch(handover, { name: 'Week 40' });
    await complete(await row('Week 40'));
    assert.deepEqual(await titles(), ['Week 40: Test the pager']);
    await complete(await row('Week 40'));
    assert.deepEqual(await titles(), []);
    assert.equal(services.myTasksTree.badge, undefined);
  });

  /** What completing several tasks works with, those that are listed. */
  async function completing() {
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    const { api } = session;
    const tasks = (await rows()).map(({ task }) => task);
    const isCurrent = (): Promise<boolean> => Promise.resolve(true);
    return { ...services, api, tasks, isCurrent };
  }

  /** Completes the listed tasks as after the modal question. */
  async function completeAll(): Promise<void> {
    const work = await completing();
    const plain = await Promise.all(
      work.tasks.map(async ({ id }) => valueOf(work.api.getTask(id))),
    );
    await sendCompletions(work, plain);
  }

  /** The requests since the first task was completed that list tasks. */
  function listedSince(): number {
    const { asked: all } = today.interceptor;
    const from = all.findIndex((what) => /^POST .*\/complete$/.test(what));
    assert.notEqual(from, -1);
    return all.slice(from).filter((what) => what.startsWith('GET /v3/tasks')).length;
  }

  it('completes all selected tasks that take nothing else, without a list after each', async () => {
    for (const name of ['Week 40', 'Week 41', 'Week 42']) await today.launch(handover, { name });
    await completeAll();
    assert.deepEqual([...(await titles())].sort(), [
      'Week 40: Test the pager',
      'Week 41: Test the pager',
      'Week 42: Test the pager',
    ]);
    // The list may have been on its way before that, too.
    assert.ok(listedSince() <= 2, `${listedSince()} lists`);
  });

  it('speaks of one task where all but one of those selected ask for something', async () => {
    await today.launch(handover, { name: 'Week 40' });
    await launchOpening();
    const work = await completing();
    const [question, done] = await messagesOf(
      () => completeTasks(work),
      ({ buttons }) => Promise.resolve(buttons[0]),
    );
    assert.deepEqual(question, {
      text: 'Complete “Go through last week’s alerts”?',
      detail:
        'Go through last week’s alerts – Week 40\n\n1 more asks for something, and stays open.',
      buttons: ['Complete Task'],
    });
    assert.equal(done?.text, '“Go through last week’s alerts” is completed.');
  });

  it('reads the tasks to complete one after another, and says which cannot be read', async () => {
    for (const name of ['Week 40', 'Week 41']) await today.launch(handover, { name });
    const [first, second] = await rows();
    assert.ok(first && second);
    today.interceptor.instead(new RegExp(`^GET /v2/tasks/${first.task.id}$`), answer(404));
    const completing = answering('takeAll', 'pneumatic.completeTask', first, [first, second]);
    await eventually('the task that can be read', () =>
      Promise.resolve(
        today.interceptor.asked.includes(`GET /v2/tasks/${second.task.id}`) ? true : undefined,
      ),
    );
    await completing;
  });

  it('Set Due Date sets that of the task, or says who may', async () => {
    await today.launch(handover, { name: 'Week 40' });
    await answering('escape', 'pneumatic.setTaskDueDate', await row('Week 40'));
    assert.equal((await row('Week 40')).task.dueAt, undefined);
    await answering('first', 'pneumatic.setTaskDueDate', await row('Week 40'));
    const [first] = dueTimes(Date.now(), services.zones.now.zone);
    assert.equal((await row('Week 40')).task.dueAt, first);
    await today.signIn('priya');
    await answering('dismiss', 'pneumatic.setTaskDueDate', await row('Week 40'));
    assert.equal((await row('Week 40')).task.dueAt, first);
  });

  it('Complete sends nothing for a task with open items, but opens its page', async () => {
    await launchOpening();
    const [before] = await titles();
    assert.ok(before);
    await runCommand('pneumatic.completeTask', await row('Opening'));
    await runCommand('pneumatic.refreshMyTasks');
    assert.deepEqual(await titles(), [before]);
  });

  it('Complete says what the service refuses, and shows how things stand', async () => {
    const { id, tasks } = await today.launch(handover, { name: 'Week 40' });
    const task = await row('Week 40');
    await today.send(`/v2/tasks/${tasks[0]?.id ?? 0}/complete`, {}, 'priya');
    await today.send(`/workflows/${id}/snooze`, { date: Date.now() / 1000 + 86_400 }, 'tomas');
    let told = false;
    const refused = complete(task).finally(() => (told = true));
    await eventually('what the service refuses', async () => {
      await vscode.commands.executeCommand('notifications.clearAll');
      return told || undefined;
    });
    await refused;
    assert.deepEqual(await titles(), []);
  });

  it('Complete ends, so that the focus can go on, while it still says what was refused', async () => {
    await today.launch(handover, { name: 'Week 40' });
    today.interceptor.instead(/^POST .*\/complete$/, answer(403));
    const task = await row('Week 40');
    const messages = await messagesOf(
      () => runCommand('pneumatic.completeTask', task),
      // The question is answered, and the notification stays.
      ({ buttons: [first] }) =>
        first === undefined ? new Promise(() => undefined) : Promise.resolve(first),
    );
    assert.match(messages.at(-1)?.text ?? '', /^Go through last week’s alerts: /);
  });

  it('takes a completed task off at once, and puts it back when it is refused', async () => {
    await today.launch(handover, { name: 'Week 40' });
    const { task } = await row('Week 40');
    let meanwhile: readonly string[] | undefined;
    await services.taskList.hideWhile(task.id, async () => {
      meanwhile = await titles();
      return failure({ kind: 'forbidden', detail: '' });
    });
    assert.deepEqual(meanwhile, []);
    assert.equal((await titles()).length, 1);
  });

  it('shows a completed task again where a list from after that has it', async () => {
    await today.launch(handover, { name: 'Week 40' });
    const { task } = await row('Week 40');
    await services.taskList.hideWhile(task.id, () => Promise.resolve(success(undefined)));
    assert.deepEqual(await titles(), []);
    await services.taskList.refresh();
    assert.equal((await titles()).length, 1);
  });

  const trouble = {
    'cannot be read': answer(403),
    'is not to be asked for yet': answer(429, '', { 'Retry-After': '3600' }),
  };
  for (const [what, reply] of Object.entries(trouble)) {
    it(`leaves a completed task off while the list ${what}`, async () => {
      await today.launch(handover, { name: 'Week 40' });
      const task = await row('Week 40');
      today.interceptor.instead(/^GET \/v3\/tasks/, reply);
      await runCommand('pneumatic.refreshMyTasks');
      await complete(task);
      assert.deepEqual(await titles(), []);
      assert.equal(services.myTasksTree.badge, undefined);
      assert.ok(services.taskList.now.error);
    });
  }

  it('Return says where a task cannot be returned; a box that is given up sends nothing', async () => {
    await today.launch(handover, { name: 'Week 40' });
    await answering('dismiss', 'pneumatic.returnTask', await row('Week 40'));
    await complete(await row('Week 40'));
    await answering('escape', 'pneumatic.returnTask', await row('Week 40'));
    assert.deepEqual(await titles(), ['Week 40: Test the pager']);
  });

  it('Comment opens the page of the task, and sends nothing', async () => {
    const { tasks } = await today.launch(handover, { name: 'Week 40' });
    await runCommand('pneumatic.commentOnTask', await row('Week 40'));
    const shown = await eventually('its page', () =>
      Promise.resolve(services.pages.inFront.tasks[0]?.taskId),
    );
    assert.equal(shown, String(tasks[0]?.id));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('Snooze Run snoozes the run of a task, which is then none of mine', async () => {
    const { id } = await today.launch(handover, { name: 'Week 40' });
    await answering('first', 'pneumatic.snoozeRun', await row('Week 40'));
    await runCommand('pneumatic.refreshMyTasks');
    assert.deepEqual(await titles(), []);
    await runCommand('pneumatic.resumeRun', { id: String(id), name: 'Week 40' });
    await runCommand('pneumatic.refreshMyTasks');
    assert.equal((await titles()).length, 1);
  });

  it('Snooze Run says who may, and sends nothing, where I may not', async () => {
    const { id } = await today.launch(handover, { name: 'Week 40' });
    await today.signIn('priya');
    await answering('dismiss', 'pneumatic.snoozeRun', await row('Week 40'));
    const session = await services.sessions.current();
    assert.ok(session.state === 'signedIn');
    const run = await session.api.getRun(runId(String(id)));
    assert.deepEqual(run.ok && [run.value.state, run.value.changeable], ['running', false]);
    const refused = await session.api.snoozeRun(runId(String(id)), Date.now() + 86_400_000);
    assert.ok(!refused.ok);
    assert.match(runChangeText(refused.error), /admin who owns its workflow/);
  });

  it('Copy ID and Copy Name copy those of a task', async () => {
    await today.launch(handover, { name: 'Week 40' });
    const node = await row('Week 40');
    await runCommand('pneumatic.copyId', node);
    assert.equal(await vscode.env.clipboard.readText(), node.task.id);
    await runCommand('pneumatic.copyName', node);
    assert.equal(await vscode.env.clipboard.readText(), node.task.name);
  });

  it('asks nothing of an account that has no tasks to complete', async () => {
    const server = await servers.serve(serviceOf([]));
    await signInTo(services, server.origin, 'a-key');
    assert.deepEqual(await titles(), []);
    assert.deepEqual(asked(server), []);
  });
});
