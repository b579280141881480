/** The question before a launch that a key binding passes, with trust in the folder and without. */
import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { storedRuns } from '../support/sandboxRuns.ts';
import { ModalDialog } from '../vscode/objects/modalDialog.ts';
import { dialect } from './support/dialect.ts';
import { signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { restrictedMode, trust } from './support/trust.ts';
import { until } from './support/until.ts';
import { machine } from './support/vscode.ts';
import { useWindow } from './support/window.ts';

const plain = { workflow: 'on-call handover', name: 'Week 40', how: 'confirm' };
const asking = {
  workflow: 'on-call handover',
  name: 'Week ${input:week}',
  inputs: [{ id: 'week', type: 'promptString', description: 'Which week?' }],
  how: 'confirm',
};
const keys = { plain: 'ctrl+f9', asking: 'ctrl+f8' };
const command = 'pneumatic.launchWorkflow';

/** Key bindings of the person who uses the window. */
function useKeyBindings(bindings: readonly unknown[]): void {
  const file = async (): Promise<string> =>
    path.join((await machine('own')).server.dataDir, 'data/User/keybindings.json');
  before('the keys are bound', async () => {
    await mkdir(path.dirname(await file()), { recursive: true });
    await writeFile(await file(), JSON.stringify(bindings));
  });
  after('the keys are free again', async () => rm(await file(), { force: true }));
}

describe('A launch on a key', () => {
  const sandbox = useSandbox();
  useKeyBindings([
    { key: keys.plain, command, args: plain },
    { key: keys.asking, command, args: asking },
  ]);
  const window = useWindow({
    settings: () => ({
      ...restrictedMode,
      'pneumatic.server': sandbox().origin,
      'pneumatic.dialect': dialect,
    }),
  });
  before(() => signIn(window(), sandbox().key));

  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const dialog = () => new ModalDialog(window().page);
  const buttons = () => dialog().box.getByRole('button').allInnerTexts();
  const launched = (name: string): number =>
    storedRuns(sandbox().file).filter((run) => run.name === name).length;
  const started = (name: string) =>
    until(`the run ${name}`, () => Promise.resolve(launched(name) > 0));

  /** Presses the button with the keyboard. */
  async function answer(button: string): Promise<void> {
    await until(`the focus on ${button}`, async () => {
      const focused = dialog().box.locator('.monaco-button:focus');
      if ((await focused.count()) > 0 && (await focused.innerText()) === button) return true;
      await press('Tab');
      return false;
    });
    await press('Enter');
    await dialog().box.waitFor({ state: 'detached' });
  }

  async function typeWeek(week: string): Promise<void> {
    await press('Control+F8');
    await window().quickInput.opened('Which week?');
    await window().quickInput.type(week);
    await window().quickInput.accept();
  }

  it('reads no variable in Restricted Mode, and is never sent without the question', async () => {
    await press('Control+F8');
    await window().notifications.dismiss('No variable is read in Restricted Mode.');
    await press('Control+F9');
    await dialog().asks('Launch “on-call handover”');
    const text = await dialog().box.innerText();
    assert.ok(text.includes(sandbox().origin) && text.includes('Run name: Week 40'), text);
    assert.ok(!(await buttons()).some((label) => label.includes('Ask Again')));
    await press('Escape');
    await dialog().box.waitFor({ state: 'detached' });
    assert.equal(launched('Week 40'), 0);
  });

  it('is sent once it was seen', async () => {
    await trust(window());
    await press('Control+F9');
    await dialog().asks('Launch “on-call handover”');
    await answer('Launch');
    await window().notifications.dismiss('“Week 40” has started.');
    assert.equal(launched('Week 40'), 1);
  });

  it('is sent without a question while only what was chosen changes', async () => {
    await typeWeek('41');
    await dialog().asks('Run name: Week 41');
    await answer('Launch and Don’t Ask Again…');
    const { quickInput } = window();
    await quickInput.opened('What May Change without a Question');
    await until('the variable', async () => {
      if ((await quickInput.focused()) === '${input:week}') return true;
      await press('ArrowDown');
      return false;
    });
    await press('Space');
    await quickInput.widget.getByText('1 Selected').waitFor();
    await quickInput.accept();
    await started('Week 41');
    await typeWeek('42');
    await started('Week 42');
    assert.deepEqual([launched('Week 41'), launched('Week 42')], [1, 1]);
  });

  it('is asked about again once the person wants that', async () => {
    await window().commands.run('Pneumatic: Ask Again Before Every Launch');
    await typeWeek('43');
    await dialog().asks('Run name: Week 43');
    await press('Escape');
    await dialog().box.waitFor({ state: 'detached' });
    assert.equal(launched('Week 43'), 0);
  });
});
