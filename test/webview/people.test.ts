/** The people and groups that a field offers where the account’s service has them. */
import assert from 'node:assert/strict';
import type { Assignee } from '../../src/core/account/assignee.ts';
import { emptyInput } from '../../src/core/form/input.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { loadedValues, runFormOf, useValuesPages } from './support/pageValues.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const person = (index: number): Assignee => ({
  kind: 'person',
  value: `person${index}@example.com`,
  name: `Person ${index}`,
  members: undefined,
});
const thousands = Array.from({ length: 2000 }, (_, index) => person(index));
const crew: Assignee = { kind: 'group', value: 'Night crew', name: 'Night crew', members: 3 };
const assignees = [crew, ...thousands];

describe('The people and groups of the account, once they are read again', () => {
  const openTask = useTaskPages();
  const openValues = useValuesPages();
  const fields = [fieldOf('user')];
  const [was, now] = [[person(1)], [person(1), person(2)]];

  async function assertKnown({ page }: Pick<PageForm, 'page'>): Promise<void> {
    const box = page.getByRole('combobox', { name: 'A user' });
    await box.fill('person 2');
    await box.press('Tab');
    assert.equal(await box.inputValue(), 'person2@example.com');
    assert.equal(await page.locator('.row .problem').count(), 0);
  }

  it('can be chosen on the page of a task that stays open', async () => {
    const task = await openTask();
    const detail = taskDetailOf({ checklists: [], fields });
    for (const assignees of [was, now]) await task.show(loadedTask(detail, { assignees }));
    await assertKnown(task);
  });

  it('can be chosen in the values of a run that stay open', async () => {
    const values = await openValues();
    for (const assignees of [was, now]) {
      await values.show(loadedValues(runFormOf(fields), { assignees }));
    }
    await assertKnown(values);
  });
});

describe('The people and groups of the account', () => {
  const open = usePages();

  async function openForm(
    known: boolean,
    people: readonly Assignee[] = [person(1)],
  ): Promise<PageForm> {
    const form = await open();
    await form.show(readyView(workflowOf([fieldOf('user')]), { people }));
    if (known) await form.say({ type: 'assignees', assignees });
    return form;
  }
  const box = (form: PageForm) => form.page.getByRole('combobox', { name: 'A user' });
  const options = (form: PageForm) => form.page.getByRole('option');

  it('come when they are known, and what was typed meanwhile stays', async () => {
    const form = await openForm(false);
    await box(form).fill('nobody we know');
    await form.button(pageStrings.launch).click();
    assert.equal((await form.messagesOf('launch')).length, 1);
    await form.answer({ phase: 'idle' });
    await form.say({ type: 'assignees', assignees });
    assert.equal(await box(form).inputValue(), 'nobody we know');
    await form.button(pageStrings.launch).click();
    assert.equal((await form.messagesOf('launch')).length, 1);
    const problem = form.row('A user').locator('.problem');
    assert.equal((await problem.textContent())?.trim(), pageStrings.problemNotAssignee);
  });

  it('are drawn fifty at a time, groups first, and it is said how many more there are', async () => {
    const form = await openForm(true);
    await box(form).click();
    assert.equal(await options(form).count(), 50);
    assert.match(await options(form).first().innerText(), /Night crew\s+3 members/);
    const note = form.page.locator('.suggestions .note');
    assert.match((await note.textContent()) ?? '', /^1951 more/);
  });

  it('are found by name and by e-mail address, and taken with the keyboard', async () => {
    const form = await openForm(true);
    await box(form).pressSequentially('person1999@');
    assert.equal(await options(form).count(), 1);
    await box(form).press('ArrowDown');
    const active = await box(form).getAttribute('aria-activedescendant');
    assert.equal(await options(form).first().getAttribute('id'), active);
    await box(form).press('Enter');
    assert.deepEqual((await form.input())?.values, [['user-1', 'person1999@example.com']]);
    await box(form).fill('night');
    await options(form).first().click();
    assert.deepEqual((await form.input())?.values, [['user-1', 'Night crew']]);
    await form.assertQuiet();
  });

  it('scroll with the arrow keys', async () => {
    const form = await openForm(true);
    for (let times = 0; times < 30; times += 1) await box(form).press('ArrowDown');
    const seen = await form.page.locator('[aria-selected="true"]').evaluate((option) => {
      const list = option.closest('ul')?.getBoundingClientRect();
      const { top, bottom } = option.getBoundingClientRect();
      return list !== undefined && top >= list.top - 1 && bottom <= list.bottom + 1;
    });
    assert.ok(seen);
  });

  it('are meant by a name that only one has, once the field is left', async () => {
    const form = await openForm(true);
    await box(form).fill('PERSON 77');
    await box(form).press('Tab');
    assert.equal(await box(form).inputValue(), 'person77@example.com');
  });

  it('are taken as the first that fits, with Enter or Tab', async () => {
    for (const key of ['Enter', 'Tab']) {
      const form = await openForm(true);
      await box(form).pressSequentially('person19');
      assert.ok((await options(form).count()) > 1);
      const active = await box(form).getAttribute('aria-activedescendant');
      assert.equal(await options(form).first().getAttribute('id'), active);
      await box(form).press(key);
      assert.equal(await box(form).inputValue(), 'person19@example.com');
      assert.deepEqual(await form.messagesOf('launch'), []);
    }
  });

  it('are taken where one alone fits, when the field is left and with the launch', async () => {
    for (const leave of [
      (form: PageForm) => form.page.getByRole('heading', { level: 1 }).click(),
      (form: PageForm) => box(form).press('Control+Enter'),
    ]) {
      const form = await openForm(true);
      await box(form).pressSequentially('person1999');
      await leave(form);
      assert.equal(await box(form).inputValue(), 'person1999@example.com');
      assert.deepEqual((await form.input())?.values, [['user-1', 'person1999@example.com']]);
    }
  });

  it('are not chosen by accident where several fit, nor after Escape', async () => {
    const form = await openForm(true);
    await box(form).pressSequentially('person19');
    await form.page.getByRole('heading', { level: 1 }).click();
    assert.equal(await box(form).inputValue(), 'person19');
    await box(form).fill('person1999');
    await box(form).press('Escape');
    await box(form).press('Tab');
    assert.equal(await box(form).inputValue(), 'person1999');
    await form.button(pageStrings.launch).click();
    assert.deepEqual(await form.messagesOf('launch'), []);
  });

  it('are not taken for what the service has put there', async () => {
    const form = await open();
    const input = { ...emptyInput, values: [[fieldId('user-1'), 'person1999@']] as const };
    const user = fieldOf('user', { startValue: 'person1999@' });
    await form.show(readyView(workflowOf([user]), { assignees, input }));
    await box(form).focus();
    await box(form).press('Tab');
    assert.equal(await box(form).inputValue(), 'person1999@');
    assert.equal(await form.input(), undefined);
  });

  it('are only suggested where others may be meant, too', async () => {
    const form = await openForm(false, [
      { kind: 'person', value: 'joann@example.com', name: 'Jo Ann', members: undefined },
    ]);
    for (const [typed, meant] of [
      ['ann@example.com', 'ann@example.com'],
      ['jo', 'joann@example.com'],
      ['somebody', 'somebody'],
    ] as const) {
      await box(form).fill('');
      await box(form).pressSequentially(typed);
      await box(form).press('Tab');
      assert.equal(await box(form).inputValue(), meant);
    }
  });

  it('are said to have nobody who fits', async () => {
    const form = await openForm(true);
    await box(form).fill('zzz');
    assert.equal(await options(form).count(), 0);
    assert.equal(await box(form).getAttribute('aria-expanded'), 'false');
    await form.page.getByText(pageStrings.noAssignee).waitFor();
    await box(form).press('Escape');
    assert.equal(await form.page.getByText(pageStrings.noAssignee).count(), 0);
  });
});
