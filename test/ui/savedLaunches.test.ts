/** A launch that is saved out of a form, and fills it in again, by keyboard alone. */
import assert from 'node:assert/strict';
import { FormPage } from '../vscode/objects/formPage.ts';
import { ModalDialog } from '../vscode/objects/modalDialog.ts';
import { useKeyboard } from './support/keyboard.ts';
import { signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

const workflow = 'Access request';

describe('A saved launch', () => {
  const sandbox = useSandbox();
  const window = useSharedWindow(() => ({ 'pneumatic.server': sandbox().origin }));
  const { press, type, runCommand, asked, take, openedPage, focusOn, ...keyboard } =
    useKeyboard(window);

  before(() => signIn(window(), sandbox().key));

  async function openForm(): Promise<FormPage> {
    await runCommand('Pneumatic: Launch Workflow…');
    await asked('Launch Workflow');
    await type(workflow);
    await take(workflow);
    const form = new FormPage(window().editors.shownWebview);
    await form.frame.getByRole('heading', { level: 1, name: workflow }).waitFor();
    await openedPage(form);
    return form;
  }

  it('keeps what is in the form, and brings it back in place of something else', async () => {
    const form = await openForm();
    await keyboard.tabTo(form.row('Reason'), 'Reason');
    await type('A refund is stuck.');
    await runCommand('Pneumatic: Save Launch…');
    await asked('Save Launch');
    await press('Control+A');
    await type('Refund');
    await press('Enter');
    await take('Only for Me');
    await window().notifications.shown('Saved as “Refund”');
    await window().commands.run('Notifications: Clear All Notifications');

    await form.input('Reason').focus();
    await press('Control+A');
    await type('Something else');
    await runCommand('Pneumatic: Fill from…');
    await asked('Fill from…');
    await type('Refund');
    await take('Refund');
    const dialog = new ModalDialog(window().page);
    await dialog.asks(`The form of “${workflow}” has entries`);
    await keyboard.tabTo(dialog.box.getByRole('button', { name: 'Replace' }), 'Replace');
    await press('Enter');
    const reason = form.input('Reason');
    await until('the saved value', async () => {
      return (await reason.inputValue()) === 'A refund is stuck.';
    });

    const tree = await focusOn('Workflows');
    await keyboard.moveTo(tree, workflow);
    await press('ArrowRight');
    await keyboard.moveTo(tree, 'Refund');
    assert.equal(await tree.element.getByText('saved for me').count(), 1);
    // The form lacks required values, so that nothing can be sent.
    await press('Control+Enter');
    await window().notifications.shown('Who is it for?');
  });
});
