/**
 * Extension hosts are killed, and windows reloaded, at the worst moments: typed text stays, a
 * launch is recorded or reported, and nothing is sent again.
 */
import assert from 'node:assert/strict';
import { createApi } from '../../src/api/connect.ts';
import type { LaunchValues } from '../../src/core/form/values.ts';
import { type FieldId, fieldId, selectionId, workflowId } from '../../src/core/base/ids.ts';
import { valueOf } from '../support/apiHarness.ts';
import { completeActive } from '../support/completeActive.ts';
import { storedRuns } from '../support/sandboxRuns.ts';
import type { FormPage } from '../vscode/objects/formPage.ts';
import { crashPage } from '../vscode/crashPage.ts';
import type { RowText } from '../vscode/objects/rowText.ts';
import { TaskPage } from '../vscode/objects/taskPage.ts';
import type { Workbench } from '../vscode/workbench.ts';
import { filesWith } from '../host/support/search.ts';
import { byDialect, dialect } from './support/dialect.ts';
import { extensionHosts, killHosts } from './support/extensionHosts.ts';
import { useGate } from './support/gate.ts';
import { useInstalled } from './support/installed.ts';
import { formIn, listed, openForm, showLaunchedHere, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { soon, until } from './support/until.ts';

const workflow = 'Security review';
const told = 'This launch may have started';
const rounds = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('When the extension stops at the worst moment', () => {
  const sandbox = useSandbox();
  const gate = useGate(sandbox);
  const settings = () => ({
    'pneumatic.server': gate().origin,
    // On a slow machine, a launch must not give up before its window is killed.
    'pneumatic.requestTimeout': 300,
  });
  const installed = useInstalled(settings);
  let window: Workbench;
  /** How often hosts have been killed since the window was loaded. */
  let kills = 0;
  let launchesBefore: number;
  let storedBefore: number;

  const stored = (): number => storedRuns(sandbox().file).length;
  const hosts = (): Promise<readonly number[]> => extensionHosts(installed().server.pid);

  before(async () => {
    window = await installed().openWindow();
    await signIn(window, sandbox().key);
    // The service also lists a run of which this machine does not know.
    await showLaunchedHere(window);
  });
  beforeEach(async () => {
    await gate().open();
    launchesBefore = gate().launches().length;
    storedBefore = stored();
  });
  afterEach('all is put away', async () => {
    await gate().open();
    for (const { label } of await unknownRows(window)) await dismiss(window, label);
    for (const title of await window.editors.titles()) await window.editors.close(title);
    await window.commands.run('Notifications: Clear All Notifications');
    // A window restarts its extension host twice; a reload resets the count.
    if (kills > 1) await reload();
  });

  async function reload(): Promise<void> {
    await window.reload();
    await listed(window);
    kills = 0;
  }

  /**
   * Waits for the end of the hosts of a window that is gone. On a busy machine the window’s word to
   * them can be lost: VS Code would leave them running for hours.
   */
  async function endLeft(gone: readonly number[]): Promise<void> {
    const left = async (): Promise<readonly number[]> =>
      (await hosts()).filter((pid) => gone.includes(pid));
    if (await soon(async () => (await left()).length === 0)) return;
    const last = await left();
    if (last.length > 0) await killHosts(installed().server.pid, last);
  }

  /** Kills hosts, and waits until VS Code has started others. */
  async function kill(pids: readonly number[]): Promise<void> {
    kills += 1;
    await killHosts(installed().server.pid, pids);
    await until('another extension host', async () => (await hosts()).length > 0);
  }

  /** Kills the window's host, and waits until a new one has listed the workflows. */
  async function crash(): Promise<void> {
    await kill(await hosts());
    await listed(window);
  }

  const unknownRows = async (where: Workbench): Promise<readonly RowText[]> =>
    (await where.view('Runs').tree.rows()).filter(({ icon }) => icon === 'warning');

  async function dismiss(where: Workbench, label: string): Promise<void> {
    await (await where.view('Runs').tree.row(label).menu()).pick('Dismiss');
    await until('the row to go', async () =>
      (await unknownRows(where)).every((row) => row.label !== label),
    );
  }

  async function fill(name: string, where = window): Promise<FormPage> {
    const page = await openForm(where, workflow);
    await page.fill('Run name', name);
    await page.check('It touches', 'Payments');
    await page.choose('Who can reach it?', 'Anybody');
    await page.fill('What should be reviewed?', `What ${name} is about`);
    return page;
  }

  async function isFilled(form: FormPage, name: string): Promise<void> {
    await until('the name', async () => (await form.input('Run name').inputValue()) === name);
    const about = await form.input('What should be reviewed?').inputValue();
    assert.equal(about, `What ${name} is about`);
    const payments = form.row('It touches').getByRole('checkbox', { name: 'Payments' });
    assert.ok(await payments.isChecked());
  }

  /**
   * Fills the form in and launches it; the service has the launch, and its answer waits at the
   * gate.
   */
  async function launchHeld(name: string, where = window): Promise<FormPage> {
    const form = await fill(name, where);
    gate().holdAnswers();
    await form.launch();
    await until('the launch at the service', () => Promise.resolve(gate().held() === 1));
    assert.equal(stored(), storedBefore + 1);
    return form;
  }

  /** Asserts that nothing was sent again, once a list that was asked for later has been loaded. */
  async function sentOnce(): Promise<void> {
    await gate().open();
    const asked = gate().requests.length;
    await window.view('Workflows').act('Refresh Workflows');
    await until('the refresh', () => Promise.resolve(gate().requests.length > asked));
    await listed(window);
    assert.equal(gate().launches().length, launchesBefore + 1);
    assert.equal(stored(), storedBefore + 1);
  }

  /** Asserts that a row shows the launch as unknown, and that this window has reported it. */
  async function isReported(name: string): Promise<void> {
    const text = new RegExp(`“${name}”, [^,]+, .*\\d:\\d\\d.*, workflow “${workflow}”`, 's');
    assert.match(await window.notifications.text(told), text);
    await until('its row', async () => {
      const labels = (await unknownRows(window)).map(({ label }) => label);
      return labels.length === 1 && labels[0] === name;
    });
  }

  for (const round of rounds(2)) {
    it(`what was being typed is there after a crash and a reload (${round})`, async () => {
      const form = await fill(`Typed ${round}`);
      await form.fill('What worries you?', 'Everything.');
      await crash();
      await form.frame.getByText('This form has lost its connection').waitFor();
      await form.fill('What worries you?', 'Everything, also after the crash.');
      await reload();
      const restored = await formIn(window, workflow);
      await isFilled(restored, `Typed ${round}`);
      const worries = await restored.input('What worries you?').inputValue();
      assert.equal(worries, 'Everything, also after the crash.');
      assert.deepEqual(await unknownRows(window), []);
      assert.equal(gate().launches().length, launchesBefore);
      await restored.button('Clear').click();
    });

    it(`a launch under way is reported after a crash, once (${round})`, async () => {
      const name = `In flight ${round}`;
      await launchHeld(name);
      await crash();
      await isReported(name);
      await sentOnce();
      await reload();
      const form = await formIn(window, workflow);
      await form.frame.getByRole('alert').filter({ hasText: 'may have started' }).waitFor();
      await isFilled(form, name);
      assert.deepEqual(await window.notifications.all(), []);
      await dismiss(window, name);
      await form.frame.getByRole('alert').filter({ hasText: name }).waitFor({ state: 'detached' });
      await sentOnce();
    });

    it(`a launch is recorded or reported after a crash on its answer (${round})`, async () => {
      const name = `Answered ${round}`;
      await launchHeld(name);
      const killed = await hosts();
      await gate().release();
      await kill(killed);
      await listed(window);
      const rows = await window
        .view('Runs')
        .tree.rowsWhere(name, (all) => all.some(({ label }) => label === name));
      assert.equal(rows.filter(({ label }) => label === name).length, 1);
      if ((await unknownRows(window)).length > 0) await isReported(name);
      await sentOnce();
      await reload();
      const form = await formIn(window, workflow);
      if ((await unknownRows(window)).length > 0) {
        await form.frame.getByRole('alert').filter({ hasText: 'may have started' }).waitFor();
      } else if ((await form.frame.locator('.launched').count()) === 0) {
        assert.equal(await form.input('What should be reviewed?').inputValue(), '');
      }
    });
  }

  it('a launch under way is recorded or reported after a reload', async () => {
    await launchHeld('Reloaded');
    const before = await hosts();
    await reload();
    await endLeft(before);
    await isReported('Reloaded');
    await isFilled(await formIn(window, workflow), 'Reloaded');
    await sentOnce();
  });

  it('a launch that has had no answer is reported after its window has crashed', async () => {
    const lone = await installed().openWindow('lone');
    await listed(lone);
    await lone.changeSettings({ ...settings(), 'pneumatic.requestTimeout': 10 });
    await launchHeld('Crashed window', lone);
    // Its extension host goes on, and gives up after twice the limit for a request.
    await crashPage(lone.page);
    await window.changeSettings(settings());
    await isReported('Crashed window');
    await sentOnce();
  });

  it('a launch is recorded or reported after a reload on its answer', async () => {
    await launchHeld('Reloaded on answer');
    await gate().release();
    // The reload comes at once: the form takes the focus with the answer, which would close the
    // palette.
    await window.page.reload();
    await window.ready();
    await listed(window);
    const rows = await window
      .view('Runs')
      .tree.rowsWhere('the launch', ([row]) => row?.label === 'Reloaded on answer');
    assert.equal(rows.filter(({ label }) => label === 'Reloaded on answer').length, 1);
    await sentOnce();
    // The reload may have come before the draft was cleared: the form says then that its run has
    // started, and clears it. It may also have come before VS Code had written down which tabs are
    // open, so the form is opened by its button.
    await openForm(window, workflow);
  });

  it('Check… in the notification finds the run, or says where to look', async () => {
    // Today’s service fills the name in.
    await launchHeld('{{date}} — Checked');
    await crash();
    await isReported('{{date}} — Checked');
    await gate().open();
    await window.notifications.press(told, 'Check…');
    if (dialect === 'current') {
      // Runs of earlier tests are offered, too; this one is the likeliest.
      await window.quickInput.opened('Which run came of the launch “{{date}} — Checked”?');
      await until('the likeliest first', async () =>
        ((await window.quickInput.focused()) ?? '').endsWith('— Checked'),
      );
      await window.quickInput.accept();
    }
    const found = byDialect({
      documented: /Look in Pneumatic \(.*\) for the run “{{date}} — Checked” of “Security review”/,
      current: /The run “\w{3} \d.* — Checked” \(#\d+\) of “Security review” has started/,
    });
    await window.notifications.shown(found);
    await sentOnce();
  });

  // The documented API has no tasks.
  if (dialect === 'current') {
    it('a completion under way may have been done after a crash, and is sent once', async () => {
      const api = createApi({ server: sandbox().origin, key: sandbox().key });
      const [berths, oddities] = [fieldId('berths'), fieldId('oddities')];
      const text = (
        field: FieldId,
        kind: 'number' | 'string' | 'text' | 'user',
        typed: string,
      ) => ({
        field,
        value: { kind, text: typed },
      });
      const run = await valueOf(
        api.launch({
          workflow: workflowId('14'),
          name: 'Opening',
          values: [
            {
              field: fieldId('marina'),
              value: { kind: 'dropdown', selection: selectionId('Nordhavn') },
            },
            text(fieldId('contact'), 'string', 'Ole'),
            text(fieldId('guide'), 'user', 'priya.nair@blueharbor.example'),
          ],
          taskLinks: [],
        }),
      );
      await completeActive(api, run.id);
      const { tasks } = await valueOf(api.getRun(run.id));
      const task = tasks.find(({ state }) => state === 'active')?.id;
      assert.ok(task);
      /** Completes the task with these values, and returns the run to it. */
      const save = async (...values: LaunchValues): Promise<void> => {
        await valueOf(api.completeTask({ task, values }));
        await valueOf(api.returnRun(run.id, task));
      };
      await save(text(berths, 'number', '40'), text(oddities, 'text', 'Crane is broken'));
      const label = 'Set up the berths of Nordhavn';
      await window.view('My Tasks').act('Refresh My Tasks');
      await window.view('My Tasks').tree.row(label).click();
      const page = new TaskPage(await window.editors.webview(label));
      await page.form.fill('Anything unusual?', '');
      // Another person changes a field that nobody touches here.
      await save(text(berths, 'number', '44'));
      gate().holdAnswers();
      await page.button('Complete').click();
      await until('the completion at the service', () => Promise.resolve(gate().held() === 1));
      await crash();
      const said = page.frame.getByRole('alert').filter({ hasText: 'may have been completed' });
      await said.waitFor();
      assert.equal(await page.form.input('Anything unusual?').inputValue(), '');
      await page.button('Complete').click();
      await gate().open();
      await reload();
      const again = new TaskPage(await window.editors.webview(label));
      await again.frame.getByText('The task has been completed.').waitFor();
      assert.equal(await again.frame.getByText('Not sent').count(), 0);
      const sent = gate().requests.filter((request) => /^POST .*\/complete$/.test(request));
      assert.equal(sent.length, 1);
      const { fields } = await valueOf(api.getTask(task));
      assert.deepEqual(
        fields.map(({ startValue }) => startValue),
        ['44', undefined],
      );
    });
  }

  it('what was typed into a tab that was closed is there after a crash', async () => {
    const form = await fill('Closed');
    await isFilled(form, 'Closed');
    await window.editors.close(workflow);
    await until('the draft on disk', async () => {
      const files = await filesWith('What Closed is about', installed().home);
      return files.some((file) => file.includes('/drafts/'));
    });
    await crash();
    const reopened = await openForm(window, workflow);
    await isFilled(reopened, 'Closed');
    assert.equal(gate().launches().length, launchesBefore);
    await reopened.button('Clear').click();
  });

  describe('and there are two windows', () => {
    let other: Workbench;
    /** The host of the first window. */
    let here: readonly number[];
    before(async () => {
      here = await hosts();
      other = await installed().openWindow('other');
      await listed(other);
    });
    after(() => (other.page.isClosed() ? undefined : other.close()));

    it('one of two windows notifies, both show it, and either dismisses it for both', async () => {
      await launchHeld('Two windows');
      await kill(here);
      for (const each of [window, other]) {
        await until('the row', async () => (await unknownRows(each)).length === 1);
      }
      const notifications = async (): Promise<number> => {
        const [inFirst, inOther] = [window.notifications, other.notifications];
        const all = [...(await inFirst.unanswered()), ...(await inOther.unanswered())];
        return all.filter(({ message }) => message.startsWith(told)).length;
      };
      await until('the notification', async () => (await notifications()) > 0);
      await sentOnce();
      // A removed row makes both windows look again; the notification stays until it is answered.
      assert.equal(await notifications(), 1);
      await dismiss(other, 'Two windows');
      await until('no row', async () => (await unknownRows(window)).length === 0);
      assert.equal(await notifications(), 1);
    });

    it('what two windows type into one form is there in both after a reload', async () => {
      await fill('Here');
      const there = await openForm(other, workflow);
      await there.button('Clear').click();
      await fill('There', other);
      await reload();
      await other.reload();
      await listed(other);
      const form = await formIn(window, workflow);
      await isFilled(form, 'Here');
      const restored = await formIn(other, workflow);
      await isFilled(restored, 'There');
      await restored.button('Clear').click();
      await other.close();
      await reload();
      const again = await formIn(window, workflow);
      await isFilled(again, 'Here');
      await again.button('Clear').click();
    });
  });

  it('a launch under way is recorded although somebody signs out meanwhile', async () => {
    await launchHeld('Signed out');
    await window.commands.run('Pneumatic: Sign Out');
    await window.view('Workflows').welcomeButton('Set API Key…').waitFor();
    await gate().release();
    const row = window.view('Runs').tree.row('Signed out');
    assert.match((await row.read()).description, /^#\d+ · /);
    assert.deepEqual(await unknownRows(window), []);
    assert.equal(gate().launches().length, launchesBefore + 1);
    await signIn(window, sandbox().key);
    await sentOnce();
  });

  it('no file has the key after all that, where what was launched is found', async () => {
    const { home } = installed();
    assert.notDeepEqual(await filesWith('Signed out', home), []);
    assert.deepEqual(await filesWith(sandbox().key, home), []);
  });
});
