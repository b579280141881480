import assert from 'node:assert/strict';
import { lockReasons } from '../../src/core/tasks/taskLock.ts';
import type { RunState } from '../../src/core/runs/run.ts';
import type { SubRun } from '../../src/core/runs/subRun.ts';
import type { TaskDetail } from '../../src/core/tasks/task.ts';
import { fieldId, runId } from '../../src/core/base/ids.ts';
import type { FormInput } from '../../src/core/form/input.ts';
import type { LoadedTask } from '../../src/protocol/taskPage.ts';
import { axeObjections } from './support/axe.ts';
import { type PageTask, loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { pageThemes } from './support/pageThemes.ts';
import { richLog, richRun } from './support/richRun.ts';
import { morning, performerOf } from '../support/samples/runs.ts';
import { taskStrings } from './support/taskStrings.ts';
import { fieldOf } from '../support/samples/workflows.ts';

const notice = { message: 'No.', nextStep: 'Look first.', action: undefined } as const;
const number = fieldOf('string', { id: fieldId('n'), name: 'Desk number', required: true });
const kind = fieldOf('radio', { id: fieldId('k'), name: 'Kind of desk' });
const fields = [number, kind];
const typed: FormInput = { name: null, values: [[fieldId('n'), '17']], taskLinks: [] };
const kept = { version: 1, accountId: 'demo', taskId: '101', comment: '', reason: '' };
const ticked = taskDetailOf({ checklists: [], fields });

/** A task for each reason. */
const locked: Readonly<Record<(typeof lockReasons)[number], Partial<TaskDetail>>> = {
  readOnly: { readOnly: true },
  runDone: { run: { ...ticked.run, state: 'done' } },
  runSnoozed: { run: { ...ticked.run, state: 'snoozed' } },
  completed: { state: 'completed' },
  myPartDone: { performers: [performerOf('Grace', { isMe: true, completed: true })] },
  notAssigned: { workable: false, performers: [performerOf('Ada')] },
  snoozed: { state: 'snoozed' },
  skipped: { state: 'skipped' },
  notStarted: { state: 'pending' },
};

describe('The page of a task', () => {
  const open = useTaskPages();

  async function opened(view: LoadedTask): Promise<PageTask> {
    const task = await open();
    await task.show(view);
    return task;
  }

  it('asks for what to show, with what was typed before', async () => {
    const saved = { input: typed, editedAt: 5 };
    const task = await open({ state: { ...kept, saved } });
    assert.deepEqual(await task.messages(), [{ type: 'ready', saved }]);
  });

  it('takes over nothing that was typed into another task', async () => {
    const saved = { input: typed, editedAt: 5 };
    const task = await open({ state: { ...kept, taskId: '999', saved } });
    assert.deepEqual(await task.messages(), [{ type: 'ready' }]);
    assert.deepEqual(await task.kept(), kept);
  });

  it('shows what task it is, and leads to its run', async () => {
    const task = await opened(
      loadedTask(taskDetailOf({ urgent: true, dueAt: morning, completedByAll: true })),
    );
    const header = (await task.page.locator('header').innerText()).replace(/\s+/g, ' ');
    for (const text of [
      'Set up the workplace',
      'Onboarding',
      'Grace Hopper (you)',
      taskStrings.urgent,
      taskStrings.overdue,
      taskStrings.byAll,
    ]) {
      assert.ok(header.includes(text), text);
    }
    assert.equal(await task.page.locator('header strong').innerText(), 'Acme');
    await task.button('Onboarding of Acme').click();
    assert.equal((await task.messagesOf('openRun')).length, 1);
    await task.assertQuiet();
  });

  it('is not called overdue while it is snoozed', async () => {
    const task = await opened(loadedTask(taskDetailOf({ state: 'snoozed', dueAt: morning })));
    await task.page.getByText(taskStrings.due, { exact: true }).waitFor();
    assert.equal(await task.page.getByText(taskStrings.overdue).count(), 0);
  });

  describe('with sub-runs', () => {
    const subRun = (state: RunState): SubRun => ({
      ...{ id: runId('81'), name: 'Order of the desk', state },
      ...{ startedAt: morning, completedAt: undefined },
    });
    const withSubRuns = (...subRuns: readonly SubRun[]): LoadedTask =>
      loadedTask({ ...ticked, subRuns }, { input: typed });

    it('waits for them before it can be completed or returned, and says so', async () => {
      const task = await opened(withSubRuns(subRun('snoozed')));
      const complete = task.button(taskStrings.complete);
      assert.equal(await complete.getAttribute('aria-disabled'), 'true');
      assert.equal(await complete.getAttribute('aria-describedby'), 'sub-run-hold');
      await task.page.locator('#sub-run-hold').getByText(taskStrings.subRunHold).waitFor();
      assert.equal(await task.button(taskStrings.returnTask).count(), 0);
      await task.textbox('Desk number').press('Control+Enter');
      assert.equal((await task.messagesOf('complete')).length, 0);
      await task.show(withSubRuns(subRun('done')));
      assert.equal(await complete.getAttribute('aria-disabled'), 'false');
      assert.equal(await task.textbox('Desk number').inputValue(), '17');
      await complete.click();
      assert.equal((await task.messagesOf('complete')).length, 1);
    });

    it('leads to each of them, and launches another', async () => {
      const task = await opened(withSubRuns(subRun('running')));
      const section = task.section(taskStrings.subRuns);
      assert.ok((await section.innerText()).includes('Running'));
      await section.getByRole('button', { name: 'Order of the desk' }).click();
      assert.deepEqual(await task.messagesOf('openSubRun'), [{ type: 'openSubRun', id: '81' }]);
      await task.button(taskStrings.launchSubRun).click();
      assert.equal((await task.messagesOf('launchSubRun')).length, 1);
      assert.deepEqual(await axeObjections(task.page), []);
    });

    it('launches none from a task of others, or where the server has none', async () => {
      const task = await opened(loadedTask(ticked));
      assert.equal(await task.button(taskStrings.launchSubRun).count(), 0);
      await task.show(loadedTask({ ...ticked, subRuns: [], ...locked.notAssigned }));
      assert.equal(await task.button(taskStrings.launchSubRun).count(), 0);
    });
  });

  describe('with a checklist', () => {
    const box = (task: PageTask, name: string) => task.page.getByRole('checkbox', { name });

    it('ticks an item off and takes that back, through the host', async () => {
      const task = await opened(loadedTask());
      await box(task, 'Lamp').press(' ');
      await box(task, 'Desk').press(' ');
      assert.deepEqual(await task.messagesOf('mark'), [
        { type: 'mark', checklist: '1', item: '12', checked: true },
        { type: 'mark', checklist: '1', item: '11', checked: false },
      ]);
    });

    it('takes a tick back that was refused, and says why', async () => {
      const task = await opened(loadedTask());
      await box(task, 'Lamp').press(' ');
      assert.equal(await box(task, 'Lamp').isChecked(), true);
      await task.show(loadedTask(undefined, { itemNotice: notice }));
      assert.equal(await box(task, 'Lamp').isChecked(), false);
      await task.page.getByRole('alert').getByText(notice.message).waitFor();
    });

    it('says what is missing instead of completing', async () => {
      const task = await opened(loadedTask());
      await task.button(taskStrings.complete).click();
      await task.page.getByRole('alert').getByText(taskStrings.itemsMissingOne).waitFor();
      assert.equal((await task.messagesOf('complete')).length, 0);
      await task.page.locator('vscode-checkbox:focus', { hasText: 'Lamp' }).waitFor();
    });
  });

  describe('with fields', () => {
    it('is completed with what was filled in', async () => {
      const task = await opened(loadedTask(ticked));
      await task.textbox('Desk number').fill('17');
      await task.page.getByRole('radio', { name: 'Two' }).check();
      await task.button(taskStrings.complete).click();
      const [sent] = await task.messagesOf('complete');
      assert.deepEqual(sent?.input.values, [
        ['n', '17'],
        ['k', '2'],
      ]);
      assert.equal((await task.messagesOf('edited')).length, 2);
      await task.button(taskStrings.completing).waitFor();
    });

    it('is not completed before what is required is there', async () => {
      const task = await opened(loadedTask(ticked));
      await task.button(taskStrings.complete).click();
      await task.page.getByText(taskStrings.problemRequired).waitFor();
      await task.page.locator('vscode-textfield:focus').waitFor();
      assert.equal((await task.messagesOf('complete')).length, 0);
    });

    it('keeps what is typed, and what is said of it, when the task is refreshed', async () => {
      const task = await opened(loadedTask(ticked));
      await task.button(taskStrings.complete).click();
      await task.page.getByRole('radio', { name: 'Two' }).check();
      await task.show(loadedTask({ ...ticked, urgent: true }));
      assert.equal(await task.page.getByRole('radio', { name: 'Two' }).isChecked(), true);
      assert.equal(await task.page.getByText(taskStrings.problemRequired).count(), 1);
    });

    it('starts again when the host clears it', async () => {
      const task = await opened(loadedTask(ticked));
      await task.textbox('Desk number').fill('17');
      await task.button(taskStrings.clear).click();
      assert.equal((await task.messagesOf('clear')).length, 1);
      await task.show(loadedTask(ticked, { revision: 1 }));
      assert.equal(await task.textbox('Desk number').inputValue(), '');
      assert.deepEqual(await task.kept(), { ...kept, cleared: typed });
    });

    it('shows what the service refuses at its field', async () => {
      const task = await opened(loadedTask(ticked, { input: typed }));
      await task.button(taskStrings.complete).click();
      await task.show(
        loadedTask(ticked, {
          input: typed,
          work: {
            phase: 'failed',
            notice,
            rejections: [{ target: { part: 'field', id: number.id }, message: 'No such desk.' }],
          },
        }),
      );
      await task.page
        .locator('.row', { hasText: 'Desk number' })
        .getByText('No such desk.')
        .waitFor();
      await task.page.locator('vscode-textfield:focus').waitFor();
    });

    it('says plainly that it may have been completed, and sends nothing again', async () => {
      const unknown = { ...notice, action: 'refresh' } as const;
      const task = await opened(loadedTask(ticked, { input: typed }));
      await task.show(
        loadedTask(ticked, { input: typed, work: { phase: 'unknown', notice: unknown } }),
      );
      await task.page.locator('footer').getByRole('button', { name: taskStrings.refresh }).click();
      assert.deepEqual(await task.messagesOf('act'), [{ type: 'act', action: 'refresh' }]);
      assert.equal((await task.messagesOf('complete')).length, 0);
      assert.equal(await task.textbox('Desk number').inputValue(), '17');
    });

    it('can stop waiting for the answer', async () => {
      const task = await opened(loadedTask(ticked, { input: typed, work: { phase: 'sending' } }));
      await task.button(taskStrings.stopWaiting).click();
      assert.equal((await task.messagesOf('stopWaiting')).length, 1);
    });
  });

  it('says what comes next once it is completed', async () => {
    const task = await opened(loadedTask(ticked, { input: typed, work: { phase: 'sending' } }));
    const done = { ...ticked, state: 'completed', run: { ...ticked.run, state: 'done' } } as const;
    await task.show(loadedTask(done, { work: { phase: 'completed' } }));
    await task.page.locator('#done-title:focus').waitFor();
    assert.equal(await task.status(), taskStrings.completedTitle);
    await task.page.getByText('The run “Onboarding of Acme” is now: Done.').waitFor();
    await task.button(taskStrings.nextTask).click();
    await task.button(taskStrings.openRun).click();
    const types = (await task.messages()).map(({ type }) => type);
    assert.deepEqual(types, ['ready', 'nextTask', 'openRun']);
    assert.equal(await task.button(taskStrings.complete).count(), 0);
  });

  it('says that others have to complete it too', async () => {
    const task = await opened(loadedTask(ticked, { work: { phase: 'completed' } }));
    await task.page.getByRole('heading', { name: taskStrings.othersTitle }).waitFor();
  });

  for (const lock of lockReasons) {
    it(`can only be looked at, and says why: ${lock}`, async () => {
      const task = await opened(loadedTask(taskDetailOf({ fields, ...locked[lock] })));
      await task.page.getByText(taskStrings.locks[lock]).waitFor();
      assert.equal(await task.button(taskStrings.complete).count(), 0);
      assert.equal(await task.button(taskStrings.returnTask).count(), 0);
      assert.equal(await task.page.getByRole('checkbox').count(), 0);
    });
  }

  it('shows what was typed and can no longer be sent when somebody else was faster', async () => {
    const task = await opened(loadedTask(ticked, { input: typed }));
    const filled = { ...number, startValue: '18' };
    const theirs = { ...ticked, state: 'completed', fields: [filled, kind] } as const;
    await task.show(loadedTask(theirs, { input: typed }));
    await task.page.locator('.notice:focus', { hasText: taskStrings.locks.completed }).waitFor();
    assert.match(await task.section(taskStrings.notSent).innerText(), /Desk number\s+17/);
    assert.match(await task.section(taskStrings.values).innerText(), /Desk number\s+18/);
    await task.button(taskStrings.copy).click();
    assert.equal((await task.messagesOf('copyInput')).length, 1);
    await task.button(taskStrings.copied).waitFor();
  });

  it('is returned with a reason, and not without', async () => {
    const task = await opened(loadedTask(ticked));
    await task.button(taskStrings.returnTask).click();
    await task.page.locator('#reason:focus').waitFor();
    await task.page.getByText('Collect the documents').waitFor();
    await task.button(taskStrings.returnSend).click();
    await task.page.getByText(taskStrings.returnEmpty).waitFor();
    await task.textbox(taskStrings.returnLabel).fill('No desk.');
    await task.button(taskStrings.returnSend).click();
    assert.deepEqual(await task.messagesOf('return'), [{ type: 'return', text: 'No desk.' }]);
    assert.deepEqual(await task.kept(), { ...kept, reason: 'No desk.' });
    await task.show(
      loadedTask(ticked, {
        returning: { phase: 'done', text: 'No desk.' },
        work: { phase: 'returned' },
      }),
    );
    await task.page.getByRole('heading', { name: taskStrings.returnedTitle }).waitFor();
    assert.deepEqual(await task.kept(), kept);
  });

  it('cannot be returned where nothing comes before it', async () => {
    const task = await opened(loadedTask(taskDetailOf({ returnsTo: [] })));
    assert.equal(await task.button(taskStrings.returnTask).count(), 0);
  });

  it('offers to snooze or resume its run in a menu, where that may be done', async () => {
    const task = await opened(loadedTask(ticked));
    const menu = task.button(taskStrings.more);
    assert.match((await menu.getAttribute('data-vscode-context')) ?? '', /"can":"here snooze"/);
    const { run } = ticked;
    await task.show(loadedTask({ ...ticked, run: { ...run, state: 'snoozed' } }));
    assert.match((await menu.getAttribute('data-vscode-context')) ?? '', /"can":"here resume"/);
    await task.show(loadedTask({ ...ticked, run: { ...run, changeable: false } }));
    assert.match((await menu.getAttribute('data-vscode-context')) ?? '', /"can":"here"/);
  });

  it('tells of the task before it in its tab, and of what that run is at', async () => {
    const before = {
      ended: 'completed' as const,
      name: 'Collect the documents',
      run: { id: runId('4711'), name: 'Onboarding of Acme' },
      now: [{ name: 'Sign off', who: ['Adam Stone'] }],
    };
    const task = await opened(loadedTask(ticked, { before }));
    await task.page.locator('.before').getByText('“Collect the documents” is completed.').waitFor();
    await task.page.getByText('Next: Sign off – Adam Stone').waitFor();
    assert.match(await task.status(), /is completed\./);
    await task.page.locator('.before').getByRole('button', { name: taskStrings.openRun }).click();
    assert.equal((await task.messagesOf('openRunBefore')).length, 1);
    await task.show(loadedTask(ticked, { before: { ...before, now: [] } }));
    await task.page
      .getByText('It was the last task: the run “Onboarding of Acme” is done.')
      .waitFor();
  });

  it('shows the talk about it, what was typed in the kick-off, and the other tasks', async () => {
    const log = { events: richLog, hasMore: false, loading: false, notice: undefined };
    const task = await opened(loadedTask(ticked, { run: richRun, log }));
    await task.section(taskStrings.eventLog).getByText('The desk is').waitFor();
    await task.section(taskStrings.kickoffValues).getByText('Acme & Co').waitFor();
    const others = task.section(taskStrings.tasks);
    await others.getByRole('button', { name: 'Set up the workplace' }).click();
    assert.deepEqual(await task.messagesOf('openTask'), [{ type: 'openTask', id: '102' }]);
    await task.assertQuiet();
  });

  it('is given to others where I may do so', async () => {
    const task = await opened(loadedTask(ticked));
    assert.equal(await task.button(taskStrings.addPerformer).count(), 0);
    await task.show(loadedTask(ticked, { assignable: true }));
    await task.button(taskStrings.addPerformer).click();
    assert.equal((await task.messagesOf('addPerformer')).length, 1);
    await task.button(taskStrings.setDueDate).click();
    assert.equal((await task.messagesOf('setDueDate')).length, 1);
  });

  it('is not completed by a key that is held down, or by the second click of two', async () => {
    const task = await open();
    await task.page.keyboard.down('Control');
    await task.page.keyboard.down('Enter');
    await task.show(loadedTask(ticked, { input: typed }));
    // Held down: the browser calls each further press a repeat.
    for (let times = 0; times < 20; times += 1) await task.page.keyboard.down('Enter');
    await task.button(taskStrings.complete).dispatchEvent('click', { detail: 2 });
    assert.equal((await task.messagesOf('complete')).length, 0);
    await task.page.keyboard.up('Enter');
    await task.page.keyboard.down('Enter');
    assert.equal((await task.messagesOf('complete')).length, 1);
  });

  it('says while a text stands in a box', async () => {
    const task = await opened(loadedTask(ticked));
    await task.button(taskStrings.comment).click();
    await task.page.locator('#comment:focus').waitFor();
    await task.page.keyboard.type('So');
    await task.page.keyboard.press('Backspace');
    await task.page.keyboard.press('Backspace');
    assert.deepEqual(
      await task.messagesOf('writing'),
      [true, false].map((writing) => ({ type: 'writing', writing })),
    );
  });

  it('is commented on', async () => {
    const task = await opened(loadedTask(ticked));
    await task.button(taskStrings.comment).press('Enter');
    await task.page.locator('#comment:focus').waitFor();
    await task.page.keyboard.type('Soon.');
    await task.page.keyboard.press('Control+Enter');
    assert.deepEqual(await task.messagesOf('comment'), [{ type: 'comment', text: 'Soon.' }]);
    assert.equal((await task.messagesOf('complete')).length, 0);
  });

  for (const [name, theme] of Object.entries(pageThemes)) {
    it(`gives axe nothing to object to in ${name}`, async () => {
      const task = await open({ theme });
      const whole = taskDetailOf({ fields });
      await task.show(loadedTask(whole, { itemNotice: notice }));
      await task.button(taskStrings.complete).click();
      await task.button(taskStrings.returnTask).click();
      await task.button(taskStrings.comment).click();
      assert.deepEqual(await axeObjections(task.page), []);
      await task.show(loadedTask({ ...whole, readOnly: true }, { input: typed }));
      assert.deepEqual(await axeObjections(task.page), []);
      await task.show(loadedTask(ticked, { work: { phase: 'completed' } }));
      assert.deepEqual(await axeObjections(task.page), []);
    });
  }

  for (const width of [320, 400]) {
    it(`fits into ${width} px without scrolling sideways`, async () => {
      const task = await open({ width });
      await task.show(loadedTask(taskDetailOf({ fields }), { itemNotice: notice }));
      await task.button(taskStrings.returnTask).click();
      const wide = await task.page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(wide, width);
    });
  }
});
