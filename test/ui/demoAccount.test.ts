import assert from 'node:assert/strict';
import { byDialect, dialect } from './support/dialect.ts';
import { formIn, listed, openForm } from './support/person.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

/** Today's service lists only workflows that the person may launch. */
const workflowCount = byDialect({ documented: 13, current: 15 });

describe('The demo account', () => {
  const window = useSharedWindow(() => ({ 'pneumatic.dialect': dialect }));

  const launchedRun = (): Promise<unknown> =>
    window()
      .view('Runs')
      .tree.rowsWhere('the run', (rows) => rows.some(({ label }) => label === 'A quiet week'));

  /** Until the service has answered, the view says beside the account of when its rows are. */
  const describedAsDemo = (): Promise<void> =>
    window()
      .view('Workflows')
      .description.filter({ hasText: /^Demo account$/ })
      .waitFor();

  it('is connected by one button, and the view says that it is the demo', async () => {
    const view = window().view('Workflows');
    await view.welcomeButton('Use Demo Account').click();
    await listed(window(), workflowCount);
    await describedAsDemo();
  });

  it('launches runs, in a form that says that it is the demo', async () => {
    const form = await openForm(window(), 'on-call handover');
    assert.match(await form.frame.locator('header').innerText(), /Demo account/);
    await form.fill('Run name', 'A quiet week');
    await form.launch();
    assert.match(await form.processId(), /^\d+$/);
    await launchedRun();
  });

  it('is still connected after a reload of the window', async () => {
    const form = await openForm(window(), 'Content publishing');
    await form.fill('Title', 'Winter storage');
    await window().reload();
    await listed(window(), workflowCount);
    await describedAsDemo();
    await launchedRun();
    const restored = await formIn(window(), 'Content publishing');
    assert.equal(await restored.input('Title').inputValue(), 'Winter storage');
  });

  it('is left by Sign Out', async () => {
    await window().commands.run('Pneumatic: Sign Out');
    await window().view('Workflows').welcomeButton('Use Demo Account').waitFor();
    await window().notifications.shown('Signed out of Demo account.');
  });
});
