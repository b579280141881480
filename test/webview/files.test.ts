/** The files of the kick-off form, where the account takes uploads and where it takes links alone. */
import assert from 'node:assert/strict';
import { fieldId } from '../../src/core/base/ids.ts';
import type { FieldUpload } from '../../src/protocol/uploads.ts';
import type { LoadedKickoff } from '../../src/protocol/kickoffPage.ts';
import { readyView } from './support/readyView.ts';
import { type PageForm, usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

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

describe('The files of the kick-off form', () => {
  const open = usePages();

  async function openForm(some: Partial<LoadedKickoff> = {}): Promise<PageForm> {
    const form = await open();
    await form.show(readyView(workflowOf([file, fieldOf('string')]), { uploads: [], ...some }));
    return form;
  }
  const values = async (form: PageForm) => (await form.input())?.values;

  it('are links only where the account takes no uploads', async () => {
    const form = await openForm({ uploads: undefined });
    assert.equal(await form.button(pageStrings.attach).count(), 0);
    assert.equal(await form.row('A file').locator('.note').textContent(), pageStrings.fileHelp);
  });

  it('are chosen by the host, with the keyboard too', async () => {
    const form = await openForm();
    await form.button(pageStrings.attach).press('Enter');
    assert.deepEqual(await form.messagesOf('attach'), [{ type: 'attach', field: file.id }]);
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

  it('are shown before they are sent, and hold the launch until they are confirmed', async () => {
    const preview = { size: '2 kB', from: 'src/main.ts', lines: 'const <b> = 1;', more: true };
    const form = await openForm({ uploads: [upload('3', { name: 'main.ts', preview })] });
    const lines = form.page.getByRole('region', { name: 'The first lines of main.ts' });
    assert.equal(await lines.textContent(), 'const <b> = 1;\n…');
    await form.page.getByText('2 kB · src/main.ts').waitFor();
    assert.equal(await form.page.getByRole('progressbar').count(), 0);
    await form.button(pageStrings.launch).click();
    assert.deepEqual(await form.messagesOf('launch'), []);
    await form.button('Put main.ts aside').press('Enter');
    await form.button(pageStrings.confirmUpload).press('Enter');
    assert.deepEqual(await form.messagesOf('dropUpload'), [{ type: 'dropUpload', id: '3' }]);
    assert.deepEqual(await form.messagesOf('confirmUpload'), [{ type: 'confirmUpload', id: '3' }]);
    assert.equal(await form.focusedRow(), 'field:file-1');
    await form.assertQuiet();
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
    assert.ok(await form.button(pageStrings.attach).isDisabled());
    await form.textbox('A file').fill('');
    assert.ok(await form.button(pageStrings.attach).isEnabled());
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
