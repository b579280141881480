import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/base/ids.ts';
import { fieldKinds } from '../../src/core/form/field.ts';
import { axeObjections } from './support/axe.ts';
import { offeringAll } from './support/offeringAll.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { type PageTheme, pageThemes } from './support/pageThemes.ts';
import { fieldOf, taskOf, workflowOf } from '../support/samples/workflows.ts';

const fields = fieldKinds.map((kind) =>
  fieldOf(kind, { required: true, description: `About ${kind}.` }),
);
const workflow = {
  ...workflowOf(fields, [taskOf('1', 'https://example.com'), taskOf('2')]),
  description: 'See [the guide](https://example.com) and `this`.',
};
const notice = { message: 'Not known.', nextStep: 'Look first.', action: 'showRuns' } as const;

describe('The kick-off form for everybody', () => {
  const open = usePages();

  async function openForm(theme: PageTheme, width?: number): Promise<PageForm> {
    const form = await open({ theme, ...(width === undefined ? {} : { width }) });
    await form.show(readyView(workflow));
    return form;
  }

  for (const [name, theme] of Object.entries(pageThemes)) {
    it(`gives axe nothing to object to in ${name}`, async () => {
      const form = await openForm(theme);
      assert.deepEqual(await axeObjections(form.page), []);
      await form.button(pageStrings.launch).click();
      await form.page.getByText(pageStrings.taskLinks).click();
      assert.deepEqual(await axeObjections(form.page), []);
      await form.page.getByRole('combobox', { name: 'A user' }).fill('a');
      await form.answer({ phase: 'unknown', notice });
      assert.deepEqual(await axeObjections(form.page), []);
      await form.answer({ phase: 'launched', runId: '4711', name: 'Acme' });
      assert.deepEqual(await axeObjections(form.page), []);
      await form.show({ state: 'failed', title: 'Onboarding', notice });
      assert.deepEqual(await axeObjections(form.page), []);
    });
  }

  for (const [name, theme] of Object.entries(pageThemes)) {
    it(`gives axe nothing to object to in ${name} with all that an account can offer`, async () => {
      const form = await open({ theme });
      await form.show(offeringAll(workflow));
      assert.deepEqual(await axeObjections(form.page), []);
      await form.button(pageStrings.launch).click();
      await form.page.getByRole('combobox', { name: 'A user' }).fill('e');
      await form.page.keyboard.press('ArrowDown');
      assert.deepEqual(await axeObjections(form.page), []);
    });
  }

  it('fits into 320 px with all that an account can offer', async () => {
    const form = await open({ width: 320 });
    await form.show(offeringAll(workflow));
    await form.button(pageStrings.launch).click();
    await form.page.getByRole('combobox', { name: 'A user' }).fill('e');
    const wide = await form.page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(wide, 320);
  });

  for (const width of [320, 400, 640]) {
    it(`fits into ${width} px without scrolling sideways`, async () => {
      const form = await openForm(pageThemes.dark, width);
      await form.button(pageStrings.launch).click();
      await form.page.getByText(pageStrings.taskLinks).click();
      await form.answer({ phase: 'unknown', notice });
      const wide = await form.page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(wide, width);
    });
  }

  it('is filled and launched with the keyboard alone, in the order it is read', async () => {
    const form = await open();
    const two = workflowOf([fieldOf('string'), fieldOf('checkbox'), fieldOf('radio')]);
    await form.show(readyView(two));
    const { keyboard } = form.page;
    // It opens in its first field.
    await form.page.locator('[data-key="field:string-1"]:has(:focus)').waitFor();
    await keyboard.type('Acme');
    const visited: (string | undefined)[] = [];
    for (let times = 0; times < 3; times += 1) {
      await keyboard.press('Tab');
      visited.push(await form.focusedRow());
      await keyboard.type(' ');
    }
    assert.deepEqual(visited, ['field:checkbox-1', 'field:checkbox-1', 'field:radio-1']);
    // Tab moves past the button that removes the choice.
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    const [launch] = await form.messagesOf('launch');
    assert.deepEqual(launch?.input.values, [
      ['string-1', 'Acme'],
      ['checkbox-1', ['1', '2']],
      ['radio-1', '1'],
    ]);
  });

  it('opens in the first field that has to be filled in and is empty', async () => {
    const form = await open();
    const fields = [fieldOf('string'), fieldOf('number', { required: true })];
    await form.show(readyView(workflowOf(fields)));
    await form.page.locator('[data-key="field:number-1"]:has(:focus)').waitFor();
  });

  it('opens on its heading where it has no fields', async () => {
    const form = await open();
    await form.show(readyView(workflowOf([])));
    await form.page.locator('h1:focus').waitFor();
  });

  it('keeps the focus in sight above the bar that stays', async () => {
    const texts = Array.from({ length: 20 }, (_, index) =>
      fieldOf('string', { id: fieldId(`f${index}`) }),
    );
    for (const height of [440, 460, 480]) {
      const form = await open({ height });
      await form.show(readyView(workflowOf(texts)));
      const bar = await form.page.locator('footer').boundingBox();
      assert.ok(bar);
      await form.page.locator('[data-key="field:f0"]:has(:focus)').waitFor();
      for (const { id } of texts.slice(1)) {
        await form.page.keyboard.press('Tab');
        const focused = form.page.locator(':focus').first();
        const box = await focused.boundingBox();
        assert.ok(box && box.y + box.height <= bar.y, `${id} at ${height} px`);
      }
    }
  });
});
