/** Quick Launch, by keyboard alone. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storedRun, storedRuns } from '../support/sandboxRuns.ts';
import { byDialect, dialect, wireDay } from './support/dialect.ts';
import { useKeyboard } from './support/keyboard.ts';
import { formIn, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { useSharedWindow } from './support/sharedWindow.ts';
import { until } from './support/until.ts';

const incident = 'Incident response';

describe('Quick Launch', () => {
  const sandbox = useSandbox();
  const window = useSharedWindow(() => ({ 'pneumatic.server': sandbox().origin }));
  const { press, type, runCommand, asked, take, openedPage } = useKeyboard(window);

  before(() => signIn(window(), sandbox().key));

  const folder = mkdtempSync(path.join(tmpdir(), 'pneumatic-quick-'));
  const file = path.join(folder, 'quick-log.txt');
  before('a file', () => {
    writeFileSync(file, 'Timeouts in Kiel.');
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  afterEach('nothing is open', async () => {
    await press('Escape');
    if ((await window().editors.titles()).length > 0)
      await window().commands.run('View: Close All Editors');
  });

  const quickInput = () => window().quickInput;

  /** Waits for the step with this title. */
  const step = (title: string, place?: string): Promise<void> =>
    asked(place === undefined ? title : `${title} (${place})`);

  /** Moves down to a row, and takes it. */
  async function moveTo(label: string): Promise<void> {
    await until(`the row ${label}`, async () => {
      if ((await quickInput().focused()) === label) return true;
      await press('ArrowDown');
      return false;
    });
    await press('Enter');
  }

  const lists = (label: string) => async (): Promise<boolean> =>
    (await quickInput().items()).some((item) => item.label === label);

  /** Moves down to a row of a list for several, and ticks it. */
  async function tick(label: string): Promise<void> {
    await until(`the row ${label}`, async () => {
      await press('ArrowDown');
      return (await quickInput().focused()) === label;
    });
    await press('Space');
  }

  async function answer(title: string, text: string, place?: string): Promise<void> {
    await step(title, place);
    await press('Control+A');
    await type(text);
    await press('Enter');
  }

  async function choose(title: string, typed: string, label: string, place?: string) {
    await step(title, place);
    await type(typed);
    await take(label);
  }

  async function begin(workflow: string): Promise<void> {
    await runCommand('Pneumatic: Quick Launch…');
    await step('Quick Launch');
    await quickInput().filled();
    await type(workflow);
    await take(workflow);
  }

  /** Opens the list of what can be filled in besides, and one of its parts. */
  async function more(workflow: string, part: string): Promise<void> {
    await step(`Fill in More of ${workflow}`);
    await type(part);
    await take(part);
  }

  async function started(): Promise<string> {
    const text = await window().notifications.text('has started. Run ID: ');
    const id = /Run ID: (\d+)/.exec(text)?.[1] ?? '';
    await window().commands.run('Notifications: Clear All Notifications');
    return id;
  }

  it('launches with a value of every kind, as it was entered', async () => {
    await begin(incident);
    const of = byDialect({ documented: 6, current: 5 });
    const at = (number: number): string => `${number + of - 5}/${of}`;
    if (dialect === 'documented') await answer(`${incident}: Run name`, 'Kiel ⚓', '1/6');
    await answer(`${incident}: What is happening?`, 'Bookings fail – “all” <b>', at(1));
    await choose(`${incident}: Severity`, 'hi', 'High', at(2));
    await choose(`${incident}: Incident commander`, 'priya', 'Priya Nair', at(3));
    await choose(`${incident}: Could personal data be involved?`, 'not', 'Not sure', at(4));
    await step(`Launch ${incident}`, at(5));
    await moveTo('Fill in More…');
    if (dialect === 'current') {
      await more(incident, 'Run name');
      await answer(`${incident}: Run name`, 'Kiel ⚓');
      await more(incident, 'Due');
      await answer(`${incident}: Due`, '2099-01-31 17:00');
      await more(incident, 'Urgent');
      await choose(`${incident}: Urgent`, '', 'Not urgent');
    }
    await more(incident, 'Affected systems');
    await step(`${incident}: Affected systems`);
    for (const system of ['Web app', 'Payments']) await tick(system);
    await press('Enter');
    await more(incident, 'What do customers notice?');
    await choose(`${incident}: What do customers notice?`, 'A blank page.', 'Use This Text');
    await more(incident, 'Marinas affected');
    await answer(`${incident}: Marinas affected`, '1,250');
    await choose(`${incident}: Marinas affected`, '', '1250');
    await more(incident, 'Dashboard or trace');
    await answer(`${incident}: Dashboard or trace`, 'grafana.example/d/1?from=now-1h#top');
    const start = Date.now();
    await step(`Fill in More of ${incident}`);
    await moveTo('Done');
    await step(`Launch ${incident}`, at(5));
    await take('Launch');
    const id = await started();
    const { launchedAt, ...run } = storedRun(sandbox().file, id);
    assert.ok(Date.parse(launchedAt) >= start);
    assert.deepEqual(run, {
      id: Number(id),
      name: 'Kiel ⚓',
      workflowId: 2,
      kickoff: {
        summary: 'Bookings fail – “all” <b>',
        ...byDialect({
          documented: { severity: 2002, systems: [2004, 2008] },
          current: { severity: 'High', systems: ['Web app', 'Payments'] },
        }),
        impact: 'A blank page.',
        marinas: '1250',
        commander: 'priya.nair@blueharbor.example',
        dashboard: 'grafana.example/d/1?from=now-1h#top',
        ...byDialect({
          documented: { 'personal-data': 2012 },
          current: { 'personal-data': 'Not sure' },
        }),
      },
      taskUrls: {},
      launchedBy: 'maya.lindqvist@blueharbor.example',
    });
  });

  it('has a long text written in an editor, and files uploaded in their step', async () => {
    await begin(incident);
    await step(`Launch ${incident}`);
    await take('Start Empty');
    const of = byDialect({ documented: 6, current: 5 });
    if (dialect === 'documented') await answer(`${incident}: Run name`, 'Oslo', '1/6');
    await answer(`${incident}: What is happening?`, 'Slow', `${of - 4}/${of}`);
    await choose(`${incident}: Severity`, 'mod', 'Moderate', `${of - 3}/${of}`);
    await choose(`${incident}: Incident commander`, 'priya', 'Priya Nair', `${of - 2}/${of}`);
    await choose(
      `${incident}: Could personal data be involved?`,
      'not',
      'Not sure',
      `${of - 1}/${of}`,
    );
    await step(`Launch ${incident}`, `${of}/${of}`);
    await moveTo('Fill in More…');
    await more(incident, 'What do customers notice?');
    await step(`${incident}: What do customers notice?`);
    await moveTo('Write in an Editor…');
    await window().notifications.shown('write the text in the editor');
    await until('the focus in the editor', () =>
      window().page.evaluate(() => document.activeElement?.closest('.editor-instance') !== null),
    );
    await type('A blank page.');
    await press('Enter');
    await press('Enter');
    await type('Then nothing.');
    await runCommand('Notifications: Accept Notification Primary Action');
    await choose(`${incident}: What do customers notice?`, '', 'Use the Text as It Is');
    if (dialect === 'current') {
      await more(incident, 'Screenshot or log');
      await step(`${incident}: Screenshot or log`);
      await moveTo('Choose Files…');
      await step('Choose Files to Upload');
      await until('the folder', async () => (await quickInput().items()).length > 0);
      await quickInput().type(file);
      await until('the folder of the file', lists(path.basename(file)));
      await press('Enter');
      await step(`${incident}: Screenshot or log`);
      await until('the file', lists(path.basename(file)));
      await moveTo('Go On');
    }
    await step(`Fill in More of ${incident}`);
    await moveTo('Done');
    await step(`Launch ${incident}`, `${of}/${of}`);
    await take('Launch');
    const { kickoff } = storedRun(sandbox().file, await started());
    assert.equal(kickoff.impact, 'A blank page.\n\nThen nothing.');
    if (dialect === 'current') {
      const { evidence } = kickoff;
      assert.match(String(evidence), /^\[quick-log\.txt\]\(http.*\)$/);
    }
    assert.deepEqual(await window().editors.titles(), []);
  });

  it('keeps what was entered on Escape, also half a text, for the form and for the next time', async () => {
    await begin(incident);
    await step(`Launch ${incident}`);
    await take('Start Empty');
    if (dialect === 'documented') await answer(`${incident}: Run name`, 'Oslo', '1/6');
    const of = byDialect({ documented: 6, current: 5 });
    await answer(`${incident}: What is happening?`, 'Slow', `${of - 4}/${of}`);
    await step(`${incident}: Severity`, `${of - 3}/${of}`);
    // VS Code’s key for the Back button.
    await press('Control+Alt+Minus');
    await answer(`${incident}: What is happening?`, 'Slow pages', `${of - 4}/${of}`);
    await choose(`${incident}: Severity`, 'mod', 'Moderate', `${of - 3}/${of}`);
    await step(`${incident}: Incident commander`, `${of - 2}/${of}`);
    await press('Escape');
    await quickInput().closed();
    await runCommand('Pneumatic: Launch Workflow…');
    await step('Launch Workflow');
    await quickInput().filled();
    await type(incident);
    await take(incident);
    const form = await formIn(window(), incident);
    // A page that takes the focus late would close the next question.
    await openedPage(form);
    assert.equal(await form.input('What is happening?').inputValue(), 'Slow pages');
    assert.equal(await form.input('Severity').inputValue(), 'Moderate');

    await begin(incident);
    await step(`Launch ${incident}`);
    await take('Continue the Draft');
    await choose(`${incident}: Incident commander`, 'jonas', 'Jonas Weber', '1/3');
    await step(`${incident}: Could personal data be involved?`, '2/3');
    await press('Escape');
    await until('the choice in the open form', async () =>
      (await form.input('Incident commander').inputValue()).startsWith('jonas.'),
    );
  });

  it('leads back to the step that the service has refused, and then launches', async function () {
    // Today’s API has no value that may come once only.
    if (dialect === 'current') this.skip();
    const release = 'Release to production';
    await begin(release);
    await answer(`${release}: Run name`, 'Once more', '1/7');
    await answer(`${release}: Release version`, '4.12.0', '2/7');
    await choose(`${release}: Release type`, 'pat', 'Patch', '3/7');
    await step(`${release}: Components`, '4/7');
    await tick('Mobile app');
    await press('Enter');
    await answer(`${release}: Release date`, '2027-02-01', '5/7');
    await choose(`${release}: Release captain`, 'priya', 'Priya Nair', '6/7');
    await step(`Launch ${release}`, '7/7');
    const before = storedRuns(sandbox().file).length;
    await take('Launch');
    await step(`${release}: Release version`);
    await quickInput().messageWith('Another run already has the value');
    assert.equal(storedRuns(sandbox().file).length, before);
    await answer(`${release}: Release version`, '4.13.0');
    await step(`Launch ${release}`, '7/7');
    await moveTo('Launch');
    const run = storedRun(sandbox().file, await started());
    assert.deepEqual(run.kickoff, {
      'release-version': '4.13.0',
      'release-type': 7001,
      components: [7007],
      'release-date': wireDay(2027, 2, 1),
      'release-captain': 'priya.nair@blueharbor.example',
    });
    assert.equal(storedRuns(sandbox().file).length, before + 1);
  });
});
