/** The pages of runs and tasks in their tabs, with a real server of today's API. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PneumaticApi } from '../../../src/core/api.ts';
import type { MyTask } from '../../../src/core/tasks/task.ts';
import { success } from '../../../src/core/base/result.ts';
import { type RunId, runId, runTaskId, workflowId } from '../../../src/core/base/ids.ts';
import { moveToNextTask, openNextTask } from '../../../src/host/tasks/openNextTask.ts';
import { pageViewTypes } from '../../../src/host/manifest/ids.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { signInToDemo, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';

/** The on-call handover: three tasks, no form. */
const handover = workflowId('10');
let services: Services;
let api: PneumaticApi;
let account: Parameters<Services['pages']['openRun']>[0];

/** The names of the tabs of one kind of page. */
const tabs = (viewType: string): readonly string[] =>
  vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => isPage(input, viewType))
    .map(({ label }) => label);

const isPage = (input: unknown, viewType: string): boolean =>
  input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType);

const shown = (viewType: string, name: string): Promise<true> =>
  eventually(`a tab named ${name}`, () =>
    Promise.resolve(tabs(viewType).includes(name) ? (true as const) : undefined),
  );

async function launch(name: string): Promise<RunId> {
  const launched = await api.launch({ workflow: handover, name, values: [], taskLinks: [] });
  assert.ok(launched.ok, JSON.stringify(launched));
  return launched.value.id;
}

async function firstTask(): Promise<MyTask> {
  const tasks = await api.listTasks({});
  const [task] = tasks.ok ? tasks.value.items : [];
  assert.ok(task, JSON.stringify(tasks));
  return task;
}

describe('The pages of runs and tasks', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    const session = await signInToDemo(services, 'current');
    api = session.api;
    account = session.account.id;
  });
  afterEach(async () => {
    await tidy(services);
  });

  it('show a run under its name, once', async () => {
    const id = await launch('Week 40');
    services.pages.openRun(account, { id, name: 'Loading' });
    await shown(pageViewTypes.run, 'Week 40');
    services.pages.openRun(account, { id, name: 'Loading' });
    await launch('Week 41');
    assert.deepEqual(tabs(pageViewTypes.run), ['Week 40']);
  });

  it('show a task under its name', async () => {
    await launch('Week 40');
    const task = await firstTask();
    services.pages.openTask(account, { id: task.id, name: 'Loading' });
    await shown(pageViewTypes.task, task.name);
  });

  it('show an overdue task next, on whatever page of the list it is', async () => {
    await launch('Week 40');
    const task = await firstTask();
    const late: MyTask = { ...task, id: runTaskId('2'), name: 'Late', dueAt: 1 };
    const paged: PneumaticApi = {
      ...api,
      listTasks: ({ cursor }) =>
        Promise.resolve(
          cursor === undefined
            ? success({ items: [{ ...task, urgent: true }], next: 'more' })
            : success({ items: [late], next: undefined }),
        ),
    };
    const opened: string[] = [];
    await openNextTask(
      paged,
      { accountId: account, taskId: runTaskId('1') },
      {
        moveOn: (_account, _from, { name }) => opened.push(name),
        openTask: () => undefined,
      },
      { ended: 'completed', name: 'Done', run: { id: runId('1'), name: 'Run' }, after: undefined },
      () => true,
    );
    assert.deepEqual(opened, ['Late']);
  });

  it('leave the tab where somebody has begun to write while the next task was looked for', async () => {
    const task = await firstTask();
    let writing = false;
    const slow: PneumaticApi = {
      ...api,
      listTasks: () => {
        writing = true;
        return Promise.resolve(success({ items: [task], next: undefined }));
      },
    };
    const opened: string[] = [];
    const pages = {
      moveOn: () => opened.push('in its tab'),
      openTask: () => opened.push('in its own'),
    };
    const run = { id: runId('1'), name: 'Run' };
    const done = { ended: 'completed', name: 'Done', run, after: undefined } as const;
    const target = { accountId: account, taskId: runTaskId('1') };
    await moveToNextTask(slow, target, pages, done, () => !writing);
    assert.deepEqual(opened, []);
    await openNextTask(slow, target, pages, done, () => !writing);
    assert.deepEqual(opened, ['in its own']);
  });

  it('keep a name that they cannot find out', async () => {
    services.pages.openRun(account, { id: runId('999999'), name: 'Gone' });
    services.pages.openTask(account, { id: runTaskId('999999'), name: 'Gone too' });
    await shown(pageViewTypes.run, 'Gone');
    await shown(pageViewTypes.task, 'Gone too');
  });
});
