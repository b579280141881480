/** When a run is due and how urgent it is, where the account’s service takes it. */
import assert from 'node:assert/strict';
import { emptyInput } from '../../src/core/form/input.ts';
import type { LoadedKickoff } from '../../src/protocol/kickoffPage.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { workflowOf } from '../support/samples/workflows.ts';

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
