import assert from 'node:assert/strict';
import type { FormPage } from '../vscode/objects/formPage.ts';
import { storedRuns } from '../support/sandboxRuns.ts';
import { revokeRoles } from '../support/sandboxRoles.ts';
import { byDialect, wireDay } from './support/dialect.ts';
import { useGate } from './support/gate.ts';
import { openForm, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

const release = 'Release to production';

/** A value that only the service recognises as wrong. */
const refused = byDialect({
  documented: {
    field: 'Release version',
    wrong: '4.12.0',
    right: '4.12.1',
    message: /^Another run already has the value "4\.12\.0" here/,
  },
  current: {
    field: 'Changelog',
    // An address longer than the part that the service checks.
    wrong: `blueharbor.example/${'n'.repeat(10_000)}`,
    right: 'blueharbor.example/changes',
    message: /^This is not a web address/,
  },
});

describe('A launch that does not go through', () => {
  const sandbox = useSandbox();
  const gate = useGate(sandbox);
  const window = useSharedWindow(() => ({ 'pneumatic.server': gate().origin }));
  const stored = (): number => storedRuns(sandbox().file).length;

  const isFocused = (form: FormPage, label: string) => (): Promise<boolean> =>
    form.row(label).evaluate((row) => row.contains(document.activeElement));

  before(() => signIn(window(), sandbox().key));

  it('is not sent while something required is missing, and goes to the first of it', async () => {
    const before = stored();
    const form = await openForm(window(), release);
    await form.choose('Release type', 'Minor');
    await form.fill('Changelog', 'no address');
    await form.launch();
    await form.frame.getByText('5 entries need your attention.').waitFor();
    assert.equal(await form.problem('Release version').innerText(), 'Fill this in.');
    assert.equal(await form.problem('Components').innerText(), 'Choose at least one.');
    assert.equal(await form.problem('Release date').innerText(), 'Fill this in.');
    assert.equal(await form.problem('Release captain').innerText(), 'Fill this in.');
    assert.match(await form.problem('Changelog').innerText(), /^Enter a web address/);
    assert.equal(await form.problem('Release type').count(), 0);
    await until('the focus on the first', isFocused(form, 'Release version'));
    assert.deepEqual(gate().launches(), []);
    assert.equal(stored(), before);
  });

  it('marks the field that the service does not accept, and keeps every input', async () => {
    const form = await openForm(window(), release);
    await form.fill('Run name', 'Harbormaster 4.12.0, once more');
    await form.fill('Release version', '4.12.1');
    await form.check('Components', 'Web app', 'Booking worker');
    await form.fill('Release date', '2027-03-01');
    await form.fill('Changelog', 'blueharbor.example/changes');
    await form.fill(refused.field, refused.wrong);
    await form.fill('Release captain', 'priya.nair@blueharbor.example');
    await form.launch();
    await form.frame.getByText('Pneumatic did not accept the request.').waitFor();
    assert.match(await form.problem(refused.field).innerText(), refused.message);
    await until('the focus there', isFocused(form, refused.field));
    assert.equal(gate().launches().length, 1);
    assert.equal(await form.input('Run name').inputValue(), 'Harbormaster 4.12.0, once more');
    assert.equal(await form.input('Release date').inputValue(), '2027-03-01');
    assert.equal(await form.input(refused.field).inputValue(), refused.wrong);
    assert.ok(await form.row('Release type').getByRole('radio', { name: 'Minor' }).isChecked());
    const worker = form.row('Components').getByRole('checkbox', { name: 'Booking worker' });
    assert.ok(await worker.isChecked());
  });

  it('goes through once it is corrected, exactly once', async () => {
    const before = stored();
    const form = await openForm(window(), release);
    await form.fill(refused.field, refused.right);
    await form.problem(refused.field).waitFor({ state: 'detached' });
    await form.launch();
    const id = await form.processId();
    assert.equal(gate().launches().length, 2);
    assert.equal(stored(), before + 1);
    const run = storedRuns(sandbox().file).at(-1);
    assert.equal(String(run?.id), id);
    assert.equal(run?.name, 'Harbormaster 4.12.0, once more');
    assert.deepEqual(run.kickoff, {
      'release-version': '4.12.1',
      ...byDialect({
        documented: { 'release-type': 7002, components: [7004, 7006] },
        current: { 'release-type': 'Minor', components: ['Web app', 'Booking worker'] },
      }),
      'release-date': wireDay(2027, 3, 1),
      changelog: 'blueharbor.example/changes',
      'release-captain': 'priya.nair@blueharbor.example',
    });
  });

  it('says plainly that the account may not run the workflow', async () => {
    const before = stored();
    // Today's service does not list workflows that the person may not launch, so the refusal comes
    // later there.
    const form = await byDialect({ documented: fillForbidden, current: fillThenForbid })();
    await form.launch();
    const notice = form.frame.getByRole('alert').filter({ hasText: 'Your account may not' });
    await notice.waitFor();
    const detail = byDialect({
      documented: /You do not have permission to run this workflow/,
      current: /Only owners, viewers and starters of this template may do that/,
    });
    assert.match(await notice.innerText(), detail);
    assert.match(await notice.innerText(), /Ask the owner of the workflow for permission/);
    const typed = byDialect({
      documented: ['Notes', 'Every year.'] as const,
      current: ['Title', 'Winter storage'] as const,
    });
    assert.equal(await form.input(typed[0]).inputValue(), typed[1]);
    assert.equal(stored(), before);
  });

  async function fillForbidden(): Promise<FormPage> {
    const form = await openForm(window(), 'Signing key rotation');
    await form.choose('Which key?', 'Release signing');
    await form.choose('Why now?', 'Planned');
    await form.fill('Notes', 'Every year.');
    return form;
  }

  async function fillThenForbid(): Promise<FormPage> {
    const form = await openForm(window(), 'Content publishing');
    await form.fill('Title', 'Winter storage');
    await form.fill('Draft', 'docs.blueharbor.example/winter');
    await form.check('Channels', 'Blog');
    revokeRoles(sandbox().file, 6);
    return form;
  }

  it('may have started if the connection breaks, and is not sent again', async () => {
    const before = stored();
    const form = await openForm(window(), 'Security review');
    await form.fill('What should be reviewed?', 'The new webhook');
    await form.check('It touches', 'Payments');
    await form.choose('Who can reach it?', 'Anybody');
    gate().loseAnswers();
    const sent = gate().launches().length;
    await form.launch();
    const notice = form.frame.getByRole('alert').filter({ hasText: 'The run may have started' });
    await notice.waitFor();
    assert.match(await notice.innerText(), /the connection broke after the request was sent/);
    assert.match(await notice.innerText(), /Look for it in Pneumatic before you launch again/);
    assert.equal(await form.input('What should be reviewed?').inputValue(), 'The new webhook');

    // Another request gets through after it; a second launch would have come earlier.
    await gate().open();
    const asked = gate().requests.length;
    await window().view('Workflows').act('Refresh Workflows');
    await until('the refresh', () => Promise.resolve(gate().requests.length > asked));
    assert.equal(gate().launches().length, sent + 1);
    assert.equal(stored(), before + 1);
  });
});
