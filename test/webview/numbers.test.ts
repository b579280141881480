import assert from 'node:assert/strict';
import { type FormInput, emptyInput } from '../../src/core/form/input.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const price = fieldOf('number', { id: fieldId('price'), name: 'Price' });
const weight = fieldOf('number', { id: fieldId('weight'), name: 'Weight' });
const length = fieldOf('number', { id: fieldId('length'), name: 'Length', startValue: '1.250' });

describe('Numbers that can be read two ways', () => {
  const open = usePages();
  const openTask = useTaskPages();

  async function openForm(input?: FormInput): Promise<PageForm> {
    const form = await open();
    await form.show(readyView(workflowOf([price, weight, length]), input ? { input } : {}));
    return form;
  }

  const question = (form: PageForm, label: string) => form.row(label).getByRole('radiogroup');

  it('are asked about at the field, and the answer holds for the whole form', async () => {
    const form = await openForm();
    await form.textbox('Price').pressSequentially('1,000');
    await form.textbox('Weight').pressSequentially('10,500');
    assert.equal(await question(form, 'Length').count(), 0);
    await form.button(pageStrings.launch).click();
    assert.deepEqual(await form.messagesOf('launch'), []);
    const problem = form.row('Price').locator('.problem');
    assert.equal((await problem.textContent())?.trim(), pageStrings.problemAmbiguousNumber);
    assert.equal(await form.focusedRow(), 'field:price');
    const choices = question(form, 'Price').getByRole('radio');
    assert.ok(await choices.first().evaluate((radio) => radio === document.activeElement));
    assert.deepEqual(await question(form, 'Weight').locator('label').allInnerTexts(), [
      '10500',
      '10.5',
    ]);
    await form.page.keyboard.press('Space');
    assert.ok(await form.row('Weight').getByRole('radio', { name: '10500' }).isChecked());
    await form.button(pageStrings.launch).click();
    const [launch] = await form.messagesOf('launch');
    assert.deepEqual(launch?.input.marks, { ',': 'thousands' });
    await form.assertQuiet();
  });

  it('are known after a reload, and can be answered otherwise', async () => {
    const values = [[price.id, '1,000'] as const];
    const form = await openForm({ ...emptyInput, values, marks: { ',': 'thousands' } });
    await form.row('Price').getByRole('radio', { name: '1', exact: true }).check();
    assert.deepEqual((await form.input())?.marks, { ',': 'decimal' });
    const kept = JSON.stringify(await form.kept());
    assert.match(kept, /"marks":\{",":"decimal"\}/);
  });

  it('are asked about on the page of a task, too', async () => {
    const page = await openTask();
    await page.show(loadedTask(taskDetailOf({ checklists: [], fields: [price] })));
    await page.textbox('Price').pressSequentially('10,500');
    await page.page.keyboard.press('Control+Enter');
    assert.deepEqual(await page.messagesOf('complete'), []);
    await page.page.getByRole('radio', { name: '10.5' }).press(' ');
    assert.match(JSON.stringify(await page.kept()), /"marks":\{",":"decimal"\}/);
    await page.page.keyboard.press('Control+Enter');
    const [complete] = await page.messagesOf('complete');
    assert.deepEqual(complete?.input.marks, { ',': 'decimal' });
  });

  it('are not those that the service has put there, nor those that can be read one way', async () => {
    const form = await openForm({ ...emptyInput, values: [[length.id, '1.250']] });
    for (const typed of ['1,5', '1.25', '1.234.567', '1\u202f234,50', '−5']) {
      await form.textbox('Price').fill(typed);
      assert.equal(await form.page.getByRole('radiogroup').count(), 0, typed);
    }
    await form.button(pageStrings.launch).click();
    assert.equal((await form.messagesOf('launch')).length, 1);
  });
});
