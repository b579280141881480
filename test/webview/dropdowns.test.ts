import assert from 'node:assert/strict';
import { type FormInput, emptyInput } from '../../src/core/form/input.ts';
import { selectionId } from '../../src/core/base/ids.ts';
import type { OpenOptions } from './support/builtPage.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const cities = ['Zürich', 'London', 'Louisville', 'New London', 'Ålesund'];
const selections = [
  ...cities,
  ...Array.from({ length: 200 }, (_, index) => `Berth ${index + 1}`),
].map((label) => ({ id: selectionId(label), label }));

describe('A dropdown', () => {
  const open = usePages();

  async function openForm(options?: OpenOptions): Promise<PageForm> {
    const form = await open(options);
    const fields = [fieldOf('string'), fieldOf('dropdown', { selections }), fieldOf('number')];
    await form.show(readyView(workflowOf(fields)));
    return form;
  }
  const box = (form: PageForm) => form.page.getByRole('combobox', { name: 'A dropdown' });
  const shown = (form: PageForm) => form.page.getByRole('option').allInnerTexts();
  const values = async (form: PageForm) => (await form.input())?.values;
  const chosen = (label: string) => [['dropdown-1', label]];

  it('is searched by typing, whatever the accents, and the first that fits is taken', async () => {
    for (const key of ['Enter', 'Tab', 'Control+Enter']) {
      const form = await openForm();
      await box(form).pressSequentially('zuri');
      assert.deepEqual(await shown(form), ['Zürich']);
      await box(form).press(key);
      assert.deepEqual(await values(form), chosen('Zürich'), key);
      assert.equal(await box(form).inputValue(), 'Zürich');
      await form.assertQuiet();
    }
  });

  it('shows all of its options when it is opened, and scrolls to the chosen one', async () => {
    const form = await openForm();
    await box(form).pressSequentially('berth 150');
    await box(form).press('Enter');
    await box(form).press(' ');
    assert.equal((await shown(form)).length, selections.length + 1);
    const option = form.page.locator('[aria-selected="true"]');
    assert.equal(await option.innerText(), 'Berth 150');
    const { top, bottom } = await option.evaluate((one) => one.getBoundingClientRect());
    const list = await form.page.getByRole('listbox').evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return { top, bottom };
    });
    assert.ok(top >= list.top - 1 && bottom <= list.bottom + 1);
  });

  it('tells the option that Enter takes from the others, also in the colours of the system', async () => {
    const form = await openForm({ forcedColors: 'active' });
    await box(form).pressSequentially('lon');
    // A background counts only where the system does not replace it.
    const grounds = await form.page.getByRole('option').evaluateAll((options) =>
      options.map((one) => {
        const { forcedColorAdjust, backgroundColor } = getComputedStyle(one);
        return forcedColorAdjust === 'none' ? backgroundColor : 'of the system';
      }),
    );
    assert.equal(new Set(grounds).size, 2);
  });

  it('keeps what was chosen where what was typed is left and fits several, or none', async () => {
    const form = await openForm();
    await box(form).pressSequentially('London');
    await form.textbox('A string').click();
    assert.deepEqual(await values(form), chosen('London'));
    for (const typed of ['lo', 'nothing of it']) {
      await box(form).fill(typed);
      await form.textbox('A string').click();
      assert.equal(await box(form).inputValue(), 'London');
    }
    await box(form).fill('lo');
    await box(form).press('Escape');
    assert.equal(await box(form).inputValue(), 'London');
    assert.deepEqual(await values(form), chosen('London'));
  });

  it('takes the choice back where its text is removed', async () => {
    const form = await openForm();
    await box(form).pressSequentially('London');
    await box(form).press('Enter');
    await box(form).fill('');
    await box(form).press('Tab');
    assert.deepEqual(await values(form), []);
    assert.equal(await box(form).inputValue(), '');
  });

  it('launches nothing with a text in it that stands for no option', async () => {
    const form = await openForm();
    await box(form).pressSequentially('lo');
    await box(form).press('Control+Enter');
    assert.deepEqual(await form.messagesOf('launch'), []);
    const problem = form.row('A dropdown').locator('.problem');
    assert.equal((await problem.textContent())?.trim(), pageStrings.problemNotSelection);
    await box(form).pressSequentially('ui');
    await box(form).press('Control+Enter');
    const [launch] = await form.messagesOf('launch');
    assert.deepEqual(launch?.input.values, chosen('Louisville'));
  });

  for (const [height, where] of [
    [320, 'above'],
    [900, 'below'],
  ] as const) {
    it(`opens ${where} its field in a window of ${height} px, and stays inside`, async () => {
      const form = await openForm({ height });
      await box(form).evaluate((input) => {
        input.scrollIntoView({
          block: input.ownerDocument.defaultView?.innerHeight === 320 ? 'end' : 'start',
        });
      });
      await box(form).click();
      const list = await form.page.locator('.suggestions').boundingBox();
      const input = await box(form).boundingBox();
      assert.ok(list && input);
      assert.equal(list.y < input.y, where === 'above');
      assert.ok(list.y >= 0 && list.y + list.height <= height);
      assert.ok(list.height >= 66);
    });
  }
});

describe('What is chosen and no longer offered', () => {
  const open = usePages();
  const kinds = ['radio', 'dropdown', 'checkbox'] as const;
  const values = kinds.map(
    (kind) => [fieldOf(kind).id, kind === 'checkbox' ? ['1', 'x'] : 'x'] as const,
  );
  const labels = kinds.map((kind) => [fieldOf(kind).id, [['x', 'Old town']]] as const);

  async function openForm(some: Partial<FormInput> = {}): Promise<PageForm> {
    const form = await open();
    const input = { ...emptyInput, values, ...some };
    await form.show(readyView(workflowOf(kinds.map((kind) => fieldOf(kind))), { input }));
    return form;
  }

  it('is shown as such, with the rest of what is chosen, and keeps the form from being sent', async () => {
    const form = await openForm({ labels });
    const gone = 'Old town (no longer offered)';
    assert.ok(await form.page.getByRole('radio', { name: gone }).isChecked());
    const box = form.page.getByRole('combobox', { name: 'A dropdown' });
    assert.equal(await box.inputValue(), gone);
    for (const name of ['One', gone]) {
      assert.ok(await form.page.getByRole('checkbox', { name }).isChecked(), name);
    }
    await form.button(pageStrings.launch).click();
    assert.deepEqual(await form.messagesOf('launch'), []);
    const problems = await form.page.locator('.row .problem').allTextContents();
    assert.deepEqual(
      problems.map((text) => text.trim()),
      kinds.map(() => pageStrings.problemNotOffered),
    );
    await form.page.getByRole('radio', { name: 'One' }).check();
    await box.fill('');
    await box.press('Tab');
    await form.page.getByRole('checkbox', { name: gone }).press(' ');
    await form.button(pageStrings.launch).click();
    const [launch] = await form.messagesOf('launch');
    assert.deepEqual(
      new Map(launch?.input.values),
      new Map<string, unknown>([
        ['radio-1', '1'],
        ['checkbox-1', ['1']],
      ]),
    );
    await form.assertQuiet();
  });

  it('is shown by its id where nothing else is known of it', async () => {
    const form = await openForm();
    assert.equal(await form.page.getByText('x (no longer offered)').count(), 2);
  });
});

describe('An option made of blanks', () => {
  const open = usePages();

  it('can be seen and chosen, where a choice is required', async () => {
    const blank = [{ id: selectionId(' '), label: ' ' }];
    const kinds = ['radio', 'dropdown', 'checkbox'] as const;
    const form = await open();
    const fields = kinds.map((kind) => fieldOf(kind, { required: true, selections: blank }));
    await form.show(readyView(workflowOf(fields)));
    await form.page.getByRole('radio', { name: pageStrings.blankOption }).check();
    await form.page.getByRole('combobox', { name: 'A dropdown' }).click();
    await form.page.getByRole('option', { name: pageStrings.blankOption }).click();
    await form.page.getByRole('checkbox', { name: pageStrings.blankOption }).press(' ');
    await form.button(pageStrings.launch).click();
    const [launch] = await form.messagesOf('launch');
    assert.deepEqual(launch?.input.values, [
      ['radio-1', ' '],
      ['dropdown-1', ' '],
      ['checkbox-1', [' ']],
    ]);
  });
});
