/** Changes that the pages of tasks and runs do not offer, since the service would refuse them. */
import assert from 'node:assert/strict';
import { useRunPages } from './support/pageRun.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { loadedRun, runOf } from '../support/samples/runs.ts';
import { runStrings } from './support/runStrings.ts';
import { taskStrings } from './support/taskStrings.ts';

describe('What is not offered', () => {
  const openTask = useTaskPages();
  const openRun = useRunPages();

  it('is to tick items off as a member of a group, who may complete the task', async () => {
    const page = await openTask();
    const task = taskDetailOf({ mayTick: false });
    await page.show(loadedTask(task));
    assert.equal(await page.page.locator('.checklist vscode-checkbox').count(), 0);
    await page.page.getByText(taskStrings.tickNotInPerson).waitFor();
    await page.button(taskStrings.complete).click();
    await page.page.getByRole('alert').getByText(taskStrings.itemsLocked).waitFor();
    assert.deepEqual(await page.messagesOf('complete'), []);
    const checklists = task.checklists.map((list) => ({
      ...list,
      items: list.items.map((item) => ({ ...item, checked: true })),
    }));
    await page.show(loadedTask({ ...task, checklists }));
    assert.equal(await page.page.getByText(taskStrings.tickNotInPerson).count(), 0);
    await page.button(taskStrings.complete).click();
    assert.equal((await page.messagesOf('complete')).length, 1);
  });

  it('is to complete again what a whole group has to, once the own part is done', async () => {
    const page = await openTask();
    await page.show(loadedTask(taskDetailOf({ partDone: true, completedByAll: true })));
    await page.page.getByText(taskStrings.locks.myPartDone).waitFor();
    assert.equal(await page.button(taskStrings.complete).count(), 0);
    assert.equal(await page.button(taskStrings.returnTask).count(), 0);
  });

  it('is a comment on a run that is done, and offered to who only looks at one that is not', async () => {
    const task = await openTask();
    const { run } = taskDetailOf();
    await task.show(loadedTask(taskDetailOf({ readOnly: true })));
    assert.equal(await task.button(taskStrings.comment).count(), 1);
    await task.show(
      loadedTask(taskDetailOf({ state: 'completed', run: { ...run, state: 'done' } })),
    );
    assert.equal(await task.button(taskStrings.comment).count(), 0);
    const page = await openRun();
    await page.show(loadedRun(runOf({ state: 'done' })));
    assert.equal(await page.button(runStrings.comment).count(), 0);
  });
});
