/** The file fields of a task's output, which are those of the kick-off form. */
import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/base/ids.ts';
import type { FieldUpload } from '../../src/protocol/uploads.ts';
import type { LoadedTask } from '../../src/protocol/taskPage.ts';
import { type PageTask, loadedTask, taskDetailOf, useTaskPages } from './support/pageTask.ts';
import { taskStrings } from './support/taskStrings.ts';
import { fieldOf } from '../support/samples/workflows.ts';

const file = fieldOf('file', { id: fieldId('map'), name: 'Map' });
const number = fieldOf('string', { id: fieldId('n'), name: 'Desk number' });
const task = taskDetailOf({ checklists: [], fields: [file, number] });
const upload = (id: string, some: Partial<FieldUpload> = {}): FieldUpload => ({
  id,
  field: file.id,
  name: `plan ${id}.pdf`,
  failure: undefined,
  canRetry: false,
  ...some,
});
const link = (name: string): string => `[${name}](https://files.example/${name.length})`;

describe('The files of a task', () => {
  const open = useTaskPages();

  async function opened(some: Partial<LoadedTask> = {}): Promise<PageTask> {
    const page = await open();
    await page.show(loadedTask(task, { uploads: [], ...some }));
    return page;
  }
  const values = async (page: PageTask) =>
    (await page.messagesOf('edited')).at(-1)?.saved.input.values;
  const shownFiles = (page: PageTask) => page.page.locator('.files .name').allTextContents();

  it('are links only where the account takes no uploads', async () => {
    const page = await opened({ uploads: undefined });
    assert.equal(await page.button(taskStrings.attach).count(), 0);
    await page.textbox('Map').fill('https://example.org/map.pdf');
    assert.deepEqual(await values(page), [['map', 'https://example.org/map.pdf']]);
  });

  it('are chosen, cancelled and tried again by the host', async () => {
    const failed = upload('8', { failure: 'No connection.', canRetry: true });
    const page = await opened({ uploads: [upload('7'), failed] });
    await page.button(taskStrings.attach).press('Enter');
    await page.button('Cancel the upload of plan 7.pdf').press('Enter');
    await page.button('Try Again: plan 8.pdf').press('Enter');
    assert.deepEqual((await page.messages()).slice(1), [
      { type: 'attach', field: 'map' },
      { type: 'dropUpload', id: '7' },
      { type: 'retryUpload', id: '8' },
    ]);
  });

  it('hold the completion until they are there', async () => {
    const page = await opened();
    await page.say({ type: 'uploads', uploads: [upload('1', { sent: 0.25 })] });
    const bar = page.page.getByRole('progressbar', { name: 'Uploading plan 1.pdf…' });
    assert.equal(await bar.evaluate((element: HTMLProgressElement) => element.value), 0.25);
    await page.button(taskStrings.complete).click();
    await page.page.getByText(taskStrings.problemUploading).waitFor();
    assert.deepEqual(await page.messagesOf('complete'), []);
    await page.say({ type: 'uploaded', field: file.id, link: link('plan 1.pdf') });
    await page.say({ type: 'uploads', uploads: [] });
    await page.button(taskStrings.complete).click();
    const [sent] = await page.messagesOf('complete');
    assert.deepEqual(sent?.input.values, [['map', link('plan 1.pdf')]]);
    await page.assertQuiet();
  });

  it('are several, and keep what is typed elsewhere', async () => {
    const page = await opened({ uploads: [upload('1'), upload('2')] });
    await page.textbox('Desk number').fill('17');
    await page.say({ type: 'uploaded', field: file.id, link: link('a.txt') });
    await page.say({ type: 'uploaded', field: file.id, link: link('longer.txt') });
    await page.say({ type: 'uploads', uploads: [] });
    assert.deepEqual(await shownFiles(page), ['a.txt', 'longer.txt']);
    await page.button('Remove a.txt').press('Enter');
    assert.deepEqual(await values(page), [
      ['n', '17'],
      ['map', link('longer.txt')],
    ]);
  });

  it('are there when the page is shown again, and go with a refresh that clears them', async () => {
    const input = { name: null, values: [[file.id, link('a.txt')]], taskLinks: [] } as const;
    const page = await opened({ input, uploads: [upload('1')] });
    assert.deepEqual(await shownFiles(page), ['a.txt', 'plan 1.pdf']);
    await page.show(loadedTask(task, { input, uploads: [] }));
    assert.deepEqual(await shownFiles(page), ['a.txt']);
    await page.show(loadedTask(task, { uploads: [], revision: 1 }));
    assert.deepEqual(await shownFiles(page), []);
  });

  it('land in their field also while the task is being completed', async () => {
    const page = await opened();
    await page.textbox('Desk number').fill('17');
    await page.button(taskStrings.complete).click();
    await page.say({ type: 'uploaded', field: file.id, link: link('late.txt') });
    assert.deepEqual(await values(page), [
      ['n', '17'],
      ['map', link('late.txt')],
    ]);
  });
});
