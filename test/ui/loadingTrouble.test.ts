import assert from 'node:assert/strict';
import { type FaultServer, json, startFaultServer } from '../support/failing/server.ts';
import { useGate } from './support/gate.ts';
import { signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

/** The first workflow of the list. */
const release = 'Release to production';

describe('Trouble with loading', () => {
  const sandbox = useSandbox();
  const gate = useGate(sandbox);
  const window = useSharedWindow(() => ({ 'pneumatic.server': gate().origin }));
  const view = () => window().view('Workflows');
  let empty: FaultServer;

  before(async () => {
    empty = await startFaultServer(json([]));
    await signIn(window(), sandbox().key);
    // Makes room for all rows, since only rows in sight can be read.
    await window().view('Runs').pane.locator('.pane-header').click();
  });

  after(() => empty.stop());

  it('is said with what to do, while what was listed stays in sight', async () => {
    await gate().shut();
    await view().act('Refresh Workflows');
    await view().message.getByText('Pneumatic cannot be reached.').waitFor();
    assert.match(
      await view().message.innerText(),
      /Check your network connection and the server’s address, then try again\./,
    );
    await view().tree.rowsWhere(
      'what was listed',
      ([first, second]) => first?.label === 'Try Again' && second?.label === release,
    );
  });

  it('is said below the workflow that could not be loaded', async () => {
    await view().tree.row(release).expand();
    await until('what is wrong', async () => {
      const [row] = await view().tree.children(release);
      const isSaid = row?.label.startsWith('Pneumatic cannot be reached.') === true;
      return isSaid && row.description === 'Try Again';
    });
  });

  it('is over by itself when the server is back', async () => {
    await gate().open();
    // The failure was not kept: the next command gets the workflows.
    await window().commands.run('Pneumatic: Find Workflow…');
    await until('the workflows', async () => (await window().quickInput.items()).length > 5);
    await window().quickInput.cancel();
    await window().quickInput.closed();
    await view().tree.rowsWhere('no more to try', ([row, ...others]) => {
      return row?.label === release && others.length > 9;
    });
    await view().message.waitFor({ state: 'hidden' });
    await until('the tasks', async () => {
      const children = await view().tree.children(release);
      return children.some(({ label }) => label.startsWith('2. '));
    });
  });

  for (const [what, ask] of [
    ['Refresh', () => view().act('Refresh Workflows')],
    ['Try Again', () => view().tree.row('Try Again').click()],
  ] as const) {
    it(`is over at once after ${what}`, async () => {
      await gate().shut();
      await view().act('Refresh Workflows');
      await view().message.getByText('Pneumatic cannot be reached.').waitFor();
      await gate().open();
      await ask();
      await view().message.waitFor({ state: 'hidden' });
      await view().tree.rowsWhere('the workflows', ([row]) => row?.label === release);
    });
  }

  it('is not what an account without workflows has', async () => {
    const { commands, quickInput } = window();
    await commands.run('Pneumatic: Select Server…');
    await quickInput.pick('Another Server…');
    await quickInput.messageWith('The address of the server’s API.');
    await quickInput.type(empty.origin);
    await quickInput.accept();
    await quickInput.opened(`API Key for ${new URL(empty.origin).host}`);
    await quickInput.type('any-key');
    await quickInput.accept();
    await view().welcome.getByText('No workflows yet.').waitFor();
    await view().message.waitFor({ state: 'hidden' });
    const before = empty.requests.length;
    await view().welcomeButton('Refresh').click();
    await empty.arrived(before + 1);
  });
});
