/** Typed text stays while the service changes: on both pages. */
import assert from 'node:assert/strict';
import { type FormInput, emptyInput, withValue } from '../../src/core/form/input.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import type { Field } from '../../src/core/form/field.ts';
import { axeObjections } from './support/axe.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { pageThemes } from './support/pageThemes.ts';
import { format } from '../../src/core/base/format.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const a = (startValue: string): Field =>
  fieldOf('string', { id: fieldId('a'), name: 'Anchor', startValue });
const b = (startValue: string): Field =>
  fieldOf('string', { id: fieldId('b'), name: 'Berth', startValue, required: true });
const task = (...fields: readonly Field[]) => taskDetailOf({ checklists: [], fields });

describe('What was typed into a task, while the service goes on', () => {
  const open = useTaskPages();

  it('is all that the host gets; the rest is shown as it is now', async () => {
    const page = await open();
    await page.show(loadedTask(task(a('A1'), b('B1'))));
    await page.textbox('Anchor').fill('A12');
    await page.show(loadedTask(task(a('A1'), b('B2'))));
    assert.equal(await page.textbox('Anchor').inputValue(), 'A12');
    assert.equal(await page.textbox('Berth').inputValue(), 'B2');
    await page.button(pageStrings.keepMine).waitFor({ state: 'detached' });
    await page.page.keyboard.press('Control+Enter');
    const [sent] = await page.messagesOf('complete');
    assert.deepEqual(sent?.input, { ...emptyInput, values: [['a', 'A12']], bases: [['a', 'A1']] });
  });

  for (const [choice, value, input] of [
    ['keepMine', 'B9', { values: [['b', 'B9']], bases: [['b', 'B2']] }],
    ['takeTheirs', 'B2', { values: [], bases: [] }],
  ] as const) {
    it(`is chosen from two values before anything is sent: ${choice}`, async () => {
      const page = await open();
      await page.show(loadedTask(task(a('A1'), b('B1'))));
      await page.textbox('Berth').fill('B9');
      await page.show(loadedTask(task(a('A1'), b('B2')), { savedBy: 'Olga' }));
      const clash = page.page.getByRole('alert').filter({ hasText: 'Olga' });
      await clash.getByText(format(pageStrings.clashSaved, 'Olga', 'B2', 'B9')).waitFor();
      await page.page.keyboard.press('Control+Enter');
      await page.page.getByText(pageStrings.problemUndecided).waitFor();
      assert.deepEqual(await page.messagesOf('complete'), []);
      await page.button(pageStrings[choice]).focus();
      await page.page.keyboard.press('Space');
      assert.equal(await page.textbox('Berth').inputValue(), value);
      await page.page.locator('.row[data-key="field:b"] vscode-textfield:focus-within').waitFor();
      await page.page.keyboard.press('Control+Enter');
      assert.deepEqual((await page.messagesOf('complete'))[0]?.input, { ...emptyInput, ...input });
    });
  }

  it('is said at the field to be taken away, or not to be accepted', async () => {
    const page = await open();
    await page.show(loadedTask(task(a('A1'), b('B1'))));
    await page.textbox('Anchor').fill('');
    await page.page.getByText(format(pageStrings.emptied, 'A1')).waitFor();
    await page.textbox('Berth').fill('');
    await page.page.getByText(format(pageStrings.emptiedRequired, 'B1')).waitFor();
    await page.page.keyboard.press('Control+Enter');
    await page.page.getByText(pageStrings.problemRequired).waitFor();
    assert.deepEqual(await page.messagesOf('complete'), []);
  });

  for (const [name, theme] of Object.entries(pageThemes)) {
    it(`gives axe nothing to object to in ${name}`, async () => {
      const page = await open({ theme });
      const input = [a('A1'), b('B1')].reduce<FormInput>(
        (all, field) => withValue(all, field, field.id === 'a' ? '' : 'B9'),
        emptyInput,
      );
      await page.show(loadedTask(task(a('A1'), b('B2')), { input, savedBy: 'Olga' }));
      assert.deepEqual(await axeObjections(page.page), []);
    });
  }
});

describe('What was typed into a kick-off form, while its workflow goes on', () => {
  const open = usePages();

  it('is chosen from two values where the workflow suggests another by now', async () => {
    const form = await open();
    const input = withValue(emptyInput, a('A1'), 'A9');
    await form.show(readyView(workflowOf([a('A2'), b('B2')]), { input }));
    await form.page.getByText(format(pageStrings.clashSuggested, 'A2', 'A9')).waitFor();
    await form.button(pageStrings.takeTheirs).click();
    await form.textbox('Anchor').press('Control+Enter');
    const [sent] = await form.messagesOf('launch');
    assert.deepEqual(sent?.input.values, []);
  });
});
