/** Pages that show what was kept, before the service has answered. */
import assert from 'node:assert/strict';
import { checklistId, checklistItemId } from '../../src/core/base/ids.ts';
import { axeObjections } from './support/axe.ts';
import { useRunPages } from './support/pageRun.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { pageThemes } from './support/pageThemes.ts';
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
