/** A form that the host sends before its page is ready. */
import assert from 'node:assert/strict';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';
import { usePages } from './support/pageForm.ts';
import { readyView } from './support/readyView.ts';

describe('A form that was sent before its page was ready', () => {
  const open = usePages();

  it('is asked for again by a page that has not got it', async () => {
    const form = await open();
    await form.say({ type: 'sentAhead' });
    assert.deepEqual(await form.messages(), [{ type: 'ready' }, { type: 'ready' }]);
  });

  it('stays in a page that has it, with what was typed since', async () => {
    const form = await open();
    await form.show(readyView(workflowOf([fieldOf('string')])));
    await form.textbox('A string').fill('typed at once');
    await form.say({ type: 'sentAhead' });
    assert.equal((await form.messagesOf('ready')).length, 1);
    assert.equal(await form.textbox('A string').inputValue(), 'typed at once');
  });
});
