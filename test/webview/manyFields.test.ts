import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/base/ids.ts';
import { fieldKinds } from '../../src/core/form/field.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const count = 1000;
const fields = Array.from({ length: count }, (_, index) => {
  const kind = fieldKinds[index % fieldKinds.length] ?? 'string';
  return fieldOf(kind, { id: fieldId(`f${index}`), name: `Field ${index}`, required: true });
});

/** Waits until the page has drawn the fields that were not in sight when it opened. */
const drawn = (form: PageForm): Promise<void> =>
  form.page.locator(`[data-key="field:f${count - 1}"]`).waitFor({ state: 'attached' });

describe('A kick-off form of 1,000 fields', () => {
  const open = usePages();

  it('draws again only what a change is about', async () => {
    const form = await open();
    await form.show(readyView(workflowOf(fields)));
    await drawn(form);
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
    await drawn(form);
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
    await drawn(form);
    assert.equal(await form.page.locator('.row .problem').count(), count);
    assert.equal(await form.focusedRow(), 'field:f0');
    await form.assertQuiet();
  });

  it('is drawn as a whole in a browser that cannot tell when there is nothing to do', async () => {
    const form = await open();
    await form.page.evaluate(() => Reflect.deleteProperty(window, 'requestIdleCallback'));
    await form.show(readyView(workflowOf(fields)));
    await drawn(form);
    await form.assertQuiet();
  });

  it('can be filled in while it is being drawn, and keeps what is typed', async () => {
    const form = await open();
    const early = await form.page.evaluate(
      ([message, last]) => {
        window.postMessage(message, window.origin);
        return new Promise<unknown>((resolve) => {
          window.addEventListener('message', () => {
            const field = document.querySelector('#field-0');
            const input = field?.shadowRoot?.querySelector('input');
            const isWhole = document.querySelector(`[data-key="${last}"]`) !== null;
            if (!input) return;
            input.value = 'typed early';
            input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
            resolve(isWhole);
          });
        });
      },
      [
        { type: 'show', strings: pageStrings, view: readyView(workflowOf(fields)) },
        `field:f${count - 1}`,
      ] as const,
    );
    assert.equal(early, false);
    await drawn(form);
    assert.deepEqual((await form.input())?.values, [['f0', 'typed early']]);
    assert.equal(await form.textbox('Field 0').inputValue(), 'typed early');
    assert.equal(await form.focusedRow(), 'field:f0');
  });

  it('leads the focus to a field that is not drawn yet', async () => {
    const form = await open();
    const optional = fields.map((field, index) => ({ ...field, required: index === count - 1 }));
    await form.show(readyView(workflowOf(optional)));
    await form.page.locator(`[data-key="field:f${count - 1}"] input:focus`).waitFor();
    assert.equal(await form.focusedRow(), `field:f${count - 1}`);
  });

  it('has its fields in the order of the Tab key, and then its buttons', async () => {
    const form = await open();
    const texts = fields.map(({ id, name }) => fieldOf('string', { id, name }));
    await form.show(readyView(workflowOf(texts)));
    await drawn(form);
    const visited: (string | undefined)[] = [];
    for (const from of [0, 29, 89, count - 2]) {
      await form.textbox(`Field ${from}`).focus();
      await form.page.keyboard.press('Tab');
      visited.push(await form.focusedRow());
    }
    assert.deepEqual(visited, ['field:f1', 'field:f30', 'field:f90', `field:f${count - 1}`]);
    await form.page.keyboard.press('Tab');
    assert.equal(await form.button(pageStrings.launch).evaluate((e) => e.matches(':focus')), true);
    await form.assertQuiet();
  });
});
