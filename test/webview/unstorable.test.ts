/** Texts that the service cannot store are not sent, and a message shows where they are. */
import assert from 'node:assert/strict';
import { commentBoxId, commentButtonId } from '../../src/webview/form/commentBox.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { format } from '../../src/core/base/format.ts';
import { pageStrings } from './support/pageStrings.ts';
import { loadedTask, useTaskPages } from './support/pageTask.ts';
import { taskStrings } from './support/taskStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const problem = format(pageStrings.problemUnstorable, 2);

describe('A text with U+0000', () => {
  const openForm = usePages();
  const openTask = useTaskPages();

  it('is not launched, and marked at its field', async () => {
    const form = await openForm();
    await form.show(readyView(workflowOf([fieldOf('text')])));
    await form.textbox('A text').fill('a\0b');
    await form.button(pageStrings.launch).click();
    assert.equal(await form.row('A text').locator('.problem').innerText(), problem);
    assert.deepEqual(await form.messagesOf('launch'), []);
  });

  it('is sent as no comment, until it has gone', async () => {
    const task = await openTask();
    await task.show(loadedTask());
    await task.page.locator(`#${commentButtonId}`).click();
    const box = task.page.locator(`#${commentBoxId}`).locator('textarea');
    await box.fill('a\0b');
    await task.button(taskStrings.send).click();
    assert.equal(await task.page.locator('.problem').innerText(), problem);
    assert.deepEqual(await task.messagesOf('comment'), []);
    await box.fill('ab');
    await task.button(taskStrings.send).click();
    assert.deepEqual(await task.messagesOf('comment'), [{ type: 'comment', text: 'ab' }]);
  });
});
