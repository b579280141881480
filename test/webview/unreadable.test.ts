/** Forms with parts that cannot be read. */
import assert from 'node:assert/strict';
import type { UnreadableField } from '../../src/core/base/unreadable.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { useRunPages } from './support/pageRun.ts';
import { eventOf, loadedRun, runOf } from '../support/samples/runs.ts';
import { runStrings } from './support/runStrings.ts';
import { pageStrings } from './support/pageStrings.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { taskStrings } from './support/taskStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const dock = (mayBeRequired: boolean): UnreadableField => ({
  name: 'Dock',
  id: undefined,
  path: 'kickoff.fields[1].api_name',
  expected: 'a value',
  found: 'nothing',
  mayBeRequired,
});
const workflowWith = (mayBeRequired: boolean) => {
  const workflow = workflowOf([fieldOf('string', { hasUnreadableSelections: true })]);
  return { ...workflow, form: { ...workflow.form, unreadable: [dock(mayBeRequired)] } };
};

describe('A kick-off form of which a field cannot be read', () => {
  const open = usePages();

  it('says so, sends nothing where it may be required, and leads to the browser', async () => {
    const form = await open();
    await form.show(readyView(workflowWith(true), { opensInBrowser: true }));
    const note = await form.page.locator('.notice.unreadable').innerText();
    assert.match(note, /What cannot be read: Dock/);
    assert.ok(note.includes(pageStrings.unreadableRequired));
    assert.equal(await form.button(pageStrings.launch).isDisabled(), true);
    assert.equal(await form.page.locator('.keys').count(), 0);
    await form.page.keyboard.press('Control+Enter');
    assert.deepEqual(await form.messagesOf('launch'), []);
    await form.button(pageStrings.openInBrowser).click();
    assert.equal((await form.messagesOf('openInBrowser')).length, 1);
  });

  it('is launched without it where it is not required', async () => {
    const form = await open();
    await form.show(readyView(workflowWith(false)));
    const note = await form.page.locator('.notice.unreadable').innerText();
    assert.ok(note.includes(pageStrings.unreadableOptional));
    assert.equal(await form.button(pageStrings.openInBrowser).count(), 0);
    assert.match(
      await form.row('A string').innerText(),
      /Some options of this field cannot be read/,
    );
    await form.button(pageStrings.launch).click();
    assert.equal((await form.messagesOf('launch')).length, 1);
  });
});

describe('A task of which a field cannot be read', () => {
  const open = useTaskPages();

  it('cannot be completed here where it may be required', async () => {
    const task = await open();
    await task.show(loadedTask(taskDetailOf({ checklists: [], unreadable: [dock(true)] })));
    assert.match(await task.page.locator('.notice.unreadable').innerText(), /Dock/);
    assert.equal(await task.button(taskStrings.complete).isDisabled(), true);
    await task.page.keyboard.press('Control+Enter');
    assert.deepEqual(await task.messagesOf('complete'), []);
  });
});

describe('The log of a run of which events cannot be read', () => {
  const open = useRunPages();

  it('says so below the others, and why, and has the details copied', async () => {
    const page = await open();
    const unreadable = { text: '1 event cannot be read', reason: 'at results[1].id' };
    const log = { events: [eventOf(1)], hasMore: false, loading: false, notice: undefined };
    await page.show(loadedRun(runOf(), { log: { ...log, unreadable } }));
    assert.equal(await page.page.locator('li.event').count(), 1);
    assert.match(
      await page.page.locator('.notice.unreadable').innerText(),
      /1 event cannot be read/,
    );
    await page.button(runStrings.copyDetails).click();
    assert.deepEqual(await page.messagesOf('copyDetails'), [{ type: 'copyDetails' }]);
    await page.said(runStrings.detailsCopied);
  });
});
