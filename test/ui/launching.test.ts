import assert from 'node:assert/strict';
import { storedRun, storedRuns } from '../support/sandboxRuns.ts';
import { copied } from './support/copied.ts';
import { byDialect, dialect, wireDay } from './support/dialect.ts';
import { formIn, openForm, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

const demoMember = 'maya.lindqvist@blueharbor.example';

describe('Launching by the form', () => {
  const sandbox = useSandbox();
  const window = useSharedWindow(() => ({ 'pneumatic.server': sandbox().origin }));

  before(() => signIn(window(), sandbox().key));

  /** The stored run, whose time is compared with that of the launch and then left out. */
  function stored(id: string, launchedAfter: number) {
    const { launchedAt, ...run } = storedRun(sandbox().file, id);
    assert.ok(Date.parse(launchedAt) >= launchedAfter && Date.parse(launchedAt) <= Date.now());
    return run;
  }

  /** Today's service takes only links of its own files. */
  const evidence = (): string =>
    byDialect({
      documented: 'https://files.blueharbor.example/log.txt',
      current: `${sandbox().origin}/files/log-2027-02-01`,
    });

  it('stores texts, choices, a number, a person, links and a link of a task as typed', async () => {
    const start = Date.now();
    const form = await openForm(window(), 'Incident response');
    await form.fill('Run name', 'Bookings fail in Kiel ⚓');
    await form.fill('What is happening?', 'Bookings fail – “everywhere” <b>');
    await form.select('Severity', 'High');
    await form.check('Affected systems', 'Payments', 'Web app');
    await form.fill('What do customers notice?', 'A blank page.\n\n  And then nothing.');
    await form.fill('Marinas affected', '12,5');
    await form.input('Incident commander').pressSequentially('priya');
    await form.row('Incident commander').getByRole('option', { name: 'Priya Nair' }).click();
    await form.fill('Dashboard or trace', 'grafana.example/d/1?from=now-1h#top');
    await form.fill('Screenshot or log', evidence());
    await form.choose('Could personal data be involved?', 'Not sure');
    if (dialect === 'documented') {
      await form.frame.getByText('Task links', { exact: true }).click();
      await form.fill('1. Open the war room', 'https://meet.blueharbor.example/kiel');
    }
    await form.launch();
    const id = await form.processId();
    assert.deepEqual(stored(id, start), {
      id: Number(id),
      name: 'Bookings fail in Kiel ⚓',
      workflowId: 2,
      kickoff: {
        summary: 'Bookings fail – “everywhere” <b>',
        ...byDialect({
          documented: { severity: 2002, systems: [2004, 2008] },
          current: { severity: 'High', systems: ['Web app', 'Payments'] },
        }),
        impact: 'A blank page.\n\n  And then nothing.',
        marinas: '12.5',
        commander: 'priya.nair@blueharbor.example',
        dashboard: 'grafana.example/d/1?from=now-1h#top',
        ...byDialect({
          documented: { evidence: evidence(), 'personal-data': 2012 },
          current: { evidence: [`[log-2027-02-01](${evidence()})`], 'personal-data': 'Not sure' },
        }),
      },
      taskUrls: byDialect({
        documented: { 201: 'https://meet.blueharbor.example/kiel' },
        current: {},
      }),
      launchedBy: demoMember,
    });
  });

  it('stores a date, and leaves out what was left empty', async () => {
    const start = Date.now();
    const form = await openForm(window(), 'Release to production');
    const suggested = await form.input('Run name').inputValue();
    await form.fill('Release version', '4.13.0');
    await form.choose('Release type', 'Major');
    await form.check('Components', 'Mobile app');
    await form.fill('Release date', '2027-02-01');
    await form.fill('Release captain', 'priya.nair@blueharbor.example');
    await form.launch();
    const id = await form.processId();
    const named = byDialect({
      documented: { suggested: /^Release to production – .*20\d\d/, run: suggested },
      current: { suggested: /^Harbormaster \{\{release-version\}\}$/, run: 'Harbormaster 4.13.0' },
    });
    assert.match(suggested, named.suggested);
    assert.deepEqual(stored(id, start), {
      id: Number(id),
      name: named.run,
      workflowId: 7,
      kickoff: {
        'release-version': '4.13.0',
        ...byDialect({
          documented: { 'release-type': 7003, components: [7007] },
          current: { 'release-type': 'Major', components: ['Mobile app'] },
        }),
        'release-date': wireDay(2027, 2, 1),
        'release-captain': 'priya.nair@blueharbor.example',
      },
      taskUrls: {},
      launchedBy: demoMember,
    });
  });

  it('stores a field of a type that is not known here as text, and says so', async () => {
    const menu = await window().view('Workflows').tree.row('Customer escalation').menu();
    await menu.pick('Launch…');
    const form = await formIn(window(), 'Customer escalation');
    await form
      .row('How upset is the customer?')
      .getByText('a type that is not known here (“rating”)')
      .waitFor();
    await form.fill('Customer', 'Marina Nord');
    await form.fill('Conversation', 'https://support.blueharbor.example/t/9');
    await form.fill('How upset is the customer?', '4');
    await form.fill('What has happened?', 'Nobody called back.');
    await form.fill('Owner on our side', 'priya.nair@blueharbor.example');
    await form.launch();
    assert.deepEqual(storedRun(sandbox().file, await form.processId()).kickoff, {
      customer: 'Marina Nord',
      conversation: 'https://support.blueharbor.example/t/9',
      mood: '4',
      story: 'Nobody called back.',
      owner: 'priya.nair@blueharbor.example',
    });
  });

  it('launches once, however quickly the button is pressed twice', async () => {
    const before = storedRuns(sandbox().file).length;
    const form = await openForm(window(), 'on-call handover');
    await form.button('Launch').dblclick();
    const first = await form.processId();
    await form.button('Launch Another').click();
    await formIn(window(), 'on-call handover');
    await form.launch();
    // The second run is stored after everything that the double click has sent.
    const second = await form.processId();
    const since = storedRuns(sandbox().file).slice(before);
    assert.deepEqual(
      since.map(({ id }) => String(id)),
      [first, second],
    );
  });

  it('shows the process id, copies it, and empties the form for another', async () => {
    const form = await openForm(window(), 'Content publishing');
    await form.fill('Title', 'Winter storage');
    await form.fill('Draft', 'docs.blueharbor.example/winter');
    await form.check('Channels', 'Blog');
    await form.launch();
    const id = await form.processId();
    const colour = (selector: string): Promise<string> =>
      form.frame.locator(selector).evaluate((element) => getComputedStyle(element).color);
    // Themes have a colour for code that is not made for this background.
    assert.equal(await colour('.launched .run-id code'), await colour('.launched h2'));
    assert.equal(await copied(window(), () => form.button('Copy').click()), id);
    await form.button('Copied').waitFor();
    await form.button('Launch Another').click();
    await form.input('Title').waitFor();
    assert.equal(await form.input('Title').inputValue(), '');
    assert.equal(await form.input('Draft').inputValue(), '');
    const blog = form.row('Channels').getByRole('checkbox', { name: 'Blog' });
    assert.equal(await blog.isChecked(), false);
  });
});
