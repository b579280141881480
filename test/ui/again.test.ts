/** Launching again and passing on, by keyboard alone and in as many keys as said. */
import assert from 'node:assert/strict';
import { FormPage } from '../vscode/objects/formPage.ts';
import { emailOf, keyOf } from '../support/members.ts';
import { type SandboxProcess, startSandboxProcess } from '../support/sandboxProcess.ts';
import { storedRun } from '../support/sandboxRuns.ts';
import { copied } from './support/copied.ts';
import { dialect } from './support/dialect.ts';
import { useKeyboard } from './support/keyboard.ts';
import { signIn } from './support/person.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

const web = 'https://web.example';
const goLive = 14;
const kickoff = { marina: 'Nordhavn', contact: 'Ole', guide: emailOf('priya') };
const week40 = 'Week 40';

describe('A run that was launched elsewhere', () => {
  let sandbox: SandboxProcess | undefined;
  let week40Id = '';
  const account = (): SandboxProcess => {
    if (!sandbox) throw new Error('The sandbox does not run.');
    return sandbox;
  };

  before('an account with a run of last week', async function () {
    // The documented API lists no runs.
    if (dialect === 'documented') this.skip();
    sandbox = await startSandboxProcess({ dialect, key: keyOf('maya') });
    const answer = await fetch(`${sandbox.origin}/templates/${goLive}/run`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${sandbox.key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: week40, kickoff }),
    });
    const { id } = (await answer.json()) as { readonly id: number };
    week40Id = String(id);
  });
  after(() => sandbox?.stop());

  const window = useSharedWindow(() => ({
    'pneumatic.server': account().origin,
    'pneumatic.webAddress': web,
  }));
  const { press, focusOn, focused, typeTo } = useKeyboard(window);

  before(async () => {
    await signIn(window(), account().key);
    await focused('Workflows');
  });

  /** Presses keys one after another, each once the one before has had its effect. */
  async function inKeys(
    count: number,
    steps: readonly (readonly [string, () => Promise<unknown>])[],
  ): Promise<void> {
    assert.equal(steps.length, count);
    for (const [key, effect] of steps) {
      await press(key);
      await effect();
    }
  }

  it('is copied with its link in one key', async () => {
    const tree = await focusOn('Runs');
    await typeTo(tree, 'Week', week40);
    assert.equal(
      await copied(window(), () => press('Control+C')),
      `${week40} – ${web}/workflows/${week40Id}/`,
    );
  });

  it('is launched again with its values in two keys', async () => {
    const tree = await focusOn('Runs');
    await typeTo(tree, 'Week', week40);
    const form = new FormPage(window().editors.shownWebview);
    await inKeys(2, [
      [
        'Control+Enter',
        async () => {
          await form.frame.getByRole('heading', { level: 1, name: 'Marina go-live' }).waitFor();
          await form.frame.locator('.form').waitFor();
          assert.equal(await form.input('Contact on site').inputValue(), kickoff.contact);
        },
      ],
      ['Control+Enter', () => form.processId()],
    ]);
    const again = storedRun(account().file, await form.processId());
    const { marina, contact, guide } = again.kickoff;
    assert.deepEqual([again.name, { marina, contact, guide }], [week40, kickoff]);
  });
});
