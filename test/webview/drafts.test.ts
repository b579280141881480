import assert from 'node:assert/strict';
import { emptyInput } from '../../src/core/form/input.ts';
import { fieldId } from '../../src/core/base/ids.ts';
import type { SavedInput } from '../../src/protocol/input.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { pageStrings } from './support/pageStrings.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

const workflow = workflowOf([fieldOf('string'), fieldOf('checkbox')]);
const saved: SavedInput = {
  input: { name: 'Acme', values: [[fieldId('string-1'), 'typed']], taskLinks: [] },
  editedAt: 1000,
};
const state = { version: 1, accountId: 'demo', workflowId: '7', saved };

describe('What was typed into the kick-off form', () => {
  const open = usePages();

  it('is reported to the host with each change, and kept by VS Code', async () => {
    const form = await open();
    await form.show(readyView(workflow));
    await form.textbox('A string').pressSequentially('ab');
    const edits = await form.messagesOf('edited');
    assert.deepEqual(
      edits.map((edit) => edit.saved.input.values),
      [[['string-1', 'a']], [['string-1', 'ab']]],
    );
    const kept = await form.page.evaluate(() => window.pageHost.kept());
    assert.deepEqual(kept, { ...state, saved: edits.at(-1)?.saved });
  });

  it('is kept together with whose form it is, from the start', async () => {
    const form = await open({ state: { ...state, workflowId: '8' } });
    const kept = await form.page.evaluate(() => window.pageHost.kept());
    assert.deepEqual(kept, { version: 1, accountId: 'demo', workflowId: '7' });
  });

  it('comes back to the host when the page is loaded again', async () => {
    const form = await open();
    await form.show(readyView(workflow));
    await form.textbox('A string').fill('typed');
    const before = (await form.messagesOf('edited')).at(-1)?.saved;
    await form.page.reload();
    assert.deepEqual(await form.messages(), [{ type: 'ready', saved: before }]);
  });

  it('is offered to the host by a restored page', async () => {
    const form = await open({ state });
    assert.deepEqual(await form.messages(), [{ type: 'ready', saved }]);
  });

  for (const [what, other] of [
    ['another account', { ...state, accountId: 'https://api.pneumatic.app' }],
    ['another workflow', { ...state, workflowId: '8' }],
    ['another version', { ...state, version: 2 }],
    ['no sense', { version: 1, saved: 'x' }],
  ] as const) {
    it(`is not offered if it is of ${what}`, async () => {
      const form = await open({ state: other });
      assert.deepEqual(await form.messages(), [{ type: 'ready' }]);
    });
  }

  it('is what the host shows, whatever was in the form before', async () => {
    const form = await open();
    await form.show(readyView(workflow));
    await form.textbox('A string').fill('before');
    await form.page.getByText('Two').click();
    await form.show(readyView(workflow, { input: saved.input }));
    assert.equal(await form.textbox('A string').inputValue(), 'typed');
    assert.equal(await form.textbox(pageStrings.runName).inputValue(), 'Acme');
    assert.equal(await form.page.getByRole('checkbox', { checked: true }).count(), 0);
  });

  it('is thrown away by the host, not by the page', async () => {
    const form = await open({ state });
    await form.show(readyView(workflow, { input: saved.input }));
    await form.button(pageStrings.clear).click();
    assert.equal((await form.messagesOf('clear')).length, 1);
    assert.equal(await form.textbox('A string').inputValue(), 'typed');
    await form.show(readyView(workflow, { input: emptyInput }));
    assert.equal(await form.textbox('A string').inputValue(), '');
    await form.page.reload();
    assert.deepEqual(await form.messages(), [{ type: 'ready' }]);
  });

  it('is forgotten once the run has started', async () => {
    const form = await open({ state });
    await form.show(readyView(workflow, { input: saved.input }));
    await form.button(pageStrings.launch).click();
    await form.answer({ phase: 'launched', runId: '1', name: 'Acme' });
    await form.page.reload();
    assert.deepEqual(await form.messages(), [{ type: 'ready' }]);
  });

  it('is not touched by messages that the host has not sent', async () => {
    const form = await open();
    await form.show(readyView(workflow, { input: saved.input }));
    await form.page.evaluate(() => {
      for (const data of [null, 'show', { type: 'clear' }, { type: 7 }]) {
        window.dispatchEvent(new MessageEvent('message', { data, origin: window.origin }));
      }
      const data = { type: 'launch', launch: { phase: 'sending' } };
      window.dispatchEvent(new MessageEvent('message', { data, origin: 'https://evil.example' }));
    });
    assert.ok(await form.button(pageStrings.launch).isEnabled());
    assert.equal(await form.textbox('A string').inputValue(), 'typed');
    await form.assertQuiet();
  });
});
