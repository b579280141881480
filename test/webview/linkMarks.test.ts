/** Values that a link has filled in. */
import assert from 'node:assert/strict';
import { type FormInput, emptyInput } from '../../src/core/form/input.ts';
import { axeObjections } from './support/axe.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const [text, choice] = [fieldOf('string'), fieldOf('radio')];

describe('Values of a link', () => {
  const open = usePages();

  const input: FormInput = {
    ...emptyInput,
    name: 'Acme',
    values: [
      [text.id, 'of the link'],
      [choice.id, choice.selections[0]?.id ?? ''],
    ],
    urgent: true,
    dueAt: Date.parse('2099-12-31T10:00:00Z'),
    fromLink: ['name', 'urgent', 'due', `field:${text.id}`, `field:${choice.id}`],
  };
  const view = (some: FormInput) =>
    readyView(workflowOf([text, choice]), { input: some, schedulesRuns: true });

  async function openForm(): Promise<PageForm> {
    const form = await open();
    await form.show(view(input));
    return form;
  }
  /** The keys of the rows with a mark. */
  const marked = ({ page }: PageForm): Promise<readonly (string | null)[]> =>
    page
      .locator('[data-key]:has(> .origin)')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-key')));

  it('are marked, and described so to those who listen', async () => {
    const form = await openForm();
    const { page } = form;
    assert.deepEqual(await marked(form), [
      ...['name', 'due', `field:${text.id}`, `field:${choice.id}`],
    ]);
    await page.getByRole('alert').filter({ hasText: pageStrings.filledByLink }).waitFor();
    await page.getByRole('checkbox', { name: 'Urgent (From a link)' }).waitFor();
    const described = await form
      .textbox('A string')
      .evaluate((box) => (box.ariaDescribedByElements ?? []).map(({ textContent }) => textContent));
    assert.ok(described.join().includes(pageStrings.fromLink), described.join());
    assert.deepEqual(await axeObjections(page), []);
  });

  it('are marked until each is edited, and the form says so until then', async () => {
    const form = await openForm();
    await form.textbox('A string').fill('mine');
    assert.ok(!(await marked(form)).includes(`field:${text.id}`));
    assert.deepEqual((await form.input())?.fromLink, [
      'name',
      'urgent',
      'due',
      `field:${choice.id}`,
    ]);
    await form.page.getByRole('checkbox', { name: /^Urgent/ }).press(' ');
    await form.page.getByText('Two').click();
    await form.page.locator('[data-key="due"] input').fill('');
    await form.textbox(pageStrings.runName).fill('Other');
    assert.deepEqual(await marked(form), []);
    assert.equal(await form.page.locator('.filled-by-link').count(), 0);
    assert.equal((await form.input())?.fromLink, undefined);
  });

  it('are marked after a reload, too', async () => {
    const form = await openForm();
    await form.textbox('A string').fill('mine');
    const kept = await form.input();
    await form.page.reload();
    const [ready] = await form.messages();
    assert.deepEqual(ready?.type === 'ready' && ready.saved?.input, kept);
    await form.show(view(kept ?? emptyInput));
    assert.ok((await marked(form)).includes('name'));
    assert.ok(!(await marked(form)).includes(`field:${text.id}`));
  });
});
