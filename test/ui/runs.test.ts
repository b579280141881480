import assert from 'node:assert/strict';
import type { FormPage } from '../vscode/objects/formPage.ts';
import { ModalDialog } from '../vscode/objects/modalDialog.ts';
import type { RowText } from '../vscode/objects/rowText.ts';
import { storedRun, storedRuns } from '../support/sandboxRuns.ts';
import { copied } from './support/copied.ts';
import { byDialect } from './support/dialect.ts';
import { formIn, openForm, showLaunchedHere, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

const workflow = 'Access request';

describe('The Runs view', () => {
  const sandbox = useSandbox();
  const window = useSharedWindow(() => ({ 'pneumatic.server': sandbox().origin }));
  const view = () => window().view('Runs');
  let first: string;

  const rowsOf = (names: readonly string[]): Promise<readonly RowText[]> =>
    view().tree.rowsWhere(`the runs ${names.join(', ')}`, (rows) => {
      return JSON.stringify(rows.map(({ label }) => label)) === JSON.stringify(names);
    });

  async function fill(form: FormPage): Promise<void> {
    await form.fill('Run name', 'Access for Jonas');
    await form.fill('Who is it for?', 'jonas.weber@blueharbor.example');
    await form.select('System', 'Source code');
    await form.choose('Level', 'Read and write');
    await form.fill('Reason', 'To look into\nan incident.');
    await form.fill('Until', '2027-01-31');
  }

  before(async () => {
    await signIn(window(), sandbox().key);
    await showLaunchedHere(window());
  });

  it('is empty at first, and offers to launch', async () => {
    await view().welcome.getByText('No runs yet.').waitFor();
    await view().welcomeButton('Launch Workflow…').click();
    await window().quickInput.opened('Launch Workflow');
    await window().quickInput.pick(workflow);
    const form = await formIn(window(), workflow);
    await fill(form);
    await form.launch();
    first = await form.processId();
  });

  it('lists what was launched: name, process id, workflow, account', async () => {
    const [run] = await rowsOf(['Access for Jonas']);
    assert.match(run?.description ?? '', new RegExp(`^#${first} · ${workflow} · .*20\\d\\d`));
    const tooltip = await view().tree.row('Access for Jonas').tooltip();
    assert.match(tooltip, /Workflow: Access request/);
    assert.match(tooltip, new RegExp(`Run ID: ${first}`));
    assert.match(tooltip, new RegExp(`Account: ${new URL(sandbox().origin).host}`));
  });

  it('copies the process id', async () => {
    const menu = await view().tree.row('Access for Jonas').menu();
    assert.equal(await copied(window(), () => menu.pick('Copy Run ID')), first);
  });

  it('launches again with the same values', async () => {
    await view().tree.row('Access for Jonas').act('Launch Again…');
    const form = await formIn(window(), workflow);
    await until(
      'the values of the earlier run',
      async () => (await form.input('Until').inputValue()) === '2027-01-31',
    );
    await form.fill('Run name', 'Access for Jonas, again');
    await form.launch();
    const again = await form.processId();
    assert.notEqual(again, first);
    const { kickoff } = storedRun(sandbox().file, again);
    assert.deepEqual(kickoff, storedRun(sandbox().file, first).kickoff);
    await rowsOf(['Access for Jonas, again', 'Access for Jonas']);
  });

  it('keeps a run selected when another of the same name comes', async () => {
    const name = 'Access for Jonas, again';
    await view().tree.row(name).click();
    await view().tree.row(name).act('Launch Again…');
    const form = await formIn(window(), workflow);
    await until('the values', async () => (await form.input('Run name').inputValue()) === name);
    await form.launch();
    await form.processId();
    await view().tree.rowsWhere('the earlier of them selected', (rows) => {
      const texts = rows.map(({ label, selected }) => (selected ? `[${label}]` : label));
      return texts.join() === `${name},[${name}],Access for Jonas`;
    });
    const menu = await view().tree.row(name).menu();
    await menu.pick('Remove');
    await rowsOf([name, 'Access for Jonas']);
  });

  it('asks before it replaces what was typed and not launched', async () => {
    const form = await openForm(window(), workflow);
    await form.button('Launch Another').click();
    await form.fill('Reason', 'Something else.');
    await view().tree.row('Access for Jonas').act('Launch Again…');
    const dialog = new ModalDialog(window().page);
    await dialog.asks('has entries that were not launched');
    await dialog.answer('Keep Mine');
    assert.equal(await form.input('Reason').inputValue(), 'Something else.');

    const holds = (label: string, text: string): Promise<void> =>
      until(`${text} in ${label}`, async () => (await form.input(label).inputValue()) === text);
    await view().tree.row('Access for Jonas').act('Launch Again…');
    await dialog.answer('Fill Only What Is Empty');
    await holds('Run name', 'Access for Jonas');
    await holds('Reason', 'Something else.');

    await view().tree.row('Access for Jonas').act('Launch Again…');
    await dialog.answer('Replace');
    await holds('Reason', 'To look into\nan incident.');
    await form.button('Restore').click();
    await holds('Reason', 'Something else.');

    await view().tree.row('Access for Jonas').act('Launch Again…');
    await dialog.answer('Replace');
    await holds('Reason', 'To look into\nan incident.');
    assert.equal(await form.input('Run name').inputValue(), 'Access for Jonas');
  });

  it('forgets a run on Remove', async () => {
    const menu = await view().tree.row('Access for Jonas').menu();
    assert.deepEqual(await menu.labels(), [
      ...['Launch Again…', 'Launch Again as File'],
      // The documented API has no runs to link to.
      ...byDialect({ documented: [], current: ['Copy VS Code Link'] }),
      ...['Copy as…', 'Copy Run ID', 'Remove'],
    ]);
    await menu.pick('Remove');
    await rowsOf(['Access for Jonas, again']);
  });

  it('forgets all runs on Clear Runs, once that is confirmed', async () => {
    const stored = storedRuns(sandbox().file).length;
    const dialog = new ModalDialog(window().page);
    await view().act('Clear Runs…');
    await dialog.asks('Forget the run that was launched from here?');
    await dialog.answer('Cancel');
    await rowsOf(['Access for Jonas, again']);

    await view().act('Clear Runs…');
    await dialog.answer('Clear');
    await view().welcome.getByText('No runs yet.').waitFor();
    assert.equal(storedRuns(sandbox().file).length, stored);
  });
});
