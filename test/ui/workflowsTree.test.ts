import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { ContextMenu } from '../vscode/objects/contextMenu.ts';
import { ModalDialog } from '../vscode/objects/modalDialog.ts';
import type { RowText } from '../vscode/objects/rowText.ts';
import { copied } from './support/copied.ts';
import { byDialect, dialect, workflowPath } from './support/dialect.ts';
import { useGate } from './support/gate.ts';
import { listed, signIn } from './support/person.ts';
import { useSandbox } from './support/sandbox.ts';
import { until } from './support/until.ts';
import { useSharedWindow } from './support/sharedWindow.ts';

const release = 'Release to production';

const labels = (rows: readonly RowText[]): readonly string[] => rows.map(({ label }) => label);

const texts = (rows: readonly RowText[]): readonly string[] =>
  rows.map(({ label, description }) => `${label} | ${description}`);

/** The beginning of a request for all workflows. */
const listRequest = byDialect({
  documented: 'GET /workflows?ordering=-date',
  current: 'GET /templates?limit=200&offset=0&ordering=-date',
});

const active = [
  'on-call handover | 3 tasks · no fields',
  'Database migration | 5 tasks · 9 fields',
  'Security review | 4 tasks · 6 fields',
  'Content publishing | 4 tasks · 7 fields',
  'Customer escalation | 4 tasks · 7 fields',
  'Access request | 4 tasks · 6 fields',
  'Vendor review | 5 tasks · 24 fields',
  'Incident response | 6 tasks · 9 fields',
  'Employee onboarding | 5 tasks · 9 fields',
];
/** Today's service lists only workflows that the person may launch, the active ones first. */
const newestFirst = byDialect({
  documented: [
    'Release to production | 6 tasks · 8 fields',
    'Quarterly access audit | inactive · 2 tasks · 2 fields',
    'Signing key rotation | 3 tasks · 3 fields',
    ...active,
    'Legacy release train | inactive · 2 tasks · 1 field',
  ],
  current: [
    'Release to production | 6 tasks · 8 fields',
    'Berth import | 1 task · 1 field',
    'Berth inspection | 3 tasks · 2 fields',
    'Marina go-live | 3 tasks · 12 fields',
    ...active,
    'Quarterly access audit | inactive · 2 tasks · 2 fields',
    'Legacy release train | inactive · 2 tasks · 1 field',
  ],
});

const nameOf = (row: string): string => row.split(' | ')[0] ?? '';
const isActive = (name: string): boolean =>
  !newestFirst.some((row) => row.startsWith(`${name} | inactive`));
/** In today's service, inactive workflows stay at the end in every order. */
const activeFirst = (names: readonly string[]): readonly string[] =>
  byDialect({
    documented: names,
    current: [...names.filter(isActive), ...names.filter((name) => !isActive(name))],
  });
const sortedByName = (): readonly string[] =>
  activeFirst(newestFirst.map(nameOf).toSorted((a, b) => a.localeCompare(b, 'en')));
const reversed = (names: readonly string[]): readonly string[] => activeFirst(names.toReversed());

describe('The Workflows view', () => {
  const sandbox = useSandbox();
  const gate = useGate(sandbox);
  const window = useSharedWindow(() => ({ 'pneumatic.server': gate().origin }));
  const view = () => window().view('Workflows');
  const tree = () => view().tree;
  const asked = (request: string): number =>
    gate().requests.filter((each) => each.startsWith(request)).length;

  before(async () => {
    await signIn(window(), sandbox().key);
    // Makes room for all rows, since only rows in sight can be read.
    await window().view('Runs').pane.locator('.pane-header').click();
  });

  /** Waits until exactly these rows are below a row. */
  const hasBelow = (path: readonly string[], rows: readonly string[]): Promise<void> =>
    until(rows.join(', '), async () => {
      return isDeepStrictEqual(texts(await tree().children(...path)), rows);
    });

  it('lists the workflows with their numbers of tasks and fields, newest first', async () => {
    assert.deepEqual(texts(await listed(window(), newestFirst.length)), newestFirst);
  });

  it('dims inactive workflows and does not launch them', async () => {
    const colour = async (workflow: string): Promise<string> => {
      const label = (await tree().row(workflow).locator()).locator('.label-name');
      return label.evaluate((element) => getComputedStyle(element).color);
    };
    const dimmed = await window().page.evaluate(() => {
      const sample = document.querySelector('.monaco-workbench')?.appendChild(new Image());
      if (!sample) return '';
      sample.style.color = 'var(--vscode-disabledForeground)';
      const { color } = getComputedStyle(sample);
      sample.remove();
      return color;
    });
    await until('the decoration', async () => (await colour('Legacy release train')) === dimmed);
    assert.notEqual(await colour(release), dimmed);
    assert.deepEqual(await tree().row('Legacy release train').actions(), []);
    assert.deepEqual(await tree().row(release).actions(), ['Launch…']);
    const menu = await tree().row('Legacy release train').menu();
    assert.deepEqual(await menu.labels(), [
      ...byDialect({ documented: [], current: ['Show Its Runs'] }),
      ...['Copy VS Code Link', 'Copy ID', 'Copy Name', 'Refresh'],
    ]);
    await menu.close();
    const inactive = tree().row('Legacy release train');
    await inactive.click();
    await until('the selection', async () => (await inactive.read()).selected);
    await window().page.keyboard.press('Control+Enter');
    await window().notifications.shown('“Legacy release train” is inactive. Ask its owner');
    assert.deepEqual(await window().editors.titles(), []);
    await tree().row('Legacy release train').collapse();
  });

  it('describes a workflow in its tooltip', async () => {
    const text = await tree().row(release).tooltip();
    assert.match(text, /Takes a tested build of Harbormaster to every marina\./);
    assert.match(text, /^Start it once the release branch is green\.$/m);
    if (dialect === 'documented') {
      assert.match(text, /May be run by: Maya Lindqvist, Tomás Rivera, Priya Nair/);
      assert.match(text, /Performers: 5/);
      assert.match(text, /Sites: .*github\.com.*playwright\.dev/);
    }
    assert.match(text, /ID: 7/);
  });

  it('shows below a workflow its form and its tasks in order, loaded once', async () => {
    await tree().row(release).expand();
    await hasBelow(
      [release],
      [
        'Kick-off form | 8 fields',
        '1. Cut the release branch | Maya Lindqvist',
        '2. Run the acceptance tests | Maya Lindqvist, Priya Nair',
        '3. Approve the release | Tomás Rivera, Priya Nair, Aiko Tanaka · all must complete',
        '4. Roll out | Priya Nair',
        '5. Watch the dashboards for an hour | Priya Nair',
        '6. Tell the customers | Elena Petrova',
      ],
    );
    await tree().row(release).collapse();
    await tree().row(release).expand();
    await tree().children(release);
    assert.equal(asked(`GET ${workflowPath(7)}`), 1);
  });

  it('shows each field of a kick-off form with its type', async () => {
    await tree().row(release, 'Kick-off form').expand();
    await hasBelow(
      [release, 'Kick-off form'],
      [
        'Release version | Short text, required',
        'Release type | One of several, required',
        'Components | Any of several, required',
        'Release date | Date, required',
        'Changelog | Web address',
        'Release captain | Person, required',
        'Rollback plan | Long text',
        'Anything special? | Any of several',
      ],
    );
    const tooltip = await tree().row(release, 'Kick-off form', 'Release type').tooltip();
    assert.match(tooltip, /Decides who has to approve\.[^]*Selections: Patch, Minor, Major/);
    assert.match(tooltip, /API name: release-type/);
  });

  it('opens the link of a task, once VS Code has asked', async function () {
    // The tasks have no links in today's dialect.
    if (dialect === 'current') this.skip();
    const task = tree().row(release, '1. Cut the release branch');
    assert.deepEqual(await task.actions(), ['Open Link']);
    await task.act('Open Link');
    const dialog = new ModalDialog(window().page);
    await dialog.asks('https://github.com/');
    await dialog.answer('Cancel');
    assert.deepEqual(await tree().row(release, '3. Approve the release').actions(), []);
  });

  it('copies ids and names from the context menu', async () => {
    const of = async (entry: string, ...path: readonly string[]): Promise<string> => {
      const menu = await tree()
        .row(...path)
        .menu();
      return copied(window(), () => menu.pick(entry));
    };
    assert.equal(await of('Copy ID', release), '7');
    assert.equal(await of('Copy Name', release), release);
    assert.equal(await of('Copy ID', release, 'Kick-off form', 'Changelog'), 'changelog');
    assert.equal(
      await of('Copy ID', release, '4. Roll out'),
      byDialect({ documented: '704', current: 'task-704' }),
    );
    assert.equal(await of('Copy Name', release, '4. Roll out'), 'Roll out');
  });

  it('asks the service again on Refresh, for one workflow or for all', async () => {
    const menu = await tree().row(release).menu();
    await menu.pick('Refresh');
    await until('the workflow', () => Promise.resolve(asked(`GET ${workflowPath(7)}`) === 2));
    const lists = asked(listRequest);
    await view().act('Refresh Workflows');
    await until('the list', () => Promise.resolve(asked(listRequest) === lists + 1));
    await tree().row(release).collapse();
  });

  it('finds a workflow by a word of its description', async () => {
    await view().act('Find Workflow…');
    const { quickInput } = window();
    await quickInput.opened('Find Workflow');
    await quickInput.type('the pager');
    // A row that makes the service search may follow it.
    await until('the one that fits', async () => {
      const items = await quickInput.items();
      return items.length <= 2 && items[0]?.label === 'on-call handover';
    });
    const [found] = await quickInput.items();
    assert.match(found?.detail ?? '', /Every Monday at 09:00 UTC: the pager changes hands/);
    await quickInput.pick('on-call handover', 'the pager');
    const children = await tree().children('on-call handover');
    assert.equal(children[0]?.label, '1. Go through last week’s alerts');
    const row = tree().row('on-call handover');
    await until('the selection', async () => (await row.read()).selected);
    await tree().row('on-call handover').collapse();
  });

  it('finds a workflow without regard to accents, and says where nothing fits', async () => {
    await view().act('Find Workflow…');
    const { quickInput } = window();
    await quickInput.opened('Find Workflow');
    await quickInput.type('páger ÉVERY');
    await until('the one that fits', async () => {
      const [first] = await quickInput.items();
      return first?.label === 'on-call handover';
    });
    await quickInput.type('zzzz');
    await until('that nothing fits', async () => {
      const items = await quickInput.items();
      return items.map(({ label }) => label).join() === 'Nothing fits “zzzz”.';
    });
    await quickInput.cancel();
    await quickInput.closed();
  });

  it('sorts in four ways', async () => {
    const sorted = async (order: string, first: string): Promise<readonly string[]> => {
      await (await view().moreActions()).pick('Sort Workflows By…');
      await window().quickInput.opened('Sort Workflows By');
      await window().quickInput.pick(order);
      const rows = await tree().rowsWhere(order, ([row]) => row?.label === first);
      return labels(rows);
    };
    const byName = await sorted('Name (A to Z)', 'Access request');
    assert.deepEqual(byName, sortedByName());
    assert.deepEqual(await sorted('Name (Z to A)', 'Vendor review'), reversed(byName));
    const [first, second] = byDialect({
      documented: ['Legacy release train', 'Employee onboarding'] as const,
      current: ['Employee onboarding', 'Incident response'] as const,
    });
    const oldest = await sorted('Oldest First', first);
    assert.equal(oldest[1], second);
    assert.deepEqual(await sorted('Newest First', release), reversed(oldest));
  });

  it('offers its actions in the title and in the menu behind the dots', async () => {
    assert.deepEqual((await view().titleActions()).slice(0, 2), [
      'Find Workflow…',
      'Refresh Workflows',
    ]);
    await view().moreActions();
    const menu = new ContextMenu(window().page);
    assert.deepEqual(await menu.labels(), [
      'Sort Workflows By…',
      'Account…',
      'Set API Key…',
      'Use Demo Account',
      'Select Server…',
      'Sign Out',
      'Show Log',
    ]);
    await menu.close();
  });
});
