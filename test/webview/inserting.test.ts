/** Texts of the editor that the host inserts into a form. */
import assert from 'node:assert/strict';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { readyView } from './support/readyView.ts';

const [line, long, day] = [fieldOf('string'), fieldOf('text'), fieldOf('date')];

describe('A text that is inserted into a form', () => {
  const open = usePages();

  async function openForm(): Promise<PageForm> {
    const form = await open();
    await form.show(readyView(workflowOf([line, long, day])));
    return form;
  }
  const insert = (form: PageForm, text: string): Promise<void> =>
    form.say({ type: 'insert', text });
  const boxOf = (form: PageForm, { id }: { readonly id: string }) =>
    form.page.locator(`[data-key="field:${id}"]`).locator('input, textarea').first();

  it('goes to the cursor, in place of what is selected, and counts as typed', async () => {
    const form = await openForm();
    const box = boxOf(form, long);
    await box.fill('on  now');
    await box.evaluate((element: HTMLTextAreaElement) => {
      element.setSelectionRange(3, 3);
    });
    await insert(form, 'main\nand more');
    assert.equal(await box.inputValue(), 'on main\nand more now');
    const values = new Map((await form.input())?.values);
    assert.equal(values.get(long.id), 'on main\nand more now');
  });

  it('is one line in a field of one line', async () => {
    const form = await openForm();
    const box = boxOf(form, line);
    await box.focus();
    await insert(form, 'a\n  b');
    assert.equal(await box.inputValue(), 'a b');
  });

  it('stays out of fields that take no text, and goes to the one before', async () => {
    const form = await openForm();
    await boxOf(form, line).focus();
    await boxOf(form, day).focus();
    await insert(form, 'v1');
    assert.equal(await boxOf(form, day).inputValue(), '');
    assert.equal(await boxOf(form, line).inputValue(), 'v1');
  });

  it('is offered in the menu of text fields alone', async () => {
    const form = await openForm();
    const menus = await form.page
      .locator('[data-key^="field:"][data-vscode-context]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key')));
    assert.deepEqual(menus, [`field:${line.id}`, `field:${long.id}`]);
  });
});
