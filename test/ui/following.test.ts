import assert from 'node:assert/strict';
import { ContextMenu } from '../vscode/objects/contextMenu.ts';
import { ModalDialog } from '../vscode/objects/modalDialog.ts';
import { TaskPage } from '../vscode/objects/taskPage.ts';
import type { RowText } from '../vscode/objects/rowText.ts';
import { startSandboxProcess } from '../support/sandboxProcess.ts';
import { useAtWork } from './support/atWork.ts';
import { signIn } from './support/person.ts';
import { soon, until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

const labels = (rows: readonly RowText[]): readonly string[] => rows.map(({ label }) => label);

const keyOfPriya = 'key-of-priya';

describe('Following runs and working on tasks', () => {
  const account = useAtWork(() =>
    startSandboxProcess({
      dialect: 'current',
      keys: { 'priya.nair@blueharbor.example': keyOfPriya },
    }),
  );
  const window = useSharedWindow(() => ({ 'pneumatic.server': account().origin }));
  const runs = () => window().view('Runs').tree;
  const tasks = () => window().view('My Tasks').tree;

  before(() => signIn(window(), account().key));

  async function openTask(label: string): Promise<TaskPage> {
    await tasks().row(label).click();
    const page = new TaskPage(await window().editors.webview(label));
    await page.heading.getByText(label).waitFor();
    return page;
  }

  it('lists my runs with the task that each has come to and who works on it', async () => {
    const rows = await runs().rowsWhere(
      'the runs',
      ([first, ...others]) => others.length > 5 && /^\d+ overdue$/.test(first?.label ?? ''),
    );
    const texts = new Map(rows.map(({ label, description }) => [label, description]));
    assert.match(texts.get('Pier 7, lamps') ?? '', /^2\/3 Write down what you saw · you\b/);
    assert.match(rows[0]?.label ?? '', /^\d+ overdue$/);
    assert.match(
      texts.get('Reports take minutes') ?? '',
      /^snoozed until .* · 3\/6 Stop the damage/,
    );
    assert.match(texts.get('Pier 1, every spring') ?? '', /^done /);
  });

  it('lists what is assigned to me, overdue first, and counts it on the icon', async () => {
    const rows = await tasks().rowsWhere('the tasks', ({ length }) => length > 5);
    assert.deepEqual(labels(rows).slice(0, 2), ['Call Thor Lund', 'Stop the damage']);
    for (const { description, icon } of rows.slice(0, 2)) {
      assert.match(description, /overdue/);
      assert.equal(icon, 'warning');
    }
    const badge = window().page.locator('.activitybar .badge-content').filter({ visible: true });
    await until('the count', async () => (await badge.innerText()) === String(rows.length));
  });

  it('shows the tasks of a run below it', async () => {
    await runs().row('Pier 7, lamps').expand();
    const below = [
      '1. Walk along the pier',
      '2. Write down what you saw',
      '3. Tell the harbor master',
    ];
    await until('its tasks', async () => {
      return labels(await runs().children('Pier 7, lamps')).join() === below.join();
    });
    await runs().row('Pier 7, lamps').collapse();
  });

  it('shows everybody’s runs when that is chosen', async () => {
    const before = (await runs().rows()).length;
    await (await window().view('Runs').moreActions()).pick('Show Everybody’s Runs');
    await runs().rowsWhere('more runs', ({ length }) => length > before);
    await (await window().view('Runs').moreActions()).pick('Show My Runs');
    await runs().rowsWhere('my runs', ({ length }) => length === before);
  });

  it('shows the runs of one workflow when that is chosen', async () => {
    const { quickInput } = window();
    const before = (await runs().rows()).length;
    const says = async (text: string): Promise<boolean> =>
      (await quickInput.placeholder()).includes(text);
    /** Chooses a row until that has happened: rows that arrive in this moment take its place. */
    const filter = async (by: string, hasHappened: () => Promise<boolean>): Promise<void> => {
      await window().view('Runs').act('Filter Runs…');
      await quickInput.opened('Filter Runs');
      await until(by, async () => {
        if (!(await hasHappened())) await quickInput.pick(by);
        return hasHappened();
      });
    };
    await filter('One Workflow…', () => says('which workflow'));
    await quickInput.pick('Marina go-live');
    await quickInput.opened('Filter Runs');
    await quickInput.cancel();
    await runs().rowsWhere(
      'its runs',
      (rows) => labels(rows).join() === '1 overdue,Kontiki Bay goes live',
    );
    await filter('All Workflows', async () => !(await says('Marina go-live')));
    await quickInput.cancel();
    await runs().rowsWhere('all runs', ({ length }) => length === before);
  });

  it('keeps what is typed into a task when the window is reloaded', async () => {
    const label = 'Set up the berths of Nordhavn';
    const page = await openTask(label);
    await page.form.fill('Berths', '96');
    await window().reload();
    const again = new TaskPage(await window().editors.webview(label));
    await until('what was typed', async () => {
      return (await again.form.input('Berths').inputValue()) === '96';
    });
    await window().editors.close(label);
  });

  it('can work again on a task that was returned, once the run comes back to it', async () => {
    const label = 'Write down what you saw';
    const page = await openTask(label);
    await page.button('Return…').click();
    await page.frame.locator('#reason').pressSequentially('It rained.');
    await page.button('Return Task').click();
    await page.frame.locator('#done-title').getByText('The task has been returned.').waitFor();
    await tasks().row('Walk along the pier').read();
    const [before] = await tasksOf(account().key, 'Walk along the pier');
    assert.ok(before);
    await complete(before, account().key);
    await window().page.locator('.editor-actions').getByRole('button', { name: 'Refresh' }).click();
    await page.button('Complete').waitFor();
    await window().editors.close(label);
  });

  it('completes a task on its page, after which the run goes on', async () => {
    await window().view('My Tasks').act('Refresh My Tasks');
    const page = await openTask('Write down what you saw');
    await page.complete();
    // My next task of the same run comes into the tab.
    await page.follows('Write down what you saw', 'Tell the harbor master');
    await runs().rowsWhere('the next task', (rows) =>
      rows.some(
        ({ label, description }) =>
          label === 'Pier 7, lamps' && description.startsWith('3/3 Tell the harbor master'),
      ),
    );
    await tasks().rowsWhere('the next task of mine', (rows) => {
      const shown = labels(rows);
      return shown.includes('Tell the harbor master') && !shown.includes('Write down what you saw');
    });
    await window().editors.close('Tell the harbor master');
  });

  it('completes a task that asks for nothing from the menu, and the run is done', async () => {
    const menu = await tasks().row('Tell the harbor master').menu();
    await menu.pick('Complete…');
    await new ModalDialog(window().page).answer('Complete Task');
    await runs().rowsWhere('the run as done', (rows) =>
      rows.some(
        ({ label, description }) => label === 'Pier 7, lamps' && description.startsWith('done'),
      ),
    );
  });

  it('shows a run on a page with its tasks and its log', async () => {
    await runs().row('Pier 7, lamps').click();
    const page = await window().editors.webview('Pier 7, lamps');
    await page.getByRole('heading', { level: 1, name: 'Pier 7, lamps' }).waitFor();
    assert.match(await page.locator('body').innerText(), /3 of 3 completed/);
    await window().editors.close('Pier 7, lamps');
  });

  it('finds words on a page by Ctrl+F', async () => {
    const name = 'Reports take minutes';
    await runs().row(name).click();
    const page = await window().editors.webview(name);
    await page.getByRole('heading', { level: 1, name }).click();
    await until('the box for what to find', async () => {
      await window().page.keyboard.press('ControlOrMeta+f');
      const box = window().page.locator('.simple-find-part.visible input');
      return soon(() => box.isVisible());
    });
    assert.equal(await page.locator('html > head > title').textContent(), 'Pneumatic');
    await window().editors.close(name);
  });

  it('says so when somebody else has completed the task meanwhile, and keeps nothing back', async () => {
    const label = 'Stop the damage';
    const page = await openTask(label);
    const row = await tasks().row(label).read();
    assert.match(row.description, /Lilla Bommen/);
    const [task] = await tasksOf(keyOfPriya, label);
    assert.ok(task);
    await complete(task, keyOfPriya);
    await page.button('Complete').click();
    await page.frame.getByText('The task has been completed.').first().waitFor();
    await tasks().rowsWhere('one task less', (rows) => !labels(rows).includes(label));
  });

  it('renames a run from its menu', async () => {
    const menu = await runs().row('Kontiki Bay goes live').menu();
    await menu.pick('Rename Run…');
    const box = window().quickInput;
    await box.opened('Rename “Kontiki Bay goes live”');
    await box.type('Kontiki Bay, at last');
    await box.accept();
    await box.closed();
    await runs().rowsWhere('the new name', (rows) => labels(rows).includes('Kontiki Bay, at last'));
  });

  it('finishes a run on its page once that is confirmed', async () => {
    const label = 'Kontiki Bay, at last';
    await runs().row(label).click();
    const page = await window().editors.webview(label);
    const dialog = new ModalDialog(window().page);
    for (const answer of ['Cancel', 'Finish Run']) {
      await page.getByRole('button', { name: 'More…' }).click();
      await new ContextMenu(window().page).pick('Finish Run…');
      await dialog.asks('Tasks that are open end with it.');
      await dialog.answer(answer);
    }
    await runs().rowsWhere('the run as done', (rows) =>
      rows.some((row) => row.label === label && row.description.startsWith('done')),
    );
    await window().editors.close(label);
  });

  const headersOf = (key: string) => ({
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
  });

  /** The ids of my open tasks with this name. */
  async function tasksOf(key: string, label: string): Promise<readonly number[]> {
    const answer = await fetch(`${account().origin}/v3/tasks`, { headers: headersOf(key) });
    const listed = (await answer.json()) as readonly {
      readonly id: number;
      readonly name: string;
    }[];
    return listed.filter(({ name }) => name === label).map(({ id }) => id);
  }

  async function complete(task: number, key: string): Promise<void> {
    const answer = await fetch(`${account().origin}/v2/tasks/${task}/complete`, {
      method: 'POST',
      headers: headersOf(key),
      body: '{}',
    });
    assert.equal(answer.status, 200, await answer.text());
  }
});
