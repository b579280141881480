/**
 * A window that starts while its server does not answer: all that was read before is there, and
 * becomes fresh by itself once the network is back.
 */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { RowText } from '../vscode/objects/rowText.ts';
import { useAtWork } from './support/atWork.ts';
import { useGate } from './support/gate.ts';
import { formIn, signIn } from './support/person.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';
import { answersKept, machine } from './support/vscode.ts';

const workflow = 'Release to production';
const field = 'Release version';
const run = 'Pier 7, lamps';
const task = 'Call Thor Lund';

const labels = (rows: readonly RowText[]): readonly string[] => rows.map(({ label }) => label);

describe('A start without the network', () => {
  const account = useAtWork();
  const gate = useGate(account);
  const window = useSharedWindow(() => ({ 'pneumatic.server': gate().origin }));
  const view = (name: 'Workflows' | 'Runs' | 'My Tasks') => window().view(name);
  const views = () => [view('Workflows'), view('Runs'), view('My Tasks')];
  let below: readonly (readonly string[])[];

  const unfolded = async (): Promise<readonly (readonly string[])[]> => [
    labels(await view('Workflows').tree.children(workflow)),
    labels(await view('Runs').tree.children(run)),
  ];

  async function openRun(): Promise<string> {
    await view('Runs').tree.row(run).click();
    const page = await window().editors.webview(run);
    await page.getByRole('heading', { level: 1 }).getByText(run).waitFor();
    return page.locator('.state-line').first().innerText();
  }

  before('everything is read once', async () => {
    await signIn(window(), account().key);
    await view('Workflows').tree.row(workflow).expand();
    await view('Runs').tree.row(run).expand();
    below = await unfolded();
    await view('Workflows').tree.row(workflow).act('Launch…');
    await (await formIn(window(), workflow)).input(field).waitFor();
    const place = await machine('shared');
    const before = answersKept(place);
    await openRun();
    await until('its page on disk', () => Promise.resolve(answersKept(place) > before));
    await window().commands.run('View: Close All Editors');
    await view('My Tasks').tree.row(task).click();
    await window().editors.webview(task);
    await window().commands.run('View: Close All Editors');
  });

  it('shows in all three views what was read, and says from when it is', async () => {
    gate().hang();
    await window().reload();
    await view('Workflows').tree.rowsWhere('workflows', (rows) => labels(rows).includes(workflow));
    await view('Runs').tree.rowsWhere('runs', (rows) => labels(rows).includes(run));
    await view('My Tasks').tree.rowsWhere('tasks', (rows) => labels(rows).includes(task));
    for (const { description } of views()) await description.getByText(/as of \d/).waitFor();
    await view('Workflows').tree.row(workflow).expand();
    await view('Runs').tree.row(run).expand();
    assert.deepEqual(await unfolded(), below);
  });

  it('opens a form that can be typed into, and has Launch wait', async () => {
    await view('Workflows').tree.row(workflow).act('Launch…');
    const form = await formIn(window(), workflow);
    await form.fill(field, '7.4.0');
    await form.frame.locator('.as-of').waitFor();
    assert.equal(await form.button('Launch').getAttribute('aria-disabled'), 'true');
  });

  it('shows the page of a run', async () => {
    assert.match(await openRun(), /as of/i);
  });

  it('keeps all of it in sight when the connections break, and says so', async () => {
    await gate().shut();
    for (const { message } of views()) await message.getByText('cannot be reached').waitFor();
    // The rows below a workflow are asked for by themselves, and may say so once more.
    const kept = (rows: readonly string[]) => rows.filter((row) => !row.includes('be reached'));
    assert.deepEqual((await unfolded()).map(kept), below);
    const form = await formIn(window(), workflow);
    await form.frame.getByText('cannot be reached').first().waitFor();
    assert.equal(await form.input(field).inputValue(), '7.4.0');
  });

  it('becomes fresh by itself when the network is back, with everything as it was', async () => {
    await view('Runs').tree.row(run).click();
    await window().editors.webview(run);
    await gate().open();
    for (const { description, message } of views()) {
      await message.waitFor({ state: 'hidden' });
      await description.getByText(/as of \d/).waitFor({ state: 'hidden' });
    }
    await until('the rows below', async () => isDeepStrictEqual(await unfolded(), below));
    assert.equal((await view('Runs').tree.row(run).read()).selected, true);
    const form = await formIn(window(), workflow);
    await form.frame.locator('.as-of').waitFor({ state: 'hidden' });
    assert.equal(await form.input(field).inputValue(), '7.4.0');
    assert.equal(await form.button('Launch').getAttribute('aria-disabled'), 'false');
  });
});
