import assert from 'node:assert/strict';
import { FormPage } from '../vscode/objects/formPage.ts';
import { ModalDialog } from '../vscode/objects/modalDialog.ts';
import { TaskPage } from '../vscode/objects/taskPage.ts';
import { storedRun } from '../support/sandboxRuns.ts';
import { useAtWork } from './support/atWork.ts';
import { copied } from './support/copied.ts';
import { byDialect, wireDay } from './support/dialect.ts';
import { useKeyboard } from './support/keyboard.ts';
import { showLaunchedHere, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

describe('By keyboard alone', () => {
  const sandbox = useSandbox();
  const window = useSharedWindow(() => ({ 'pneumatic.server': sandbox().origin }));
  const { press, type, runCommand, asked, take, focusOn, selectFirst, typeTo, ...keyboard } =
    useKeyboard(window);

  before(async () => {
    await signIn(window(), sandbox().key);
    await showLaunchedHere(window());
  });

  /** Today's service takes only links of its own files. */
  const contract = (): string =>
    byDialect({
      documented: 'https://files.blueharbor.example/contract.pdf',
      current: `${sandbox().origin}/files/contract-7`,
    });

  /** Whether each page took the focus by itself. */
  const byItself: boolean[] = [];
  after('a page takes the focus by itself', () => {
    assert.ok(byItself.includes(true));
  });

  /** The form that has just been opened, without a click. */
  async function shownForm(workflow: string): Promise<FormPage> {
    const form = new FormPage(window().editors.shownWebview);
    await form.frame.getByRole('heading', { level: 1, name: workflow }).waitFor();
    await form.frame.locator('.form').waitFor();
    byItself.push(await keyboard.openedPage(form));
    return form;
  }

  const tabTo = (form: FormPage, label: string): Promise<void> =>
    keyboard.tabTo(form.row(label), label);

  it('a run is launched from the Command Palette', async () => {
    await runCommand('Pneumatic: Launch Workflow…');
    await asked('Launch Workflow');
    await type('onboarding');
    await take('Employee onboarding');

    const form = await shownForm('Employee onboarding');
    await tabTo(form, 'Full name');
    await type('Ines Duarte');
    await tabTo(form, 'Work e-mail');
    await type('ines.duarte@blueharbor.example');
    await tabTo(form, 'First day');
    await type('02012027');
    await tabTo(form, 'Team');
    await type('oper');
    await press('Enter');
    await tabTo(form, 'Manager');
    await type('tom');
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

  it('a run is launched from the tree, of the workflow that has the focus', async () => {
    const tree = await focusOn('Workflows');
    await selectFirst(tree);
    await typeTo(tree, 'on-call', 'on-call handover');
    await tree.row('on-call handover').offers('Launch… (Ctrl+Enter)');
    assert.match(await copied(window(), () => press('Control+C')), /^\d+$/);
    await press('Control+Enter');
    const form = await shownForm('on-call handover');
    await tabTo(form, 'Run name');
    // Tab has selected the suggested name, so typing replaces it.
    await type('A quiet week');
    await press('Control+Enter');
    assert.equal(storedRun(sandbox().file, await form.processId()).name, 'A quiet week');
  });

  it('a run is copied, launched again and removed by the focus, whatever is selected', async () => {
    const tree = await focusOn('Runs');
    await tree.rowsWhere('both runs', (rows) => rows.length === 2);
    const launched = await window().editors.titles();
    await press('End');
    await press('Space');
    await tree.rowsWhere('the oldest selected', ([, row]) => row?.selected === true);
    await press('ArrowUp');
    const id = await copied(window(), () => press('Control+C'));
    assert.equal(storedRun(sandbox().file, id).name, 'A quiet week');
    const selected = (await tree.rows()).map((row) => row.selected);
    assert.deepEqual(selected, [false, true]);
    assert.deepEqual(await window().editors.titles(), launched);

    await press('Control+Enter');
    const form = await shownForm('on-call handover');
    await until('its name', async () => {
      return (await form.input('Run name').inputValue()) === 'A quiet week';
    });

    await focusOn('Runs');
    await press('Delete');
    const [left] = await tree.rowsWhere('one run less', (rows) => rows.length === 1);
    assert.notEqual(left?.label, 'A quiet week');
  });

  it('a key without a row says what to do', async () => {
    await focusOn('Runs');
    await press('Escape');
    await press('Delete');
    await window().notifications.dismiss('Choose a row of the list first');
  });
});

describe('By keyboard alone, following runs', () => {
  const account = useAtWork();
  const window = useSharedWindow(() => ({ 'pneumatic.server': account().origin }));
  const { press, openedPage, focusOn, focused, selectFirst, reached, typeTo } = useKeyboard(window);

  before(async () => {
    await signIn(window(), account().key);
    // Signing in moves the focus there.
    await focused('Workflows');
  });

  /** The page of a task that has just been opened, without a click. */
  async function shownTask(label: string): Promise<TaskPage> {
    const page = new TaskPage(window().editors.shownWebview);
    await page.heading.getByText(label).waitFor();
    const byItself = await openedPage(page.form);
    const isOnHeading = () => page.heading.evaluate((h1) => h1.matches(':focus'));
    if (byItself) await until('the focus on the heading', isOnHeading);
    return page;
  }

  it('a task of a run is reached in Runs, copied and opened', async () => {
    const tree = await focusOn('Runs');
    await typeTo(tree, 'Pier', 'Pier 7, lamps');
    await until('the tasks', async () => {
      // The key is lost where the list is loaded again at that moment.
      const { expanded } = await tree.row('Pier 7, lamps').read();
      if (expanded === false) await press('ArrowRight');
      return (await tree.rows()).some(({ label }) => label === '1. Walk along the pier');
    });
    const ofRun = await copied(window(), () => press('Control+C'));
    await press('ArrowDown');
    await reached(tree, '1. Walk along the pier');
    assert.notEqual(await copied(window(), () => press('Control+C')), ofRun);
    await press('Enter');
    await shownTask('Walk along the pier');
  });

  it('what is typed in My Tasks is meant for the row with the focus', async () => {
    const tree = await focusOn('My Tasks');
    await tree.rowsWhere('two tasks', (rows) => rows.length > 1);
    const first = await selectFirst(tree);
    await shownTask(first);
    await focusOn('My Tasks');
    const opened = await window().editors.titles();
    const ofFirst = await copied(window(), () => press('Control+C'));
    await press('ArrowDown');
    assert.notEqual(await copied(window(), () => press('Control+C')), ofFirst);
    assert.deepEqual(await window().editors.titles(), opened);
    const [row] = await tree.rows();
    assert.deepEqual([row?.label, row?.selected], [first, true]);
  });

  it('a task of mine is opened from My Tasks, and completed on its page by a key that is held down', async () => {
    const tree = await focusOn('My Tasks');
    await typeTo(tree, 'Write', 'Write down what you saw');
    await press('Enter');
    const page = await shownTask('Write down what you saw');
    const next = 'Tell the harbor master';
    // A key that is held down goes on being pressed, now on the page of the next task.
    const { keyboard } = window().page;
    await keyboard.down('Control');
    await until('the next task', async () => {
      await keyboard.down('Enter');
      return (await page.heading.innerText()) === next && page.button('Complete').isVisible();
    });
    for (let more = 0; more < 5; more += 1) await keyboard.down('Enter');
    await keyboard.up('Enter');
    await keyboard.up('Control');
    await page.follows('Write down what you saw', next);
    const headers = { Authorization: `Bearer ${account().key}` };
    const open = await fetch(`${account().origin}/v3/tasks`, { headers });
    const names = ((await open.json()) as readonly { readonly name: string }[]).map(
      ({ name }) => name,
    );
    assert.ok(names.includes(next));
  });

  it('a task that asks for nothing is completed in My Tasks, once asked', async () => {
    const tree = await focusOn('My Tasks');
    const label = 'Tell the harbor master';
    await tree.rowsWhere('the next task', (rows) => rows.some((row) => row.label === label));
    await typeTo(tree, 'Tell', label);
    const dialog = new ModalDialog(window().page);
    const opened = await window().editors.titles();
    await press('Control+Enter');
    await dialog.asks(`Complete “${label}”?`);
    await press('Escape');
    await dialog.box.waitFor({ state: 'detached' });
    await focused('My Tasks');
    await reached(tree, label);
    await press('Control+Enter');
    await dialog.asks(`Complete “${label}”?`);
    await press('Enter');
    await tree.rowsWhere('one task less', (rows) => rows.every((row) => row.label !== label));
    assert.deepEqual(await window().editors.titles(), opened);
    await window().notifications.press(`“${label}” is completed.`, 'Open Run');
    await new TaskPage(window().editors.shownWebview).heading.getByText('Pier 7').waitFor();
  });
});
