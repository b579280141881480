import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/base/ids.ts';
import type { FormInput } from '../../src/core/form/input.ts';
import type { LoadedValues } from '../../src/protocol/valuesPage.ts';
import { axeObjections } from './support/axe.ts';
import { pageThemes } from './support/pageThemes.ts';
import {
  type PageValues,
  loadedValues,
  runFormOf,
  useValuesPages,
  valuesStrings,
} from './support/pageValues.ts';
import { fieldOf } from '../support/samples/workflows.ts';

const contact = fieldOf('string', {
  id: fieldId('c'),
  name: 'Contact',
  required: true,
  startValue: 'Ole',
});
const notes = fieldOf('text', { id: fieldId('n'), name: 'Notes' });
const form = runFormOf([contact, notes]);
const typed: FormInput = {
  name: null,
  values: [[contact.id, 'Kari']],
  bases: [[contact.id, 'Ole']],
  taskLinks: [],
};
const kept = { version: 1, accountId: 'demo', runId: '4711', shows: 'values' };

describe('The form that changes the values of a run', () => {
  const open = useValuesPages();

  async function opened(view: LoadedValues): Promise<PageValues> {
    const page = await open();
    await page.show(view);
    return page;
  }

  it('asks for what to show with what was typed before, of this run alone', async () => {
    const saved = { input: typed, editedAt: 5 };
    const mine = await open({ state: { ...kept, saved } });
    assert.deepEqual(await mine.messages(), [{ type: 'ready', saved }]);
    const others = await open({ state: { ...kept, runId: '1', saved } });
    assert.deepEqual(await others.messages(), [{ type: 'ready' }]);
    assert.deepEqual(await others.kept(), kept);
  });

  it('has the values of the run, and sends what was typed by the keys', async () => {
    const page = await opened(loadedValues(form));
    assert.equal(await page.page.locator('h1').innerText(), 'Values of “Week 40”');
    assert.equal(await page.textbox('Contact').inputValue(), 'Ole');
    assert.equal(await page.page.getByText('Run name').count(), 0);
    await page.textbox('Contact').fill('Kari');
    await page.page.keyboard.press('Control+Enter');
    const [sent] = await page.messagesOf('save');
    assert.deepEqual(sent?.input.values, [[contact.id, 'Kari']]);
    const [edited] = await page.messagesOf('edited');
    assert.deepEqual(edited?.saved.input.values, [[contact.id, 'Kari']]);
    await page.assertQuiet();
  });

  it('sends nothing while a required field is empty', async () => {
    const page = await opened(loadedValues(form));
    await page.textbox('Contact').fill('');
    await page.button('Save').click();
    assert.equal((await page.messagesOf('save')).length, 0);
    await page.page.locator('[data-key="field:c"] .problem').waitFor();
  });

  it('asks which value counts where somebody else has saved another one', async () => {
    const page = await opened(loadedValues(form, { input: typed }));
    const theirs = runFormOf([{ ...contact, startValue: 'Nils' }, notes]);
    const saving = {
      phase: 'failed',
      notice: { message: 'Somebody else saved.', nextStep: 'Choose.', action: undefined },
      rejections: [],
    } as const;
    await page.show(loadedValues(theirs, { input: typed, saving: { phase: 'sending' } }));
    await page.show(loadedValues(theirs, { input: typed, saving }));
    await page.button('Save').click();
    assert.equal((await page.messagesOf('save')).length, 0);
    await page.button(valuesStrings.keepMine).click();
    await page.button('Save').click();
    assert.deepEqual((await page.messagesOf('save'))[0]?.input.bases, [[contact.id, 'Nils']]);
  });

  it('says that the values are saved, until something else is typed', async () => {
    const page = await opened(loadedValues(form, { input: typed }));
    const saved = { phase: 'saved' } as const;
    const after = runFormOf([{ ...contact, startValue: 'Kari' }, notes]);
    await page.show(loadedValues(after, { revision: 1, saving: saved }));
    assert.equal(await page.status(), '“Week 40” has the new values.');
    assert.equal(await page.page.locator('.saved').innerText(), '“Week 40” has the new values.');
    assert.deepEqual(await page.kept(), kept);
    await page.textbox('Contact').fill('Nils');
    assert.equal(await page.page.locator('.saved').count(), 0);
  });

  it('keeps what was typed after the values were saved, also where it is shown again', async () => {
    const saved = { input: typed, editedAt: 5 };
    const page = await open({ state: { ...kept, saved } });
    await page.show(loadedValues(form, { input: typed, saving: { phase: 'saved' } }));
    assert.equal(await page.textbox('Contact').inputValue(), 'Kari');
    assert.deepEqual(await page.kept(), { ...kept, saved });
    assert.equal(await page.page.locator('.saved').count(), 0);
  });

  for (const [why, run] of [
    ['runDone', { state: 'done' }],
    ['notChangeable', { changeable: false }],
  ] as const) {
    it(`can only be looked at: ${why}`, async () => {
      const page = await opened(loadedValues(runFormOf([contact], run)));
      const note = page.page.getByRole('note');
      assert.equal((await note.innerText()).trim(), valuesStrings.locks[why]);
      assert.equal(await page.button('Save').getAttribute('aria-disabled'), 'true');
    });
  }

  for (const [name, theme] of Object.entries(pageThemes)) {
    it(`can be used by everybody, in the theme ${name}`, async () => {
      const page = await open({ theme });
      await page.show(loadedValues(form, { input: typed }));
      assert.deepEqual(await axeObjections(page.page), []);
    });
  }
});
