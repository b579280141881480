import assert from 'node:assert/strict';
import type { BuiltPage } from './support/builtPage.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { taskStrings } from './support/taskStrings.ts';
import { format } from '../../src/core/base/format.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const section = { id: 'deposit', title: 'Deposit', description: '' };
const ids = [fieldId('card'), fieldId('bank')];
const fields = [
  fieldOf('string', { id: fieldId('who'), name: 'Who' }),
  ...ids.map((id) => fieldOf('number', { id, name: `By ${id}`, section })),
  fieldOf('string', { id: fieldId('why'), name: 'Why' }),
];
const sums = [[{ fields: ids, total: '100' }]];
const missed = format(pageStrings.problemNotSum, 100, 90);

type AnyPage = Pick<BuiltPage<never, never>, 'page'>;

/**
 * Asserts the problem of the set: it stands below the heading, describes the set, and screen
 * readers announce it.
 */
async function assertSaid({ page }: AnyPage): Promise<void> {
  const set = page.getByRole('group', { name: 'Deposit' });
  const said = set.getByRole('alert');
  assert.equal(await said.innerText(), missed);
  assert.equal(await set.getAttribute('aria-describedby'), await said.getAttribute('id'));
  assert.equal(await set.locator('h3 + .problem').count(), 1);
  assert.equal(await page.locator('.row .problem').count(), 0);
}

const focused = ({ page }: AnyPage): Promise<string> =>
  page.locator('.row:focus-within .label').innerText();

describe('A set of fields with a sum', () => {
  const open = usePages();
  const openTask = useTaskPages();

  it('is checked before anything is sent, and says at the set what is missing', async () => {
    const form = await open();
    const workflow = workflowOf(fields);
    await form.show(readyView({ ...workflow, form: { ...workflow.form, sums } }));
    await form.textbox('By card').fill('60');
    await form.textbox('By bank').fill('30');
    assert.equal(await form.page.locator('.problem').count(), 0);
    await form.button(pageStrings.launch).click();
    assert.deepEqual(await form.messagesOf('launch'), []);
    await assertSaid(form);
    assert.equal(await focused(form), 'By card');
    await form.textbox('By card').fill('70');
    assert.equal(await form.page.locator('.problem').count(), 0);
    await form.button(pageStrings.launch).click();
    assert.equal((await form.messagesOf('launch')).length, 1);
  });

  it('says so once its last field is left', async () => {
    const form = await open();
    const workflow = workflowOf(fields);
    await form.show(readyView({ ...workflow, form: { ...workflow.form, sums } }));
    await form.textbox('By card').fill('60');
    await form.textbox('By bank').fill('30');
    assert.equal(await form.page.locator('.problem').count(), 0);
    await form.textbox('Why').focus();
    await form.page.locator('.set > .problem').waitFor();
    await assertSaid(form);
  });

  it('is checked on the page of a task, too', async () => {
    const task = await openTask();
    await task.show(loadedTask(taskDetailOf({ checklists: [], fields, sums })));
    await task.textbox('By card').fill('60');
    await task.textbox('By bank').fill('30');
    await task.button(taskStrings.complete).click();
    await assertSaid(task);
    assert.equal(await focused(task), 'By card');
    assert.deepEqual(await task.messagesOf('complete'), []);
    await task.textbox('By bank').fill('40');
    await task.button(taskStrings.complete).click();
    assert.equal((await task.messagesOf('complete')).length, 1);
  });
});
