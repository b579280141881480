/** Parts of the kick-off form that only some services offer. */
import assert from 'node:assert/strict';
import type { Assignee } from '../../src/core/account/assignee.ts';
import { emptyInput } from '../../src/core/form/input.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import type { FieldUpload } from '../../src/protocol/uploads.ts';
import type { LoadedKickoff } from '../../src/protocol/kickoffPage.ts';
import { type PageForm, readyView, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, workflowOf } from '../support/workflows.ts';

const person = (index: number): Assignee => ({
  kind: 'person',
  value: `person${index}@example.com`,
  name: `Person ${index}`,
  members: undefined,
});
const thousands = Array.from({ length: 2000 }, (_, index) => person(index));
const crew: Assignee = { kind: 'group', value: 'Night crew', name: 'Night crew', members: 3 };
const assignees = [crew, ...thousands];

const file = fieldOf('file');
const upload = (id: string, some: Partial<FieldUpload> = {}): FieldUpload => ({
  id,
  field: file.id,
  name: `plan ${id}.pdf`,
  failure: undefined,
  canRetry: false,
  ...some,
});
const link = (name: string): string => `[${name}](https://files.example/${name.length})`;

describe('When a run is due, and how urgent it is', function () {
  this.timeout(30_000);
  const open = usePages();

  async function openForm(some: Partial<LoadedKickoff> = {}): Promise<PageForm> {
    const form = await open();
    await form.show(readyView(workflowOf([]), { schedulesRuns: true, ...some }));
    return form;
  }
  const due = (form: PageForm) => form.page.locator('[data-key="due"] input');

  it('is not asked where the service does not take it', async () => {
    const form = await openForm({ schedulesRuns: false });
    assert.equal(await form.page.locator('.schedule').count(), 0);
  });

  it('is said with the keyboard, by the clock of the machine', async () => {
    const form = await openForm();
    await due(form).pressSequentially('12312099');
    // The year has four digits, so the next digits go to the time.
    await form.page.keyboard.type('0230PM');
    await form.page.getByRole('checkbox', { name: pageStrings.urgent }).press(' ');
    const input = await form.input();
    const local = await form.page.evaluate(() => new Date(2099, 11, 31, 14, 30).getTime());
    assert.equal(input?.dueAt, local);
    assert.equal(input.urgent, true);
    await form.assertQuiet();
  });

  it('is shown as it was kept, and can be taken back', async () => {
    const dueAt = new Date(2099, 11, 31, 14, 30).getTime();
    const form = await openForm({ input: { ...emptyInput, dueAt, urgent: true } });
    assert.equal(await form.page.getByRole('checkbox', { checked: true }).count(), 1);
    const at = await form.page.evaluate((time) => new Date(time).getHours(), dueAt);
    assert.equal((await due(form).inputValue()).slice(0, 13), `2099-12-31T${at}`);
    await due(form).fill('');
    assert.equal((await form.input())?.dueAt, undefined);
  });

  it('must lie in the future', async () => {
    const form = await openForm();
    await due(form).fill('2001-01-01T10:00');
    await form.button(pageStrings.launch).click();
    const problem = form.page.locator('[data-key="due"] .problem');
    assert.equal((await problem.textContent())?.trim(), pageStrings.problemNotFuture);
    assert.equal(await form.focusedRow(), 'due');
    assert.deepEqual(await form.messagesOf('launch'), []);
  });
});

describe('The people and groups of the account', function () {
  this.timeout(30_000);
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
      (form: PageForm) => form.textbox(pageStrings.runName).click(),
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
    await form.textbox(pageStrings.runName).click();
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

describe('The files of the kick-off form', function () {
  this.timeout(30_000);
  const open = usePages();

  async function openForm(some: Partial<LoadedKickoff> = {}): Promise<PageForm> {
    const form = await open();
    await form.show(readyView(workflowOf([file, fieldOf('string')]), { uploads: [], ...some }));
    return form;
  }
  const values = async (form: PageForm) => (await form.input())?.values;

  it('are links only where the account takes no uploads', async () => {
    const form = await openForm({ uploads: undefined });
    assert.equal(await form.button(pageStrings.chooseFile).count(), 0);
    assert.equal(await form.row('A file').locator('.note').textContent(), pageStrings.fileHelp);
  });

  it('are chosen by the host, with the keyboard too', async () => {
    const form = await openForm();
    await form.button(pageStrings.chooseFile).press('Enter');
    assert.deepEqual(await form.messagesOf('chooseFiles'), [
      { type: 'chooseFiles', field: file.id },
    ]);
  });

  it('are shown on their way, and hold the launch until they are there', async () => {
    const form = await openForm();
    await form.say({ type: 'uploads', uploads: [upload('1')] });
    const bar = form.page.getByRole('progressbar', { name: 'Uploading plan 1.pdf…' });
    await bar.waitFor();
    await form.say({ type: 'uploads', uploads: [upload('1', { sent: 0.25 })] });
    await form.page.locator('progress.bar').waitFor();
    assert.equal(await bar.evaluate((element: HTMLProgressElement) => element.value), 0.25);
    await form.button(pageStrings.launch).click();
    const problem = form.row('A file').locator('.problem');
    assert.equal((await problem.textContent())?.trim(), pageStrings.problemUploading);
    assert.deepEqual(await form.messagesOf('launch'), []);
    await form.say({ type: 'uploaded', field: file.id, link: link('plan 1.pdf') });
    await form.say({ type: 'uploads', uploads: [] });
    assert.equal(await problem.count(), 0);
    await form.button(pageStrings.launch).click();
    const [launch] = await form.messagesOf('launch');
    assert.deepEqual(launch?.input.values, [[file.id, link('plan 1.pdf')]]);
    await form.assertQuiet();
  });

  it('can be cancelled', async () => {
    const form = await openForm({ uploads: [upload('7')] });
    await form.button('Cancel the upload of plan 7.pdf').press('Enter');
    assert.deepEqual(await form.messagesOf('dropUpload'), [{ type: 'dropUpload', id: '7' }]);
    assert.equal(await form.focusedRow(), 'field:file-1');
  });

  it('say what went wrong at their field, and can be tried again', async () => {
    const failure = 'Pneumatic cannot be reached.';
    const form = await openForm({ uploads: [upload('7', { failure, canRetry: true })] });
    await form.page.getByRole('alert').getByText(failure).waitFor();
    await form.button('Try Again: plan 7.pdf').press('Enter');
    assert.deepEqual(await form.messagesOf('retryUpload'), [{ type: 'retryUpload', id: '7' }]);
    await form.say({ type: 'uploads', uploads: [upload('8', { failure: 'Too large.' })] });
    assert.equal(await form.page.getByText(pageStrings.retry).count(), 0);
    await form.button(pageStrings.launch).click();
    assert.equal((await form.messagesOf('launch')).length, 1);
  });

  it('are several, shown by their names, and removed one by one', async () => {
    const form = await openForm();
    await form.say({ type: 'uploaded', field: file.id, link: link('a.txt') });
    await form.say({ type: 'uploaded', field: file.id, link: link('longer.txt') });
    assert.deepEqual(await form.page.locator('.files .name').allTextContents(), [
      'a.txt',
      'longer.txt',
    ]);
    assert.equal(await form.textbox('A file').count(), 0);
    await form.button('Remove a.txt').press('Enter');
    assert.deepEqual(await values(form), [[file.id, link('longer.txt')]]);
    assert.equal(await form.focusedRow(), 'field:file-1');
    await form.button('Remove longer.txt').click();
    assert.deepEqual(await values(form), []);
    await form.textbox('A file').waitFor();
  });

  it('do not replace a link that was typed', async () => {
    const form = await openForm();
    await form.textbox('A file').fill('https://example.org/a.pdf');
    assert.ok(await form.button(pageStrings.chooseFile).isDisabled());
    await form.textbox('A file').fill('');
    assert.ok(await form.button(pageStrings.chooseFile).isEnabled());
  });

  it('keep what is typed elsewhere meanwhile', async () => {
    const form = await openForm({ uploads: [upload('1')] });
    await form.textbox('A string').fill('Acme');
    await form.say({ type: 'uploaded', field: file.id, link: link('a.txt') });
    assert.deepEqual(await values(form), [
      [fieldId('string-1'), 'Acme'],
      [file.id, link('a.txt')],
    ]);
  });
});

describe('A value that the form starts with', function () {
  this.timeout(30_000);
  const open = usePages();

  it('stays away once it was deleted, also after a reload', async () => {
    const form = await open();
    const field = fieldOf('string', { startValue: 'Berth 4' });
    const input = { ...emptyInput, values: [[field.id, 'Berth 4']] as const };
    await form.show(readyView(workflowOf([field]), { input }));
    await form.textbox('A string').fill('');
    await form.page.reload();
    const [ready] = await form.messagesOf('ready');
    assert.deepEqual(ready?.saved?.input.values, [[field.id, '']]);
  });
});
