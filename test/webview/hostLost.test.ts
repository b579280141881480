import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { BuiltPage } from './support/builtPage.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { useRunPages } from './support/pageRun.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { runStrings } from './support/runStrings.ts';
import { eventOf, loadedRun, runOf } from '../support/samples/runs.ts';
import { taskStrings } from './support/taskStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

type AnyPage = Pick<BuiltPage<never, { readonly type: string }>, 'page' | 'messages'>;

const noticeOf = ({ page }: AnyPage): Locator =>
  page.getByRole('alert').filter({ hasText: 'lost its connection' });

const setAlive = ({ page }: AnyPage, alive: boolean): Promise<void> =>
  page.evaluate((now) => {
    window.pageHost.alive = now;
  }, alive);

/** Stops the host and waits until the page has noticed. */
async function lose(page: AnyPage): Promise<void> {
  await setAlive(page, false);
  await noticeOf(page).waitFor();
}

/** Starts the host again and waits until the page has noticed. */
async function bringBack(page: AnyPage): Promise<void> {
  await setAlive(page, true);
  await noticeOf(page).waitFor({ state: 'detached' });
}

/** The messages of a page that ask for something, without those about typing. */
const asked = async (page: AnyPage): Promise<readonly string[]> =>
  (await page.messages()).map(({ type }) => type).filter((type) => type !== 'edited');

/** Asserts that trying it moves the focus to the notice, which may be out of sight. */
const assertFocused = async (page: AnyPage): Promise<void> => {
  const focused = page.page.locator('.notice:focus');
  assert.match(await focused.innerText(), /lost its connection/);
};

describe('A kick-off form whose host is gone', () => {
  const open = usePages();

  it('says so, keeps what is typed, and launches nothing', async () => {
    const form = await open();
    await form.show(readyView(workflowOf([fieldOf('string')])));
    await lose(form);
    await form.textbox('A string').fill('typed');
    await form.button(pageStrings.launch).click();
    assert.deepEqual(await asked(form), ['ready']);
    await assertFocused(form);
    assert.ok(JSON.stringify(await form.kept()).includes('typed'));
    await bringBack(form);
  });

  it('says of a launch under way that the run may have started', async () => {
    const form = await open();
    await form.show(readyView(workflowOf([fieldOf('string')])));
    await form.textbox('A string').fill('typed');
    await form.button(pageStrings.launch).click();
    await form.button(pageStrings.launching).waitFor();
    await lose(form);
    await form.page.locator('footer .notice.warning', { hasText: pageStrings.maybeDone }).waitFor();
    await form.button(pageStrings.launch).click();
    await assertFocused(form);
    assert.equal((await form.messagesOf('launch')).length, 1);
    await form.textbox('A string').fill('typed after');
    assert.ok(JSON.stringify(await form.kept()).includes('typed after'));
    await bringBack(form);
    await form.button(pageStrings.launching).waitFor();
    assert.equal(await form.page.getByText(pageStrings.maybeDone).count(), 0);
  });
});

describe('The page of a task whose host is gone', () => {
  const open = useTaskPages();
  const fields = [fieldOf('string', { id: fieldId('n'), name: 'Desk number' })];

  it('says so, and neither completes, ticks, nor sends anything', async () => {
    const task = await open();
    await task.show(loadedTask(taskDetailOf({ fields })));
    await lose(task);
    const lamp = task.page.getByRole('checkbox', { name: 'Lamp' });
    await lamp.press(' ');
    await assertFocused(task);
    assert.equal(await lamp.isChecked(), false);
    for (const name of [taskStrings.complete]) {
      await task.button(name).click();
      await assertFocused(task);
    }
    await task.button(taskStrings.comment).click();
    await task.page.locator('#comment:focus').waitFor();
    await task.page.locator('#comment textarea').fill('Soon.');
    await task.button(taskStrings.send).click();
    // That something is being written asks for nothing.
    assert.deepEqual(await asked(task), ['ready', 'writing']);
    await bringBack(task);
    await task.button(taskStrings.send).click();
    assert.deepEqual(await asked(task), ['ready', 'writing', 'comment']);
  });

  it('says of a completion under way that it may be done, and is as before once it is answered', async () => {
    const task = await open();
    const view = loadedTask(taskDetailOf({ checklists: [], fields }));
    await task.show(view);
    await task.textbox('Desk number').fill('17');
    await task.button(taskStrings.complete).click();
    const said = task.page.locator('footer .notice.warning', {
      hasText: taskStrings.maybeCompleted,
    });
    await lose(task);
    await said.waitFor();
    await bringBack(task);
    await task.button(taskStrings.completing).waitFor();
    await task.show({ ...view, work: { phase: 'sending' } });
    assert.equal(await task.status(), taskStrings.completing);
    await lose(task);
    await said.waitFor();
    assert.equal(await task.status(), '');
    await task.button(taskStrings.complete).click();
    await assertFocused(task);
    assert.equal((await task.messagesOf('complete')).length, 1);
    await bringBack(task);
    await task.show({ ...view, work: { phase: 'completed' } });
    await task.page.locator('#done-title').waitFor();
    assert.equal(await said.count(), 0);
  });

  it('says the same of a return, a comment and a refresh', async () => {
    const state = { version: 1, accountId: 'demo', taskId: '101', comment: 'Hm.', reason: 'No.' };
    const task = await open({ state });
    const view = loadedTask(taskDetailOf({ checklists: [], fields }));
    const sending = { phase: 'sending' } as const;
    await task.show({ ...view, refreshing: true, comment: sending, returning: sending });
    assert.equal(await task.button(taskStrings.sending).count(), 2);
    await lose(task);
    assert.equal(await task.button(taskStrings.sending).count(), 0);
    assert.equal(await task.page.getByText(taskStrings.maybeDone).count(), 2);
    await task.button(taskStrings.returnSend).click();
    await assertFocused(task);
    // That something is being written asks for nothing.
    assert.deepEqual(await asked(task), ['ready', 'writing']);
  });

  it('has after a reload what was typed meanwhile', async () => {
    const task = await open();
    const view = loadedTask(taskDetailOf({ checklists: [], fields }));
    await task.show(view);
    await lose(task);
    await task.textbox('Desk number').fill('17');
    await task.button(taskStrings.returnTask).click();
    await task.page.locator('#reason textarea').fill('No desk.');
    await task.button(taskStrings.complete).click();
    await task.page.reload();
    const [ready] = await task.messagesOf('ready');
    assert.deepEqual(ready?.saved?.input.values, [['n', '17']]);
    // What the new host sends before it hears of that has an older input.
    await task.show(view);
    await task.show({ ...view, input: ready.saved.input, revision: 1 });
    assert.equal(await task.textbox('Desk number').inputValue(), '17');
    assert.equal(await task.page.locator('#reason textarea').inputValue(), 'No desk.');
    await task.assertQuiet();
  });
});

describe('The page of a run whose host is gone', () => {
  const open = useRunPages();

  it('says of the change of a comment that it may be made, and waits for nothing', async () => {
    const editing = [{ comment: '8', text: 'New' }];
    const state = { version: 1, accountId: 'demo', runId: '4711', comment: '', editing };
    const run = await open({ state });
    const mine = { mine: true, edited: false, unread: false, source: 'Old', reactions: [] };
    const talk = { comment: '8', does: 'edit', change: { phase: 'sending' } } as const;
    const events = [eventOf(8, { text: 'Old', comment: mine })];
    const log = { events, hasMore: true, loading: true, notice: undefined, talk };
    await run.show(loadedRun(runOf(), { log }));
    assert.equal(await run.button(runStrings.sending).count(), 1);
    await lose(run);
    await run.page.getByText(runStrings.maybeDone).waitFor();
    assert.equal(await run.button(runStrings.sending).count(), 0);
    assert.equal(await run.button(runStrings.loadingMore).count(), 0);
    await run.page.locator('#edited-comment-8 textarea').fill('Newer');
    await run.button(runStrings.saveComment).click();
    await assertFocused(run);
    assert.deepEqual(await asked(run), ['ready']);
    await bringBack(run);
    await run.button(runStrings.sending).waitFor();
  });

  it('says so, sends nothing, and has the comment after a reload', async () => {
    const run = await open();
    const view = loadedRun(runOf());
    await run.show(view);
    await lose(run);
    await run.button(runStrings.comment).click();
    await run.page.locator('#comment:focus').waitFor();
    await run.page.locator('#comment textarea').fill('Soon.');
    await run.button(runStrings.send).click();
    await assertFocused(run);
    assert.deepEqual(await asked(run), ['ready']);
    await run.page.reload();
    await run.show(view);
    assert.equal(await run.page.locator('#comment textarea').inputValue(), 'Soon.');
    assert.equal(await noticeOf(run).count(), 0);
    await run.show({ ...view, comment: { phase: 'sending' } });
    await run.button(runStrings.sending).waitFor();
    await lose(run);
    await run.page.getByText(runStrings.maybeDone).waitFor();
    assert.equal(await run.button(runStrings.sending).count(), 0);
    await run.assertQuiet();
  });
});
