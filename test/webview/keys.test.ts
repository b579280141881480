import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/base/ids.ts';
import { type FieldKind, fieldKinds } from '../../src/core/form/field.ts';
import { compose, composed, endAsInSafari } from './support/composing.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { useRunPages } from './support/pageRun.ts';
import { pageStrings } from './support/pageStrings.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { loadedRun } from '../support/samples/runs.ts';
import { runStrings } from './support/runStrings.ts';
import { taskStrings } from './support/taskStrings.ts';
import { fieldOf, taskOf, workflowOf } from '../support/samples/workflows.ts';

/** One field of each kind, and two whose control has several inputs. */
const every = fieldKinds.map((kind) => fieldOf(kind));
const typedInto = ['string', 'text', 'number', 'url', 'user', 'file', 'unknown'] as const;

describe('The keys of the kick-off form', () => {
  const open = usePages();

  async function openForm(kinds: readonly FieldKind[] = fieldKinds): Promise<PageForm> {
    const form = await open();
    const workflow = workflowOf(
      every.filter(({ kind }) => kinds.includes(kind)),
      [taskOf('1')],
    );
    await form.show(readyView(workflow, { schedulesRuns: true }));
    return form;
  }

  const launches = async (form: PageForm): Promise<number> =>
    (await form.messagesOf('launch')).length;

  it('launch nothing while a character is composed, nor with the key that ends it', async () => {
    const form = await openForm();
    await form.page.getByText(pageStrings.taskLinks).click();
    await form.unfold();
    for (const label of [
      pageStrings.runName,
      ...typedInto.map((kind) => `A ${kind}`),
      '1. Task 1',
    ]) {
      const input = form.row(label).locator('input, textarea');
      await input.fill('');
      await compose(form.page);
      assert.equal(await input.inputValue(), composed, label);
      await endAsInSafari(form.page);
      assert.ok(await input.evaluate((element) => element.matches(':focus')), label);
    }
    assert.equal(await launches(form), 0);
    await form.assertQuiet();
  });

  it('move on with Enter, through all fields, and launch nothing', async () => {
    const form = await openForm(fieldKinds.filter((kind) => kind !== 'dropdown'));
    await form.unfold();
    await form.textbox(pageStrings.runName).focus();
    const visited: (string | undefined)[] = [];
    for (let times = 0; times < 17; times += 1) {
      await form.page.keyboard.press('Enter');
      const row = await form.focusedRow();
      visited.push(row);
      // In a text of several lines, Enter is a line break.
      if (row === 'field:text-1') await form.textbox('A number').focus();
    }
    assert.deepEqual(visited.slice(0, 13), [
      'due',
      'urgent',
      'field:string-1',
      'field:text-1',
      'field:date-1',
      'field:url-1',
      'field:radio-1',
      'field:checkbox-1',
      'field:checkbox-1',
      'field:user-1',
      'field:file-1',
      'field:unknown-1',
      'field:unknown-1',
    ]);
    assert.equal(await launches(form), 0);
    await form.assertQuiet();
  });

  it('tick and choose nothing with Enter', async () => {
    const form = await openForm(['radio', 'checkbox']);
    await form.unfold();
    for (const name of [pageStrings.urgent, 'One', 'Two']) {
      await form.page.getByRole('checkbox', { name }).press('Enter');
    }
    await form.page.getByRole('radio', { name: 'Two' }).press('Enter');
    assert.equal(await form.input(), undefined);
    assert.equal(await launches(form), 0);
  });

  it('select what is in the next field, as Tab does', async () => {
    const form = await openForm(['string', 'number']);
    await form.textbox('A number').fill('5');
    await form.textbox('A string').press('Enter');
    await form.page.keyboard.type('7');
    assert.deepEqual((await form.input())?.values, [['number-1', '7']]);
  });

  for (const keys of ['Control+Enter', 'Meta+Enter']) {
    it(`launch with ${keys} right after the form has opened, with no field in it`, async () => {
      const form = await open();
      await form.show(readyView(workflowOf([])));
      await form.page.keyboard.press(keys);
      assert.equal(await launches(form), 1);
    });
  }

  it('launch nothing with keys that only resemble those, or that are held down', async () => {
    const form = await openForm(['string']);
    await form.textbox('A string').focus();
    for (const keys of ['Shift+Enter', 'Alt+Enter', 'Control+Alt+Enter', 'Control+Shift+Enter']) {
      await form.page.keyboard.press(keys);
    }
    const session = await form.page.context().newCDPSession(form.page);
    const held = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, modifiers: 2 };
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      ...held,
      autoRepeat: true,
    });
    assert.equal(await launches(form), 0);
  });

  it('are said beside the button', async () => {
    const form = await openForm();
    await form.page.getByText('Ctrl+Enter launches. Enter moves on.').waitFor();
  });
});

describe('The keys of the page of a task', () => {
  const open = useTaskPages();
  const fields = [
    ...typedInto.map((kind) => fieldOf(kind)),
    fieldOf('checkbox'),
    fieldOf('string', { id: fieldId('last'), name: 'Last' }),
  ];
  const task = taskDetailOf({ checklists: [], fields });

  it('complete and send nothing while a character is composed, nor with the key that ends it', async () => {
    const page = await open();
    await page.show(loadedTask(task));
    // A box takes the focus a moment after it has opened.
    await page.button(taskStrings.comment).click();
    await page.page.locator('#comment:focus').waitFor();
    await page.button(taskStrings.returnTask).click();
    await page.page.locator('#reason:focus').waitFor();
    const rows = page.page.locator('.row').filter({ hasNot: page.page.getByRole('checkbox') });
    const count = await rows.count();
    assert.equal(count, fields.length + 1);
    for (let index = 0; index < count; index += 1) {
      const input = rows.nth(index).locator('input, textarea');
      await input.focus();
      await compose(page.page);
      assert.equal(await input.inputValue(), composed);
      await endAsInSafari(page.page);
    }
    const sent = new Set((await page.messages()).map(({ type }) => type));
    assert.deepEqual([...sent].toSorted(), ['edited', 'ready', 'writing']);
    await page.assertQuiet();
  });

  it('complete nothing with Enter', async () => {
    const page = await open();
    await page.show(loadedTask(taskDetailOf({ fields })));
    await page.page.getByRole('checkbox', { name: 'Desk' }).focus();
    for (let times = 0; times < 20; times += 1) {
      await page.page.keyboard.press('Enter');
      const row = await page.page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('.row')?.dataset.key,
      );
      if (row === 'field:text-1') await page.textbox('A number').focus();
    }
    await page.page.locator('[data-key="field:last"] vscode-textfield:focus').waitFor();
    assert.deepEqual(await page.messagesOf('complete'), []);
    assert.deepEqual(await page.messagesOf('mark'), []);
  });

  it('complete with Ctrl+Enter right after it has opened, unless the task is locked', async () => {
    const page = await open();
    const plain = taskDetailOf({ checklists: [] });
    for (const some of [{ readOnly: true }, { state: 'pending' }] as const) {
      await page.show(loadedTask({ ...plain, ...some }));
      await page.page.keyboard.press('Control+Enter');
    }
    await page.show(loadedTask(plain, { work: { phase: 'completed' } }));
    await page.page.keyboard.press('Control+Enter');
    assert.deepEqual(await page.messagesOf('complete'), []);
    await page.show(loadedTask(plain));
    await page.page.keyboard.press('Control+Enter');
    assert.equal((await page.messagesOf('complete')).length, 1);
  });

  it('are said beside the button', async () => {
    const page = await open();
    await page.show(loadedTask(task));
    await page.page.getByText('Ctrl+Enter completes the task. Enter moves on.').waitFor();
  });
});

describe('The keys of the page of a run', () => {
  const open = useRunPages();

  it('send no comment while a character is composed, nor with the key that ends it', async () => {
    const run = await open();
    await run.show(loadedRun());
    await run.button(runStrings.comment).click();
    await run.page.locator('#comment:focus').waitFor();
    await compose(run.page);
    await endAsInSafari(run.page);
    assert.equal(await run.textbox(runStrings.commentLabel).inputValue(), composed);
    assert.deepEqual(await run.messagesOf('comment'), []);
  });
});
