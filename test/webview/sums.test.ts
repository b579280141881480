import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/ids.ts';
import { readyView, usePages } from '../support/pageForm.ts';
import { pageStrings } from '../support/pageStrings.ts';
import { format } from '../../src/protocol/strings.ts';
import { fieldOf, workflowOf } from '../support/workflows.ts';

const section = { id: 'deposit', title: 'Deposit', description: '' };
const ids = [fieldId('card'), fieldId('bank')];
const fields = ids.map((id) => fieldOf('number', { id, name: `By ${id}`, section }));

describe('A set of fields with a sum', function () {
  this.timeout(30_000);
  const open = usePages();

  it('is checked before anything is sent, and says within the set what is missing', async () => {
    const form = await open();
    const workflow = workflowOf(fields);
    const sums = [[{ fields: ids, total: '100' }]];
    await form.show(readyView({ ...workflow, form: { ...workflow.form, sums } }));
    await form.textbox('By card').fill('60');
    await form.textbox('By bank').fill('30');
    await form.button(pageStrings.launch).click();
    assert.deepEqual(await form.messagesOf('launch'), []);
    const said = await form.page.locator('.set .problem').innerText();
    assert.equal(said, format(pageStrings.problemNotSum, 100, 90));
    await form.textbox('By card').fill('70');
    assert.equal(await form.page.locator('.problem').count(), 0);
    await form.button(pageStrings.launch).click();
    assert.equal((await form.messagesOf('launch')).length, 1);
  });
});
