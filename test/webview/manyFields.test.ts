import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/base/ids.ts';
import { fieldKinds } from '../../src/core/form/field.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const count = 500;
const fields = Array.from({ length: count }, (_, index) => {
  const kind = fieldKinds[index % fieldKinds.length] ?? 'string';
  return fieldOf(kind, { id: fieldId(`f${index}`), name: `Field ${index}`, required: true });
});

describe('A kick-off form of 500 fields', function () {
  this.timeout(60_000);
  const open = usePages();

  it('draws again only what a change is about', async () => {
    const form = await open();
    await form.show(readyView(workflowOf(fields)));
    assert.equal(await form.page.locator('.row').count(), count + 1);
    const input = form.textbox('Field 11');
    // The field that the form opens in is drawn again when the focus leaves it.
    await input.focus();
    await form.page.evaluate(() => {
      const drawn = new Set<string>();
      for (const element of document.querySelectorAll(
        '.row :is(pneumatic-choice-field, vscode-textfield, pneumatic-person-field)',
      )) {
        const component = element as Element & { performUpdate(): void };
        const draw = component.performUpdate.bind(component);
        component.performUpdate = () => {
          drawn.add(element.closest<HTMLElement>('.row')?.dataset.key ?? '');
          document.body.dataset.drawn = [...drawn].join(' ');
          draw();
        };
      }
    });
    await input.pressSequentially('abc');
    assert.deepEqual((await form.input())?.values, [['f11', 'abc']]);
    assert.equal(await form.page.evaluate(() => document.body.dataset.drawn), 'field:f11');
  });

  // Each change of a form-associated control would make the browser check the whole form again.
  it('has controls that belong to no form of the browser', async () => {
    const form = await open();
    await form.show(readyView(workflowOf(fields)));
    const owners = await form.page.evaluate(() => {
      const controls = document.querySelectorAll<HTMLInputElement>(
        '.row :is(vscode-textfield, vscode-textarea, vscode-checkbox, input)',
      );
      return [...new Set([...controls].map((control) => control.form))];
    });
    assert.deepEqual(owners, [null]);
  });

  it('shows all its problems at once', async () => {
    const form = await open();
    await form.show(readyView(workflowOf(fields)));
    await form.button(pageStrings.launch).click();
    assert.equal(await form.page.locator('.row .problem').count(), count);
    assert.equal(await form.focusedRow(), 'field:f0');
    await form.assertQuiet();
  });
});
