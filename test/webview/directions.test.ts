import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { checklistId, checklistItemId, fieldId, selectionId } from '../../src/core/base/ids.ts';
import { emptyInput } from '../../src/core/form/input.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { useRunPages } from './support/pageRun.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { eventOf, loadedRun, performerOf, runOf, runTaskOf } from '../support/samples/runs.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const text = 'שם הלקוח (Acme)';
const markdown = `${text}\n\n- ${text}\n\n> ${text}\n\n## ${text}\n\n| ${text} |\n|---|\n| ${text} |`;
const selections = [{ id: selectionId('1'), label: text }];
const section = { id: 'set', title: text, description: text };
const fields = (['string', 'radio', 'checkbox', 'dropdown', 'text'] as const).map((kind) => {
  const some = { name: text, description: text, section };
  return fieldOf(kind, kind === 'string' || kind === 'text' ? some : { ...some, selections });
});
const input = {
  ...emptyInput,
  values: [
    [fieldId('string-1'), text],
    [fieldId('text-1'), text],
    [fieldId('dropdown-1'), '1'],
  ] as const,
};

/** The writing direction of each element with this text; for an input, of its value. */
const directionsOf = (page: Locator): Promise<readonly string[]> =>
  page.evaluate((root, wanted) => {
    const within = (node: Element | ShadowRoot): Element[] =>
      [...node.querySelectorAll('*')].flatMap((one) => [
        one,
        ...(one.shadowRoot ? within(one.shadowRoot) : []),
      ]);
    return within(root)
      .filter((one) =>
        one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement
          ? one.value === wanted
          : [...one.childNodes].some((node) => node instanceof Text && node.data.includes(wanted)),
      )
      .map((one) => `${one.localName} ${getComputedStyle(one).direction}`);
  }, text);

/**
 * Asserts that all texts of the service are written from the right, and that there are enough of
 * them.
 */
async function assertFromTheRight(page: Locator, atLeast: number): Promise<void> {
  const directions = await directionsOf(page);
  assert.ok(directions.length >= atLeast, directions.join(', '));
  assert.deepEqual(
    directions.filter((one) => !one.endsWith(' rtl')),
    [],
  );
}

describe('Texts that run from the right', () => {
  const openForm = usePages();
  const openTask = useTaskPages();
  const openRun = useRunPages();

  it('do so on the kick-off form, with its own from the left', async () => {
    const form = await openForm();
    const workflow = { ...workflowOf(fields), name: text, description: markdown };
    await form.show(readyView(workflow, { input }));
    await form.page.getByRole('combobox').click();
    await assertFromTheRight(form.page.locator('#root'), 24);
    const own = form.row('Run name').locator('.label');
    assert.equal(await own.evaluate((label) => getComputedStyle(label).direction), 'ltr');
    const label = form.row(text).first().locator('.label');
    const [box, row] = [await label.boundingBox(), await form.row(text).first().boundingBox()];
    assert.ok(box && row);
    assert.ok(Math.abs(box.x + box.width - row.x - row.width) < 2);
    await form.assertQuiet();
  });

  it('do so on the page of a task', async () => {
    const page = await openTask();
    const item = { id: checklistItemId('11'), label: text, checked: false };
    const task = taskDetailOf({
      name: text,
      description: markdown,
      fields,
      checklists: [{ id: checklistId('1'), items: [item] }],
      performers: [performerOf(text, { isMe: true })],
    });
    await page.show(loadedTask(task, { input }));
    await assertFromTheRight(page.page.locator('#root'), 22);
    await page.show(loadedTask({ ...task, readOnly: true }, { input }));
    await assertFromTheRight(page.page.locator('#root'), 10);
    await page.assertQuiet();
  });

  it('do so on the page of a run, and in the middle of a sentence', async () => {
    const page = await openRun();
    const values = [{ id: fieldId('a'), name: text, kind: 'string', text, section } as const];
    const task = runTaskOf(1, { name: text, performers: [performerOf(text)] });
    const run = runOf({ name: text, description: markdown, values, tasks: [task] });
    const event = eventOf(1, { kind: 'comment', by: text, text: markdown });
    const view = loadedRun(run);
    await page.show({ ...view, log: { ...view.log, events: [event] } });
    await assertFromTheRight(page.page.locator('#root'), 20);
    await page.assertQuiet();
  });
});
