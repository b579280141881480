/** Finding and filtering runs, by keyboard alone and in as many keys as said. */
import assert from 'node:assert/strict';
import { emailOf, keyOf } from '../support/members.ts';
import { type SandboxProcess, startSandboxProcess } from '../support/sandboxProcess.ts';
import { dialect } from './support/dialect.ts';
import { useKeyboard } from './support/keyboard.ts';
import { signIn } from './support/person.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

const goLive = 14;
const kickoff = { marina: 'Nordhavn', contact: 'Ole Brandt', guide: emailOf('priya') };
const names = { found: 'Goes live soon', handover: 'Week 40' };

describe('Runs that are looked for', () => {
  let sandbox: SandboxProcess | undefined;
  const account = (): SandboxProcess => {
    if (!sandbox) throw new Error('The sandbox does not run.');
    return sandbox;
  };
  const launch = async (workflow: number, body: unknown): Promise<void> => {
    const answer = await fetch(`${account().origin}/templates/${workflow}/run`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${account().key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(answer.ok);
  };

  before('an account with a run whose values nobody sees', async function () {
    // The documented API lists no runs.
    if (dialect === 'documented') this.skip();
    sandbox = await startSandboxProcess({ dialect, key: keyOf('maya') });
    await launch(goLive, { name: names.found, kickoff });
    await launch(10, { name: names.handover });
  });
  after(() => sandbox?.stop());

  const window = useSharedWindow(() => ({ 'pneumatic.server': account().origin }));
  const keyboard = useKeyboard(window);
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await keyboard.press(key);
  };
  /** Runs a command from the Command Palette: two keys, and what is typed. */
  const runCommand = async (title: string): Promise<void> => {
    keys += 2;
    await keyboard.runCommand(title);
  };
  const rows = () => window().view('Runs').tree;

  before(() => signIn(window(), account().key));
  beforeEach(() => {
    keys = 0;
  });

  it('are found by a value in three keys, which open the page', async () => {
    const { quickInput, editors } = window();
    await runCommand('Pneumatic: Find Run…');
    await quickInput.opened('Find Run');
    await keyboard.type('brandt');
    await until('the reason', async () => {
      const [first] = await quickInput.items();
      return first?.label === names.found && first.detail === 'Contact on site: Ole Brandt';
    });
    await press('Enter');
    await editors.webview(names.found);
    assert.equal(keys, 3);
    await editors.close(names.found);
  });

  it('are those that a colleague works on in four keys', async () => {
    const { quickInput } = window();
    await runCommand('Pneumatic: Filter Runs…');
    await quickInput.opened('Filter Runs');
    await keyboard.type('priya');
    await until('the person', async () => {
      return (await quickInput.focused()) === 'Waiting for Priya Nair';
    });
    await press('Enter');
    await until('the chip', async () =>
      (await window().view('Runs').description.innerText()).includes('waiting for Priya Nair'),
    );
    await press('Escape');
    await rows().rowsWhere('what waits for her', (all) =>
      all.some(({ label }) => label === names.handover),
    );
    assert.equal(keys, 4);
  });

  it('are those of a workflow in two clicks', async () => {
    const menu = await window().view('Workflows').tree.row('on-call handover').menu();
    await menu.pick('Show Its Runs');
    await rows().rowsWhere(
      'its runs',
      (all) => all.length > 0 && all.every(({ label }) => label !== names.found),
    );
    await until('the chip', async () =>
      (await window().view('Runs').description.innerText()).includes('on-call handover'),
    );
  });

  it('are all shown again by the command that clears the filter', async () => {
    await runCommand('Pneumatic: Clear Filter of Runs');
    await until('the filter to begin with', async () =>
      (await window().view('Runs').description.innerText()).includes('mine'),
    );
    await rows().rowsWhere('my runs', (all) => all.some(({ label }) => label === names.found));
  });
});
