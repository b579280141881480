/** When a run is due and how urgent it is, where the account’s service takes it. */
import assert from 'node:assert/strict';
import { emptyInput } from '../../src/core/form/input.ts';
import type { LoadedKickoff } from '../../src/protocol/kickoffPage.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

describe('When a run is due, and how urgent it is', () => {
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

  it('is folded to one line with the name, as it will be sent', async () => {
    const form = await open();
    const view = readyView(workflowOf([fieldOf('string')]), { schedulesRuns: true });
    await form.show(view);
    const line = form.page.locator('.about-run > summary');
    await form.page.locator('[data-key="field:string-1"]:has(:focus)').waitFor();
    assert.equal(await form.textbox(pageStrings.runName).count(), 0);
    assert.match(await line.innerText(), /Run name: Onboarding – today\s+Due: none\s+Not urgent/);
    await form.page.keyboard.press('Shift+Tab');
    await form.page.keyboard.press('Enter');
    await form.page.keyboard.press('Tab');
    assert.equal(await form.focusedRow(), 'name');
    await form.page.keyboard.type('Acme');
    await due(form).fill('2099-12-31T14:30');
    await form.page.getByRole('checkbox', { name: pageStrings.urgent }).press(' ');
    await line.click();
    assert.match(await line.innerText(), /Run name: Acme\s+Due: Dec 31, 2099, 2:30.PM\s+Urgent/);
    await form.assertQuiet();
  });

  it('is unfolded where a draft has it, and for a problem in it', async () => {
    const fields = workflowOf([fieldOf('string', { required: true })]);
    const draft = { ...emptyInput, urgent: true };
    const form = await open();
    await form.show(readyView(fields, { schedulesRuns: true, input: draft }));
    await form.page.getByRole('checkbox', { name: pageStrings.urgent, checked: true }).waitFor();
    const other = await open();
    await other.show(readyView(fields, { schedulesRuns: true }));
    await other.textbox('A string').fill('Acme');
    const target = { part: 'due' } as const;
    const rejections = [{ target, message: 'It is a holiday.' }];
    const notice = { message: 'No.', nextStep: '', action: undefined };
    await other.answer({ phase: 'failed', notice, rejections });
    await other.page.getByText('It is a holiday.').waitFor();
    await other.page.locator('[data-key="due"]:has(:focus)').waitFor();
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
