/** The question before a launch of a key binding or a file, with trust in the folder and without. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { storedRuns } from '../support/sandboxRuns.ts';
import { attemptTime } from '../vscode/objects/attempt.ts';
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

const launchFile = 'week.pneumatic.json';

/** A folder with a launch file. */
function useFolder(): () => string {
  let folder = '';
  before('a folder', async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pneumatic-launches-'));
    const launch = { workflow: 'on-call handover', name: 'Week of ${date}, by file' };
    await writeFile(path.join(folder, launchFile), JSON.stringify(launch));
  });
  return () => folder;
}

describe('A launch on a key or in a file', () => {
  const sandbox = useSandbox();
  const folder = useFolder();
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
    opens: () => ({ folder: folder() }),
  });
  // The window is closed by then.
  after(() => rm(folder(), { recursive: true, force: true }));
  before(() => signIn(window(), sandbox().key));

  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const dialog = () => new ModalDialog(window().page);
  const buttons = () => dialog().box.getByRole('button').allInnerTexts();
  const launched = (name: string): number =>
    storedRuns(sandbox().file).filter((run) => run.name === name).length;
  const launchedByFile = (): number =>
    storedRuns(sandbox().file).filter(({ name }) => name.endsWith(' by file')).length;
  /** An action over the launch in its file. */
  const lens = (text: string | RegExp): Locator =>
    window().page.locator('.codelens-decoration a').filter({ hasText: text }).first();
  async function openFile(): Promise<void> {
    await press('Control+P');
    await window().quickInput.pick(launchFile);
    await lens('Launch').waitFor();
  }
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
    // While the launch before has no answer, the key only says that it is under way.
    await until('the question for the week', async () => {
      await press('Control+F8');
      return window()
        .quickInput.widget.getByText('Which week?', { exact: true })
        .waitFor({ timeout: attemptTime })
        .then(
          () => true,
          () => false,
        );
    });
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

  it('of a file is not sent in Restricted Mode', async () => {
    await openFile();
    await window().commands.run('Pneumatic: Launch from File…');
    await window().notifications.dismiss('Nothing is launched from files in Restricted Mode.');
    assert.equal(launchedByFile(), 0);
  });

  it('is sent once it was seen', async () => {
    await trust(window());
    await press('Control+F9');
    await dialog().asks('Launch “on-call handover”');
    await answer('Launch');
    await window().notifications.dismiss('“Week 40” has started.');
    assert.equal(launched('Week 40'), 1);
  });

  it('of a file is sent from the line over it, once it was seen', async () => {
    await openFile();
    await lens('Launch').click();
    await dialog().asks('Launch “on-call handover”');
    assert.match(await dialog().box.innerText(), /Run name: Week of \d{4}-\d{2}-\d{2}, by file/);
    await answer('Launch');
    await until('the run', () => Promise.resolve(launchedByFile() > 0));
    assert.equal(launchedByFile(), 1);
    await lens(/Week of .*, by file/).waitFor();
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
