import assert from 'node:assert/strict';
import { FormPage } from '../workbench/pages/formPage.ts';
import type { Tree } from '../workbench/pages/tree.ts';
import { storedRun } from '../support/sandboxRuns.ts';
import { copied } from './support/copied.ts';
import { byDialect, wireDay } from './support/dialect.ts';
import { showLaunchedHere, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { useWindow } from './support/window.ts';

/** More than a form has places that the key stops at. */
const mostStops = 100;

describe('By keyboard alone', () => {
  const sandbox = useSandbox();
  const window = useWindow({ settings: () => ({ 'pneumatic.server': sandbox().origin }) });
  const press = (key: string): Promise<void> => window().page.keyboard.press(key);
  const type = (text: string): Promise<void> => window().page.keyboard.type(text);

  before(async () => {
    await signIn(window(), sandbox().key);
    await showLaunchedHere(window());
  });

  /** Today's service takes the links of its own files only. */
  const contract = (): string =>
    byDialect({
      documented: 'https://files.blueharbor.example/contract.pdf',
      current: `${sandbox().origin}/files/contract-7`,
    });

  /** By the Command Palette, as far as it takes to find the command. */
  async function runCommand(title: string): Promise<void> {
    await window().commands.open();
    await type(title);
    await until(title, async () => (await window().quickInput.focused()) === title);
    await press('Enter');
  }

  async function focusOn(view: 'Workflows' | 'Runs'): Promise<Tree> {
    await runCommand(`Pneumatic: Focus on ${view} View`);
    const { tree } = window().view(view);
    await until(`the focus on ${view}`, () =>
      tree.element.evaluate((element) => element.contains(document.activeElement)),
    );
    return tree;
  }

  /** The form that has just been opened; nothing is clicked. */
  async function shownForm(workflow: string): Promise<FormPage> {
    const form = new FormPage(window().editors.shownWebview);
    await form.frame.getByRole('heading', { level: 1, name: workflow }).waitFor();
    await form.input('Run name').waitFor();
    return form;
  }

  /** Presses Tab until the focus is in the row. */
  async function tabTo(form: FormPage, label: string): Promise<void> {
    const row = form.row(label);
    for (let stops = 0; stops < mostStops; stops += 1) {
      await press('Tab');
      if (await row.evaluate((element) => element.contains(document.activeElement))) return;
    }
    throw new Error(`Tab does not lead to ${label}.`);
  }

  it('a run is launched from the Command Palette', async () => {
    await runCommand('Pneumatic: Launch Workflow…');
    await window().quickInput.opened('Launch Workflow');
    await type('onboarding');
    await until('the workflow', async () => {
      return (await window().quickInput.focused()) === 'Employee onboarding';
    });
    await press('Enter');

    const form = await shownForm('Employee onboarding');
    await tabTo(form, 'Full name');
    await type('Ines Duarte');
    await tabTo(form, 'Work e-mail');
    await type('ines.duarte@blueharbor.example');
    await tabTo(form, 'First day');
    await type('02012027');
    await tabTo(form, 'Team');
    for (const key of ['Enter', 'ArrowDown', 'ArrowDown', 'Enter']) await press(key);
    await tabTo(form, 'Manager');
    await type('tom');
    await press('ArrowDown');
    await press('Enter');
    await tabTo(form, 'Place of work');
    await press('Space');
    await press('ArrowDown');
    await tabTo(form, 'Equipment');
    await press('Space');
    await press('Tab');
    await press('Tab');
    await press('Space');
    await tabTo(form, 'Anything we should know?');
    await type('Vegetarian.');
    await press('Enter');
    await type('Arrives by train.');
    await tabTo(form, 'Signed contract');
    await type(contract());
    await press('Control+Enter');

    const { kickoff, name } = storedRun(sandbox().file, await form.processId());
    assert.match(
      name,
      byDialect({ documented: /^Employee onboarding – /, current: /^Welcome, Ines Duarte$/ }),
    );
    assert.deepEqual(kickoff, {
      'full-name': 'Ines Duarte',
      'work-email': 'ines.duarte@blueharbor.example',
      'first-day': wireDay(2027, 2, 1),
      manager: 'tomas.rivera@blueharbor.example',
      wishes: 'Vegetarian.\nArrives by train.',
      ...byDialect({
        documented: { team: 1002, place: 1007, equipment: [1009, 1011], contract: contract() },
        current: {
          team: 'Operations',
          place: 'Lisbon office',
          equipment: ['Laptop', 'Phone'],
          contract: [`[contract-7](${contract()})`],
        },
      }),
    });
  });

  it('a run is launched from the tree', async () => {
    const tree = await focusOn('Workflows');
    await press('Home');
    await type('on-call');
    await until('the row', async () => {
      const id = await tree.element.getAttribute('aria-activedescendant');
      const row = window().page.locator(`[id="${id}"]`);
      return (await row.getAttribute('aria-label'))?.startsWith('on-call handover') ?? false;
    });
    await press('Enter');
    await press('Control+Enter');
    const form = await shownForm('on-call handover');
    await tabTo(form, 'Run name');
    // Tab has selected the suggested name, so typing replaces it.
    await type('A quiet week');
    await press('Enter');
    assert.equal(storedRun(sandbox().file, await form.processId()).name, 'A quiet week');
  });

  it('a run is copied, launched again and removed in the list of runs', async () => {
    const tree = await focusOn('Runs');
    await tree.rowsWhere('both runs', (rows) => rows.length === 2);
    await press('Home');
    await press('Space');
    await tree.rowsWhere('the newest selected', ([row]) => row?.selected === true);
    const id = await copied(window(), () => press('Control+C'));
    assert.equal(storedRun(sandbox().file, id).name, 'A quiet week');

    await press('Control+Enter');
    const form = await shownForm('on-call handover');
    assert.equal(await form.input('Run name').inputValue(), 'A quiet week');

    await focusOn('Runs');
    await press('Delete');
    await tree.rowsWhere('one run less', (rows) => rows.length === 1);
  });
});
