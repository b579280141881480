import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/base/ids.ts';
import type { Field } from '../../src/core/form/field.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, taskOf, workflowOf } from '../support/samples/workflows.ts';

describe('The problems of the kick-off form', () => {
  const open = usePages();

  async function openFields(...fields: readonly Field[]): Promise<PageForm> {
    const form = await open();
    await form.show(readyView(workflowOf(fields, [taskOf('1'), taskOf('2')])));
    return form;
  }

  const problemAt = (form: PageForm, label: string) => form.row(label).locator('.problem');

  it('says nothing before anything was done', async () => {
    const form = await openFields(fieldOf('string', { required: true }), fieldOf('number'));
    assert.equal(await form.page.locator('.problem, [invalid], .invalid').count(), 0);
  });

  it('shows a problem once its field was left, until it is fixed', async () => {
    const form = await openFields(fieldOf('number'));
    const input = form.textbox('A number');
    await input.pressSequentially('12x');
    assert.equal(await problemAt(form, 'A number').count(), 0);
    await input.press('Tab');
    assert.equal(
      (await problemAt(form, 'A number').textContent())?.trim(),
      pageStrings.problemNotNumber,
    );
    await input.press('End');
    await input.press('Backspace');
    assert.equal(await problemAt(form, 'A number').count(), 0);
  });

  it('names a problem to a screen reader together with its input', async () => {
    const form = await openFields(fieldOf('string', { required: true, description: 'Who?' }));
    const input = form.textbox('A string');
    assert.equal(await input.getAttribute('aria-required'), 'true');
    await form.button(pageStrings.launch).click();
    assert.equal(await input.getAttribute('aria-invalid'), 'true');
    const texts = await input.evaluate((element) =>
      element.ariaDescribedByElements?.map((one) => one.textContent.trim()),
    );
    assert.deepEqual(texts, [pageStrings.problemRequired, 'Who?']);
  });

  it('sends nothing with problems, shows and counts them all, and focuses the first', async () => {
    const form = await openFields(
      fieldOf('string'),
      fieldOf('radio', { required: true }),
      fieldOf('checkbox', { required: true }),
      fieldOf('dropdown', { required: true }),
    );
    await form.button(pageStrings.launch).click();
    assert.deepEqual(await form.messagesOf('launch'), []);
    assert.equal(await form.page.locator('.row .problem').count(), 3);
    assert.equal(await form.focusedRow(), 'field:radio-1');
    const summary = form.page.getByRole('alert');
    assert.equal((await summary.textContent())?.trim(), '3 entries need your attention.');
    await form.row('A radio').getByText('One', { exact: true }).click();
    await form.row('A checkbox').getByText('One', { exact: true }).click();
    assert.equal((await summary.textContent())?.trim(), pageStrings.problemCountOne);
  });

  for (const kind of ['string', 'text', 'date', 'dropdown', 'checkbox', 'user'] as const) {
    it(`focuses a ${kind} that is missing`, async () => {
      const form = await openFields(fieldOf(kind, { required: true }));
      await form.button(pageStrings.launch).click();
      assert.equal(await form.focusedRow(), `field:${kind}-1`);
    });
  }

  it('requires a run name', async () => {
    const form = await openFields();
    const row = form.row(pageStrings.runName);
    assert.equal(await row.getByText(pageStrings.runNameHelp).count(), 1);
    assert.equal(await row.getByTitle(pageStrings.required).count(), 1);
    await form.textbox(pageStrings.runName).fill(' ');
    await form.button(pageStrings.launch).click();
    assert.equal(await form.focusedRow(), 'name');
    assert.deepEqual(await form.messagesOf('launch'), []);
  });

  for (const [suggestedName, help] of [
    ['{{date}} — Acme', pageStrings.runNameHelpFilled],
    ['Acme', pageStrings.runNameHelpEmpty],
  ] as const) {
    it(`requires no run name where the service names runs, such as “${suggestedName}”`, async () => {
      const form = await open();
      await form.show(readyView(workflowOf([]), { namesRuns: true, suggestedName }));
      const name = form.row(pageStrings.runName);
      assert.equal(await name.getByText(help).count(), 1);
      assert.equal(await name.getByTitle(pageStrings.required).count(), 0);
      await form.textbox(pageStrings.runName).fill('');
      await form.button(pageStrings.launch).click();
      const [launch] = await form.messagesOf('launch');
      assert.equal(launch?.input.name, '');
    });
  }

  it('unfolds the task links for a problem in them', async () => {
    const form = await openFields();
    await form.page.getByText(pageStrings.taskLinks).click();
    await form.textbox('1. Task 2').fill('no link');
    await form.page.getByText(pageStrings.taskLinks).click();
    await form.button(pageStrings.launch).click();
    assert.equal(await form.focusedRow(), 'taskLink:2');
    assert.ok(await form.textbox('1. Task 2').isVisible());
  });

  it('takes half a date for a problem instead of leaving it out', async () => {
    const form = await openFields(fieldOf('date'));
    await form.textbox('A date').pressSequentially('1231');
    await form.button(pageStrings.launch).click();
    assert.equal(
      (await problemAt(form, 'A date').textContent())?.trim(),
      pageStrings.problemNotDate,
    );
    assert.deepEqual(await form.messagesOf('launch'), []);
  });

  it('leaves a value in sight that is no date', async () => {
    const form = await open();
    const view = readyView(workflowOf([fieldOf('date')]), {
      input: { name: null, values: [[fieldId('date-1'), 'next week']], taskLinks: [] },
    });
    await form.show(view);
    assert.equal(await form.textbox('A date').inputValue(), 'next week');
  });

  it('does not move what is being clicked while a problem appears', async () => {
    const form = await openFields(
      fieldOf('string', { required: true }),
      fieldOf('checkbox', { required: true }),
    );
    await form.textbox('A string').focus();
    const box = await form.row('A checkbox').getByText('One').boundingBox();
    assert.ok(box);
    await form.page.mouse.move(box.x + 5, box.y + box.height / 2);
    await form.page.mouse.down();
    assert.equal(await problemAt(form, 'A string').count(), 0);
    await form.page.mouse.up();
    await problemAt(form, 'A string').waitFor();
    assert.ok(await form.page.getByRole('checkbox', { name: 'One' }).isChecked());
  });
});
