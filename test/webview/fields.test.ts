import assert from 'node:assert/strict';
import type { Assignee } from '../../src/core/account/assignee.ts';
import type { FieldValue } from '../../src/core/form/input.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import { type Field, fieldKinds } from '../../src/core/form/field.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, taskOf, workflowOf } from '../support/samples/workflows.ts';

const person = (value: string, name: string): Assignee => ({
  kind: 'person',
  value,
  name,
  members: undefined,
});
const people = [person('ann@example.com', 'Ann Lee'), person('bob@example.com', 'Bob Ray')];

describe('The fields of the kick-off form', () => {
  const open = usePages();

  async function openFields(...fields: readonly Field[]): Promise<PageForm> {
    const form = await open();
    await form.show(readyView(workflowOf(fields), { people }));
    return form;
  }

  /** Shows one field, fills it in like a person, and compares the input that the host gets. */
  async function assertFilled(
    field: Field,
    fill: (form: PageForm) => Promise<unknown>,
    value: FieldValue | undefined,
  ): Promise<void> {
    const form = await openFields(field);
    await fill(form);
    const values = value === undefined ? [] : [[field.id, value]];
    assert.deepEqual((await form.input())?.values, values);
    await form.assertQuiet();
  }

  it('has a labelled input for every kind', async () => {
    const fields = fieldKinds.map((kind) => fieldOf(kind, { description: `About ${kind}.` }));
    const form = await openFields(...fields);
    for (const { name, description } of fields) {
      const row = form.row(name);
      assert.equal(await row.locator('.help').textContent(), description);
      const control = row.locator(':is(input, textarea, [role="combobox"]):visible');
      assert.ok((await control.count()) > 0, name);
    }
    await form.assertQuiet();
  });

  it('puts the fields of a section together under its heading', async () => {
    const section = { id: 'budget', title: 'Budget', description: 'In percent.' };
    const form = await openFields(
      fieldOf('string', { name: 'Before' }),
      fieldOf('number', { id: fieldId('share'), name: 'Share', section }),
      fieldOf('text', { id: fieldId('why'), name: 'Why', section: { ...section } }),
      fieldOf('date', { name: 'After' }),
    );
    const group = form.page.getByRole('group', { name: 'Budget' });
    assert.equal(await group.count(), 1);
    const labels = await group.locator('.label').allTextContents();
    assert.deepEqual(
      labels.map((label) => label.trim()),
      ['Share', 'Why'],
    );
    assert.equal(await group.locator('> .help').textContent(), 'In percent.');
    await form.textbox('Share').fill('40');
    assert.deepEqual((await form.input())?.values, [[fieldId('share'), '40']]);
    await form.assertQuiet();
  });

  for (const kind of ['string', 'number', 'url', 'file', 'unknown'] as const) {
    it(`takes what is typed into a ${kind} exactly as it is`, () =>
      assertFilled(
        fieldOf(kind),
        (form) => form.textbox(`A ${kind}`).pressSequentially(' 1,5 <b>'),
        ' 1,5 <b>',
      ));
  }

  it('keeps the lines of a text', () =>
    assertFilled(
      fieldOf('text'),
      async (form) => {
        await form.textbox('A text').press('a');
        await form.page.keyboard.press('Enter');
        await form.page.keyboard.press('b');
      },
      'a\nb',
    ));

  it('gives a date as the calendar writes it', () =>
    assertFilled(
      fieldOf('date'),
      (form) => form.textbox('A date').pressSequentially('12312026'),
      '2026-12-31',
    ));

  it('chooses a radio with the mouse', () =>
    assertFilled(fieldOf('radio'), (form) => form.page.getByText('Two').click(), '2'));

  it('chooses a radio with the arrow keys', () =>
    assertFilled(
      fieldOf('radio'),
      async (form) => {
        await form.page.getByRole('radio', { name: 'One' }).press(' ');
        await form.page.keyboard.press('ArrowDown');
      },
      '2',
    ));

  it('takes back the choice of a radio that is not required', () =>
    assertFilled(
      fieldOf('radio'),
      async (form) => {
        await form.page.getByText('Two').click();
        await form.button(pageStrings.clearChoice).press('Enter');
        assert.equal(await form.focusedRow(), 'field:radio-1');
        assert.equal(await form.page.getByRole('radio', { checked: true }).count(), 0);
      },
      undefined,
    ));

  it('offers no way back to nothing for a required radio', async () => {
    const form = await openFields(fieldOf('radio', { required: true }));
    await form.page.getByText('Two').click();
    assert.equal(await form.button(pageStrings.clearChoice).count(), 0);
  });

  it('chooses from a dropdown with the mouse', () =>
    assertFilled(
      fieldOf('dropdown'),
      async (form) => {
        await form.page.getByRole('combobox', { name: 'A dropdown' }).click();
        await form.page.getByRole('option', { name: 'Two' }).click();
      },
      '2',
    ));

  it('chooses from a dropdown with the keyboard, and empties it again', () =>
    assertFilled(
      fieldOf('dropdown'),
      async (form) => {
        const dropdown = form.page.getByRole('combobox', { name: 'A dropdown' });
        for (const key of [' ', 'ArrowDown', 'ArrowDown', 'Enter']) await dropdown.press(key);
        assert.deepEqual((await form.input())?.values, [['dropdown-1', '2']]);
        assert.equal(await dropdown.inputValue(), 'Two');
        for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'Enter']) await dropdown.press(key);
        assert.equal(await dropdown.inputValue(), '');
        assert.equal(await dropdown.getAttribute('placeholder'), pageStrings.choose);
      },
      undefined,
    ));

  it('ticks and clears checkboxes with mouse and keyboard', () =>
    assertFilled(
      fieldOf('checkbox'),
      async (form) => {
        await form.page.getByText('Two').click();
        await form.page.getByRole('checkbox', { name: 'One' }).press(' ');
        assert.deepEqual((await form.input())?.values, [['checkbox-1', ['2', '1']]]);
        await form.page.getByText('Two').click();
      },
      ['1'],
    ));

  it('suggests people for a user and takes one with the keyboard', () =>
    assertFilled(
      fieldOf('user'),
      async (form) => {
        const input = form.page.getByRole('combobox', { name: 'A user' });
        await input.pressSequentially('bo');
        assert.equal(await form.page.getByRole('option').count(), 1);
        await input.press('ArrowDown');
        await input.press('Enter');
        assert.equal(await form.page.getByRole('option').count(), 0);
        assert.deepEqual(await form.messagesOf('launch'), []);
      },
      'bob@example.com',
    ));

  it('suggests people for a user and takes one with the mouse', () =>
    assertFilled(
      fieldOf('user'),
      async (form) => {
        await form.page.getByRole('combobox', { name: 'A user' }).click();
        await form.page.getByRole('option', { name: 'Ann Lee' }).click();
      },
      'ann@example.com',
    ));

  it('takes somebody for a user who is not suggested', () =>
    assertFilled(
      fieldOf('user'),
      (form) => form.page.getByRole('combobox', { name: 'A user' }).fill('eve@example.org'),
      'eve@example.org',
    ));

  it('says what a file and an unknown type are filled in with', async () => {
    const form = await openFields(
      fieldOf('file'),
      fieldOf('unknown', { sourceType: 'signature <img>' }),
      fieldOf('unknown', { id: fieldId('kept'), name: 'Kept', sourceType: 'dropdown' }),
    );
    assert.equal(await form.row('A file').locator('.note').textContent(), pageStrings.fileHelp);
    const note = await form.row('A unknown').locator('.note').textContent();
    assert.match(note ?? '', /“signature <img>”/);
    const kept = form.row('Kept').locator('.note');
    assert.equal(await kept.textContent(), pageStrings.unknownOptions);
  });

  it('shows the suggested run name until it is edited, and an emptied name as empty', async () => {
    const form = await openFields();
    const name = form.textbox(pageStrings.runName);
    assert.equal(await name.inputValue(), 'Onboarding – today');
    await name.fill('');
    assert.equal((await form.input())?.name, '');
    await name.fill('Acme');
    assert.equal((await form.input())?.name, 'Acme');
  });

  it('replaces the link of a task, and keeps it where nothing is typed', async () => {
    const form = await open();
    await form.show(readyView(workflowOf([], [taskOf('1', 'https://old.example'), taskOf('2')])));
    await form.page.getByText(pageStrings.taskLinks).click();
    const link = form.textbox('1. Task 1');
    assert.equal(await link.getAttribute('placeholder'), 'https://old.example');
    await link.fill('https://new.example');
    assert.deepEqual((await form.input())?.taskLinks, [['1', 'https://new.example']]);
    await link.fill('');
    assert.deepEqual((await form.input())?.taskLinks, []);
  });

  it('has no task links where the service does not take them', async () => {
    const form = await open();
    const workflow = workflowOf([], [taskOf('1')]);
    await form.show(readyView(workflow, { overridesTaskLinks: false }));
    assert.equal(await form.page.getByText(pageStrings.taskLinks).count(), 0);
  });

  it('shows the names and texts of the service as text', async () => {
    const hostile = '<img src=x onerror="attacked=true"><script>attacked=true</script>';
    const form = await openFields(
      fieldOf('radio', {
        name: hostile,
        description: hostile,
        selections: fieldOf('radio').selections.map((one) => ({ ...one, label: hostile })),
      }),
    );
    // The first one is that of the run's name, which is there before descriptions are drawn.
    assert.equal(await form.page.locator('.help').nth(1).textContent(), hostile);
    assert.equal(await form.page.locator('img').count(), 0);
    assert.equal(await form.page.evaluate(() => window.attacked), undefined);
    await form.assertQuiet();
  });
});
