/** Pages that show what was kept, before the service has answered. */
import assert from 'node:assert/strict';
import { checklistId, checklistItemId } from '../../src/core/base/ids.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';
import { axeObjections } from './support/axe.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { useRunPages } from './support/pageRun.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { pageStrings } from './support/pageStrings.ts';
import { pageThemes } from './support/pageThemes.ts';
import { readyView } from './support/readyView.ts';
import { richRun } from './support/richRun.ts';
import { runStrings } from './support/runStrings.ts';
import { loadedRun, morning } from '../support/samples/runs.ts';
import { taskStrings } from './support/taskStrings.ts';

const asOf = morning;
const ticked = taskDetailOf({
  checklists: [
    {
      id: checklistId('1'),
      items: [{ id: checklistItemId('11'), label: 'Desk', checked: true }],
    },
  ],
});

describe('A kick-off form that was kept', () => {
  const open = usePages();
  const workflow = workflowOf([fieldOf('string')], []);
  const sent = (form: PageForm) => form.messagesOf('launch');

  it('can be typed into, and is launched by nothing before the service has answered', async () => {
    const form = await open();
    await form.show(readyView(workflow, { asOf }));
    await form.page.locator('.as-of').getByText('as of ').waitFor();
    const button = form.button(pageStrings.launch);
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await form.page.locator('footer').getByText(pageStrings.held).waitFor();
    const field = form.textbox('A string');
    await field.fill('Acme');
    await field.press('Control+Enter');
    await button.click({ force: true });
    assert.deepEqual(await sent(form), []);
    assert.deepEqual(await axeObjections(form.page), []);
    await form.say({ type: 'update', strings: pageStrings, view: readyView(workflow) });
    assert.equal(await field.inputValue(), 'Acme');
    assert.equal(await form.page.locator('.as-of').count(), 0);
    assert.equal((await sent(form)).length, 0);
    await button.click();
    assert.equal((await sent(form)).length, 1);
  });

  it('says why there is nothing newer, and asks again', async () => {
    const form = await open();
    const notice = { message: 'Nobody answers.', nextStep: 'Wait.', action: 'retry' } as const;
    await form.show(readyView(workflow, { asOf, stale: { notice, asOf } }));
    await form.page.getByText('Nobody answers.').waitFor();
    await form.button(pageStrings.retry).click();
    assert.deepEqual(await form.messagesOf('act'), [{ type: 'act', action: 'retry' }]);
  });
});

describe('The page of a run that was kept', () => {
  const open = useRunPages();
  const actions = ['snooze', 'rename', 'launchAgain'] as const;

  it('says from when it is, and sends nothing before the service has answered', async () => {
    const run = await open();
    await run.show(loadedRun(richRun, { actions, asOf }));
    await run.page.locator('.as-of').getByText('as of ').waitFor();
    const rename = run.button(runStrings.actions.rename);
    assert.equal(await rename.getAttribute('aria-disabled'), 'true');
    assert.match((await rename.getAttribute('title')) ?? '', /Nothing can be sent before/);
    await rename.click({ force: true });
    await run.button(runStrings.actions.snooze).click({ force: true });
    assert.deepEqual(await run.messagesOf('manage'), []);
    assert.equal(await run.status(), runStrings.held);
    assert.deepEqual(await axeObjections(run.page), []);
  });

  it('keeps the comment that is typed meanwhile, to be sent afterwards', async () => {
    const run = await open();
    await run.show(loadedRun(richRun, { asOf }));
    await run.button(runStrings.comment).click();
    const box = run.page.getByRole('textbox', { name: runStrings.commentLabel });
    await box.fill('Half a thought');
    await box.press('Control+Enter');
    await run.button(runStrings.send).click({ force: true });
    assert.deepEqual(await run.messagesOf('comment'), []);
    await run.show(loadedRun(richRun));
    assert.equal(await box.inputValue(), 'Half a thought');
    assert.equal(await run.page.locator('.as-of').count(), 0);
    await run.button(runStrings.send).click();
    assert.deepEqual(await run.messagesOf('comment'), [
      { type: 'comment', text: 'Half a thought' },
    ]);
  });

  for (const [name, theme] of Object.entries(pageThemes)) {
    it(`gives axe nothing to object to in ${name}`, async () => {
      const run = await open({ theme });
      await run.show(loadedRun(richRun, { actions, asOf }));
      assert.deepEqual(await axeObjections(run.page), []);
    });
  }
});

describe('The page of a task that was kept', () => {
  const open = useTaskPages();

  it('completes nothing before the service has answered, and says why', async () => {
    const task = await open();
    await task.show(loadedTask(ticked, { asOf }));
    const complete = task.button(taskStrings.complete);
    assert.equal(await complete.getAttribute('aria-disabled'), 'true');
    assert.equal(await complete.getAttribute('aria-describedby'), 'held');
    await task.page.keyboard.press('Control+Enter');
    await task.page.getByRole('checkbox', { name: 'Desk' }).click({ force: true });
    assert.deepEqual(await task.messagesOf('complete'), []);
    assert.deepEqual(await task.messagesOf('mark'), []);
    await task.show(loadedTask(ticked));
    await complete.click();
    assert.equal((await task.messagesOf('complete')).length, 1);
  });
});
