/** What a click or a key does with rows of runs and tasks, in one window of a real VS Code. */
import assert from 'node:assert/strict';
import { ModalDialog } from '../vscode/objects/modalDialog.ts';
import { TaskPage } from '../vscode/objects/taskPage.ts';
import { useAtWork } from './support/atWork.ts';
import { useKeyboard } from './support/keyboard.ts';
import { signIn } from './support/person.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

/** A run that I may change: its workflow is mine. */
const mine = 'Week 41';

describe('Rows of runs and tasks', () => {
  const account = useAtWork();
  before('a run of mine', async () => {
    const { origin, key } = account();
    const { status } = await fetch(`${origin}/templates/10/run`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: mine }),
    });
    assert.equal(status, 200);
  });

  const window = useSharedWindow(() => ({ 'pneumatic.server': account().origin }));
  const { press, focusOn, focused, typeTo, reached, type } = useKeyboard(window);
  const runs = () => window().view('Runs').tree;
  const dialog = () => new ModalDialog(window().page);

  before(() => signIn(window(), account().key));

  it('open the page of a run by a click, and stay folded', async () => {
    const label = 'Pier 7, lamps';
    await runs().row(label).click();
    const page = await window().editors.webview(label);
    await page.getByRole('heading', { level: 1, name: label }).waitFor();
    assert.equal((await runs().row(label).read()).expanded, false);
    await window().editors.close(label);
  });

  it('open the page of a run by Enter', async () => {
    const label = 'Pier 7, lamps';
    const tree = await focusOn('Runs');
    await typeTo(tree, 'Pier', label);
    await press('Enter');
    const page = await window().editors.webview(label);
    await page.getByRole('heading', { level: 1, name: label }).waitFor();
    await window().editors.close(label);
  });

  it('take a due date in words, in two steps from the menu', async () => {
    const label = mine;
    await (await runs().row(label).menu()).pick('Set Due Date…');
    const box = window().quickInput;
    await box.opened(`Due Date of “${label}”`);
    await box.type('tomorrow 9:15');
    await box.accept();
    await box.closed();
    await runs().rowsWhere('the due date', (rows) =>
      rows.some((row) => row.label === label && row.description.includes('due tomorrow 9:15')),
    );
    await (await runs().row(label).menu()).pick('Set Due Date…');
    await box.opened(`Due Date of “${label}”`);
    assert.match(await box.placeholder(), /^Due tomorrow 9:15/);
    await box.type('yesterday');
    await until('what is wrong', async () =>
      (await box.items()).some((row) => row.label.startsWith('“yesterday” is not a time.')),
    );
    await box.cancel();
  });

  it('have a task commented on in its page, with a mention and a file of the editor', async () => {
    await window().commands.run('Create: New File...');
    await window().quickInput.pick('Text File');
    await window().page.locator('.editor-instance :focus').first().waitFor({ state: 'attached' });
    await type('Pager: 2 batteries');
    const label = 'Write down what you saw';
    await (await window().view('My Tasks').tree.row(label).menu()).pick('Comment…');
    const page = new TaskPage(await window().editors.webview(label));
    const box = page.frame.locator('#comment textarea');
    // VS Code may give the focus back to the row once its menu has closed.
    await box.click();
    await type('For @pri');
    await page.frame.getByRole('option', { name: 'Priya Nair' }).waitFor();
    await press('Tab');
    await until('the name', async () => (await box.inputValue()) === 'For @Priya Nair ');
    await page.button('Attach…').click();
    await window().quickInput.opened('Attach');
    await window().quickInput.pick('Current File');
    await page.frame.getByText('Pager: 2 batteries').waitFor();
    await page.button('Upload').click();
    await page.button('Remove Untitled-1.txt').waitFor();
    await box.press('Control+Enter');
    const event = page.frame.locator('.event').filter({ hasText: 'For @Priya Nair' });
    await event.getByRole('link', { name: 'Untitled-1.txt' }).waitFor();
    await window().editors.close(label);
    await window().commands.run('View: Revert and Close Editor');
  });

  it('delete a run by a key, once asked, and give the focus to the next one', async () => {
    const tree = await focusOn('Runs');
    const label = 'Kontiki Bay goes live';
    await typeTo(tree, 'Kontiki', label);
    const rows = await tree.rows();
    const next = rows[rows.findIndex((row) => row.label === label) + 1]?.label ?? '';
    await press('Delete');
    await dialog().asks(`Delete “${label}”?`);
    await dialog().answer('Cancel');
    await focused('Runs');
    await reached(tree, label);
    await press('Delete');
    await dialog().asks(`Delete “${label}”?`);
    await dialog().answer('Delete Run');
    await tree.rowsWhere('one run less', (left) => left.every((row) => row.label !== label));
    await reached(tree, next);
  });
});
