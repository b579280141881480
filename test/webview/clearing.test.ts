import assert from 'node:assert/strict';
import { type FormInput, emptyInput } from '../../src/core/form/input.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import { axeObjections } from './support/axe.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const field = fieldOf('string');
const input: FormInput = { ...emptyInput, values: [[fieldId('string-1'), 'typed']] };

describe('Clear', () => {
  const openForm = usePages();
  const openTask = useTaskPages();
  const view = (some: FormInput) => readyView(workflowOf([field]), { input: some });

  async function clearedForm() {
    const form = await openForm();
    await form.show(view({ ...input, name: 'Acme', urgent: true }));
    await form.button(pageStrings.clear).click();
    await form.show(view(emptyInput));
    return form;
  }

  it('can be taken back, and says so aloud', async () => {
    const form = await clearedForm();
    const status = form.page.getByRole('status');
    await status.filter({ hasText: pageStrings.cleared }).waitFor({ state: 'attached' });
    assert.equal(await form.textbox('A string').inputValue(), '');
    await form.button(pageStrings.restore).focus();
    await form.page.keyboard.press('Space');
    await form.page.locator('[data-key="field:string-1"] vscode-textfield:focus-within').waitFor();
    assert.equal(await form.textbox('A string').inputValue(), 'typed');
    assert.equal(await form.textbox(pageStrings.runName).inputValue(), 'Acme');
    assert.deepEqual(await form.input(), { ...input, name: 'Acme', urgent: true });
    assert.equal(await form.button(pageStrings.restore).count(), 0);
  });

  it('can be taken back after a reload, also if it was pressed once more', async () => {
    const form = await clearedForm();
    await form.button(pageStrings.clear).click();
    await form.page.reload();
    assert.deepEqual(await form.messages(), [{ type: 'ready' }]);
    await form.show(view(emptyInput));
    assert.deepEqual(await axeObjections(form.page), []);
    await form.button(pageStrings.restore).click();
    await form.page.locator('[data-key="field:string-1"] vscode-textfield:focus-within').waitFor();
    assert.equal(await form.textbox('A string').inputValue(), 'typed');
  });

  it('cannot be taken back once something else was typed, or launched', async () => {
    const form = await clearedForm();
    await form.textbox('A string').fill('other');
    assert.equal(await form.button(pageStrings.restore).count(), 0);
    await form.button(pageStrings.clear).click();
    await form.show(view(emptyInput));
    await form.button(pageStrings.launch).click();
    await form.answer({ phase: 'launched', runId: '1', name: 'Acme' });
    await form.show(view(emptyInput));
    assert.equal(await form.button(pageStrings.restore).count(), 0);
  });

  it('is like replacing, which can be taken back, too', async () => {
    const form = await openForm();
    await form.show(view(input));
    const filled: FormInput = { ...emptyInput, values: [[field.id, 'of last week']] };
    await form.show(readyView(workflowOf([field]), { input: filled, replaced: input }));
    const status = form.page.getByRole('status');
    await status.filter({ hasText: pageStrings.replaced }).waitFor({ state: 'attached' });
    assert.equal(await form.textbox('A string').inputValue(), 'of last week');
    assert.deepEqual(await axeObjections(form.page), []);
    await form.button(pageStrings.restore).click();
    await form.page.locator('[data-key="field:string-1"] vscode-textfield:focus-within').waitFor();
    assert.equal(await form.textbox('A string').inputValue(), 'typed');
    assert.deepEqual(await form.input(), input);
    assert.equal(await form.button(pageStrings.restore).count(), 0);
  });

  it('brings back what was replaced before, if nothing was typed since', async () => {
    const form = await openForm();
    await form.show(view(input));
    const filled: FormInput = { ...emptyInput, values: [[field.id, 'of last week']] };
    await form.show(readyView(workflowOf([field]), { input: filled, replaced: input }));
    await form.button(pageStrings.clear).click();
    await form.show(view(emptyInput));
    await form.button(pageStrings.restore).click();
    await form.page.locator('[data-key="field:string-1"] vscode-textfield:focus-within').waitFor();
    assert.deepEqual(await form.input(), input);
  });

  it('can be taken back on the page of a task, too', async () => {
    const task = await openTask();
    const detail = taskDetailOf({ checklists: [], fields: [field] });
    await task.show(loadedTask(detail, { input }));
    await task.button(pageStrings.clear).click();
    await task.show(loadedTask(detail, { revision: 1 }));
    assert.equal(await task.textbox('A string').inputValue(), '');
    const status = task.page.getByRole('status');
    await status.filter({ hasText: pageStrings.cleared }).waitFor({ state: 'attached' });
    await task.page.reload();
    await task.show(loadedTask(detail, { revision: 1 }));
    await task.button(pageStrings.restore).click();
    await task.page.locator('[data-key="field:string-1"] vscode-textfield:focus-within').waitFor();
    assert.equal(await task.textbox('A string').inputValue(), 'typed');
    assert.deepEqual((await task.messagesOf('edited')).at(-1)?.saved.input, input);
    assert.equal(await task.button(pageStrings.restore).count(), 0);
  });
});
