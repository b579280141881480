import assert from 'node:assert/strict';
import { type FormInput, emptyInput, withValue } from '../../src/core/form/input.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import type { LoadedKickoff } from '../../src/protocol/kickoffPage.ts';
import { axeObjections } from './support/axe.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const field = fieldOf('string');
const extra = fieldOf('text', { required: true, name: 'Cost centre' });
const input: FormInput = {
  ...emptyInput,
  values: [
    [field.id, 'typed'],
    [fieldId('gone'), 'Half a thought'],
  ],
};
const news = {
  lines: ['Added: “Cost centre” (required)'],
  lost: [{ name: 'Gone', text: 'Half a thought' }],
};
const notice = { message: 'It is gone.', nextStep: 'Close the tab.', action: undefined };

describe('A form that changes while it is open', () => {
  const openForm = usePages();
  const openTask = useTaskPages();

  it('keeps what is being typed, and says what has changed', async () => {
    const form = await openForm();
    await form.show(readyView(workflowOf([field]), { input }));
    await form.textbox('A string').fill('typed since');
    const view = readyView(workflowOf([field, extra]), { input, news });
    await form.say({ type: 'update', strings: pageStrings, view });
    await form.textbox('Cost centre').waitFor();
    assert.equal(await form.textbox('A string').inputValue(), 'typed since');
    await form.page.locator('[data-key="field:string-1"] vscode-textfield:focus-within').waitFor();
    const note = form.page.getByRole('alert').filter({ hasText: pageStrings.formChanged });
    assert.match(await note.innerText(), /Cost centre” \(required\)[^]*Gone\s+Half a thought/);
    assert.deepEqual(await axeObjections(form.page), []);
    await form.button(pageStrings.copyText).click();
    assert.equal((await form.messagesOf('copyInput')).length, 1);
    await form.button(pageStrings.dismissNews).click();
    assert.deepEqual((await form.input())?.values, [[field.id, 'typed since']]);
    assert.equal((await form.messagesOf('dismissNews')).length, 1);
    await form.page.keyboard.press('Control+Enter');
    assert.deepEqual(await form.messagesOf('launch'), []);
    await form.page.getByText(pageStrings.problemRequired).waitFor();
  });

  it('says what it was not filled in with, and why', async () => {
    const form = await openForm();
    const leftOut = [{ name: 'Where?', text: 'Mole 7', why: 'It has no place.' }];
    const view = readyView(workflowOf([field]), { news: { lines: [], lost: [], leftOut } });
    await form.show(view);
    const note = form.page.getByRole('alert').filter({ hasText: pageStrings.leftOut });
    assert.match(await note.innerText(), /Where\?\s+Mole 7\s+It has no place\./);
    assert.doesNotMatch(await note.innerText(), new RegExp(pageStrings.formChanged));
    assert.deepEqual(await axeObjections(form.page), []);
    await form.button(pageStrings.copyText).click();
    assert.equal((await form.messagesOf('copyInput')).length, 1);
    await form.button(pageStrings.dismissNews).click();
    assert.equal((await form.messagesOf('dismissNews')).length, 1);
  });

  describe('whose news are dismissed', () => {
    const view = (some: Partial<LoadedKickoff> = {}) => readyView(workflowOf([field, extra]), some);
    const dismiss = (form: PageForm, some: Partial<LoadedKickoff> = {}) =>
      form.say({ type: 'update', strings: pageStrings, view: view(some) });
    const problems = (form: PageForm) => form.page.locator('.row .problem');

    it('still says what is missing', async () => {
      const form = await openForm();
      await form.show(view({ news }));
      await form.button(pageStrings.launch).click();
      await form.page.getByText(pageStrings.problemRequired).waitFor();
      await dismiss(form);
      assert.equal(await problems(form).count(), 1);
      assert.equal(await form.page.getByText(pageStrings.problemCountOne).count(), 1);
    });

    it('says no more of a refusal than was left of it', async () => {
      const form = await openForm();
      await form.show(view({ news, input: withValue(emptyInput, extra, 'IT') }));
      await form.button(pageStrings.launch).click();
      const launch = {
        ...{ phase: 'failed' as const, notice: { ...notice, message: 'Not accepted.' } },
        rejections: [{ target: { part: 'field' as const, id: extra.id }, message: 'Unknown.' }],
      };
      await form.answer(launch);
      assert.equal(await problems(form).count(), 1);
      await form.textbox('Cost centre').fill('Sales');
      await dismiss(form, { launch });
      assert.equal(await problems(form).count(), 0);
      assert.equal(await form.page.getByText('Not accepted.').count(), 0);
      assert.equal(await form.textbox('Cost centre').inputValue(), 'Sales');
      await dismiss(form, { launch: { ...launch, rejections: [] } });
      assert.equal(await form.page.getByText('Not accepted.').count(), 1);
    });
  });

  it('shows what was typed where its workflow is gone', async () => {
    const form = await openForm();
    await form.show(readyView(workflowOf([field]), { input }));
    const typed = [{ name: 'A string', text: 'typed' }];
    await form.show({ state: 'failed', title: 'Release', notice, typed });
    await form.page.getByText('typed', { exact: true }).waitFor();
    await form.button(pageStrings.copyText).click();
    assert.equal((await form.messagesOf('copyInput')).length, 1);
  });

  it('does the same on the page of a task', async () => {
    const task = await openTask();
    const detail = taskDetailOf({ checklists: [], fields: [field] });
    await task.show(loadedTask(detail, { input }));
    await task.textbox('A string').fill('typed since');
    await task.show(loadedTask({ ...detail, fields: [field, extra] }, { input, news }));
    await task.textbox('Cost centre').waitFor();
    assert.equal(await task.textbox('A string').inputValue(), 'typed since');
    await task.page.getByRole('alert').filter({ hasText: 'Half a thought' }).waitFor();
    await task.button(pageStrings.dismissNews).click();
    assert.equal((await task.messagesOf('dismissNews')).length, 1);
    const typed = [{ name: 'A string', text: 'typed since' }];
    await task.show({ state: 'failed', title: 'Set up', notice, typed });
    await task.button(pageStrings.copyText).click();
    assert.equal((await task.messagesOf('copyInput')).length, 1);
  });
});
