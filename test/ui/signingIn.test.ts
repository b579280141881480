import assert from 'node:assert/strict';
import { storedRuns } from '../support/sandboxRuns.ts';
import { projectRoot } from '../vscode/paths.ts';
import { type Workbench, openWorkbench } from '../vscode/workbench.ts';
import { byDialect } from './support/dialect.ts';
import { formIn, listed, openForm } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { machine } from './support/vscode.ts';
import { useWindow } from './support/window.ts';

/** Today’s service lists only workflows that the person may launch, and says who owns the key. */
const workflowCount = byDialect({ documented: 13, current: 15 });
const statusText = (host: string): string =>
  byDialect({ documented: host, current: 'Blue Harbor' });
const accountLine = (host: string): string =>
  byDialect({ documented: host, current: `Maya Lindqvist · Blue Harbor` });

describe('Signing in', () => {
  const sandbox = useSandbox();
  const window = useWindow();
  let other: Workbench | undefined;

  const typeKey = async (key: string): Promise<void> => {
    await window().quickInput.type(key);
    await window().quickInput.accept();
  };

  it('is offered in both ways by the welcome text', async () => {
    const { welcome } = window().view('Workflows');
    await welcome.waitFor();
    const text = await welcome.innerText();
    assert.match(text, /You find your API key on your profile page/);
    assert.match(text, /The demo account runs on this machine and needs no key/);
    assert.deepEqual(await welcome.getByRole('button').allInnerTexts(), [
      'Set API Key…',
      'Use Demo Account',
    ]);
    await window().view('Runs').welcome.getByText('No runs yet.').waitFor();
  });

  it('refuses a server that the key could be overheard on the way to', async () => {
    const { commands, quickInput } = window();
    await commands.run('Pneumatic: Select Server…');
    await quickInput.pick('Another Server…');
    await quickInput.messageWith('The address of the server’s API.');
    await typeKey('http://pneumatic.example');
    await quickInput.messageWith('must start with https://, or the key could be read on its way');
    assert.equal(await quickInput.input.inputValue(), 'http://pneumatic.example');
    await quickInput.cancel();
    await quickInput.closed();
  });

  it('asks for the key of another server, in a password box', async () => {
    const { commands, quickInput } = window();
    await commands.run('Pneumatic: Select Server…');
    await quickInput.pick('Another Server…');
    await quickInput.messageWith('The address of the server’s API.');
    // An address without a scheme is https, or http on this machine itself.
    await quickInput.type('tools.example');
    await quickInput.messageWith('https://tools.example will be used.');
    await quickInput.type(`${new URL(sandbox().origin).host}/`);
    await quickInput.messageWith(`${sandbox().origin} will be used.`);
    await quickInput.accept();
    await quickInput.opened(`API Key for ${new URL(sandbox().origin).host}`);
    assert.ok(await quickInput.isPassword());
    await quickInput.messageWith('on your profile page in Pneumatic');
  });

  it('says what is wrong with a key and keeps it in the open box', async () => {
    const { quickInput } = window();
    await typeKey('two words');
    await quickInput.messageWith('An API key has no spaces');
    await typeKey('not-a-key');
    await quickInput.messageWith('Pneumatic does not accept the API key. Copy the key from your');
    assert.equal(await quickInput.input.inputValue(), 'not-a-key');
    assert.ok(await quickInput.isPassword());
  });

  it('with the right key lists the workflows of the account', async () => {
    await typeKey(` ${sandbox().key} `);
    await window().quickInput.closed();
    await listed(window(), workflowCount);
    const { description } = window().view('Workflows');
    await description.getByText(accountLine(new URL(sandbox().origin).host)).waitFor();
  });

  it('names the account in the status bar, which leads to what is known of it', async () => {
    const { host, origin } = new URL(sandbox().origin);
    const item = window().page.locator('.part.statusbar').getByText(statusText(host));
    await item.click();
    const { quickInput } = window();
    await quickInput.opened('Account');
    const text = await quickInput.widget.innerText();
    const api = byDialect({ documented: 'Documented API', current: 'Today’s API' });
    for (const fact of [origin, api, 'Open Settings']) assert.ok(text.includes(fact), text);
    const labels = (await quickInput.items()).map(({ label }) => label);
    assert.ok(!labels.some((label) => label.includes(origin)), labels.join('\n'));
    await quickInput.cancel();
    await quickInput.closed();
  });

  it('is so in another window of the same browser', async () => {
    const { server, folder } = await machine('own');
    const address = { origin: server.origin, folder, extension: projectRoot };
    other = await openWorkbench(window().page.context(), address);
    await other.activityBar.open('Pneumatic');
    await listed(other, workflowCount);
    await window().page.bringToFront();
  });

  it('ends with Sign Out, which says what is kept', async () => {
    const launched = await openForm(window(), 'on-call handover');
    await launched.launch();
    await launched.processId();
    const draft = await openForm(window(), 'Incident response');
    await draft.fill('What is happening?', 'Bookings are slow');

    const menu = await window().view('Workflows').moreActions();
    await menu.pick('Sign Out');
    await window().view('Workflows').welcomeButton('Set API Key…').waitFor();
    await window().notifications.shown('your runs and drafts are kept');
    await draft.frame.getByText('Sign in to go on').waitFor();
  });

  it('has ended in the other window too, also when that starts again', async () => {
    assert.ok(other);
    const { welcome } = other.view('Workflows');
    await welcome.getByRole('button', { name: 'Set API Key…' }).waitFor();
    await other.page.bringToFront();
    await other.reload();
    await other.view('Workflows').welcomeButton('Set API Key…').waitFor();
    await other.close();
    await window().page.bringToFront();
  });

  it('again finds everything as it was', async () => {
    await window().view('Workflows').welcomeButton('Set API Key…').click();
    await window().quickInput.opened(`API Key for ${new URL(sandbox().origin).host}`);
    await typeKey(sandbox().key);
    await listed(window(), workflowCount);
    // Where runs can be listed, the service's row takes the place of what this machine remembers.
    const description = byDialect({
      documented: /on-call handover/,
      current: /Go through last week’s alerts/,
    });
    const [run] = await window()
      .view('Runs')
      .tree.rowsWhere(
        'the run',
        ([row, ...others]) => others.length === 0 && description.test(row?.description ?? ''),
      );
    // Where runs can be listed, a row leaves out the time that the service put in front of the name.
    assert.ok(
      storedRuns(sandbox().file)
        .at(-1)
        ?.name.endsWith(run?.label ?? '?'),
      run?.label,
    );
    const form = await formIn(window(), 'Incident response');
    await until(
      'the draft',
      async () => (await form.input('What is happening?').inputValue()) === 'Bookings are slow',
    );
  });
});
