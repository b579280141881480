import assert from 'node:assert/strict';
import { emptyInput } from '../../src/core/form/input.ts';
import { readyView } from './support/readyView.ts';
import { usePages } from './support/pageForm.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';

describe('A value that the form starts with', () => {
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
