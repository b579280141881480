import assert from 'node:assert/strict';
import type { FormPage } from '../vscode/objects/formPage.ts';
import { byDialect } from './support/dialect.ts';
import { formIn, listed, openForm, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

const workflow = 'Access request';

describe('What was typed into a form', () => {
  const sandbox = useSandbox();
  const window = useSharedWindow(() => ({ 'pneumatic.server': sandbox().origin }));

  before(() => signIn(window(), sandbox().key));

  async function isAsTyped(form: FormPage, reason: string): Promise<void> {
    await until('the reason', async () => (await form.input('Reason').inputValue()) === reason);
    assert.equal(await form.input('Run name').inputValue(), 'Access for Jonas');
    assert.equal(await form.input('Who is it for?').inputValue(), 'jonas.weber@blueharbor.example');
    assert.equal(await form.input('System').inputValue(), 'Payment provider');
    assert.ok(
      await form.row('Level').getByRole('radio', { name: 'Read', exact: true }).isChecked(),
    );
    assert.equal(await form.input('Until').inputValue(), '2027-01-31');
  }

  it('is there after another tab was in front of it', async () => {
    const form = await openForm(window(), workflow);
    await form.fill('Run name', 'Access for Jonas');
    await form.fill('Who is it for?', 'jonas.weber@blueharbor.example');
    await form.select('System', 'Payment provider');
    await form.choose('Level', 'Read');
    await form.fill('Until', '2027-01-31');
    await form.fill('Reason', 'A refund is stuck.');
    await openForm(window(), 'Security review');
    await isAsTyped(await formIn(window(), workflow), 'A refund is stuck.');
  });

  it('is in the one tab of its workflow, which ▶ shows again', async () => {
    await formIn(window(), 'Security review');
    await isAsTyped(await openForm(window(), workflow), 'A refund is stuck.');
    assert.deepEqual(await window().editors.titles(), [workflow, 'Security review']);
  });

  it('is there after the window was reloaded in the middle of typing', async () => {
    const form = await formIn(window(), workflow);
    await form.fill('Reason', 'Two refunds are stuck.');
    await window().reload();
    await listed(window());
    await isAsTyped(await formIn(window(), workflow), 'Two refunds are stuck.');
  });

  it('is there after the tab was closed and opened again', async () => {
    const form = await formIn(window(), workflow);
    await form.fill('Reason', 'Three refunds are stuck.');
    await window().editors.close(workflow);
    await isAsTyped(await openForm(window(), workflow), 'Three refunds are stuck.');
  });

  it('is gone after Clear, for good', async () => {
    const form = await formIn(window(), workflow);
    await form.button('Clear').click();
    await until('an empty form', async () => (await form.input('Reason').inputValue()) === '');
    assert.equal(await form.input('Until').inputValue(), '');
    const suggested = byDialect({
      documented: /^Access request – /,
      current: /^\{\{date\}\} — Access request$/,
    });
    assert.match(await form.input('Run name').inputValue(), suggested);
    await window().editors.close(workflow);
    const again = await openForm(window(), workflow);
    assert.equal(await again.input('Reason').inputValue(), '');
    assert.equal(await again.input('Who is it for?').inputValue(), '');
  });

  it('is gone after the launch, also from a new tab', async () => {
    const form = await formIn(window(), workflow);
    await form.fill('Who is it for?', 'jonas.weber@blueharbor.example');
    await form.select('System', 'Source code');
    await form.choose('Level', 'Read');
    await form.fill('Reason', 'To review.');
    await form.launch();
    await form.processId();
    await window().editors.close(workflow);
    const again = await openForm(window(), workflow);
    assert.equal(await again.input('Reason').inputValue(), '');
    assert.equal(await again.input('Who is it for?').inputValue(), '');
  });
});
