/** Choosing a workflow that is not in the list: by the service's search, or from runs. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { personId, workflowId } from '../../../src/core/base/ids.ts';
import { unlisted } from '../../../src/host/runs/filterRuns.ts';
import type { Row } from '../../../src/host/platform/choice.ts';
import { FilteredPick } from '../../../src/host/platform/filteredPick.ts';
import { searchService } from '../../../src/host/workflows/searchService.ts';
import { workflowChoices } from '../../../src/host/workflows/pickItem.ts';
import type { Workflow } from '../../../src/core/workflows/workflow.ts';
import type { Services } from '../../../src/host/services.ts';
import { json } from '../../support/failing/server.ts';
import { eventually } from '../../vscode/eventually.ts';
import { tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { focusRow } from '../support/openedPick.ts';
import { createServers } from '../support/servers.ts';
import { type Today, signInToToday } from '../support/today.ts';

const servers = createServers();
let services: Services;
let today: Today;
let filtered: FilteredPick<Workflow>;
let pick: vscode.QuickPick<Row<Workflow>>;
let listedOne: Workflow;

const searches = (): readonly (string | null)[] =>
  today.interceptor.asked
    .filter((what) => what.startsWith('GET /templates?'))
    .map((what) => new URL(what.replace('GET ', ''), today.origin).searchParams.get('search'))
    .filter((search) => search !== null);

/** Waits for the first item that fits. */
const item = (what: string, like: (item: Row<Workflow>) => boolean): Promise<Row<Workflow>> =>
  eventually(what, () => Promise.resolve(pick.items.find(like)));

const isFound = ({ description }: Row<Workflow>): boolean => description === 'found by the service';

describe('Choosing among the workflows', () => {
  before(async () => {
    services = await runningServices();
  });
  beforeEach(async () => {
    today = await signInToToday(services, servers);
    const listed = await services.workflows.list();
    assert.ok(listed.ok && listed.value[0]);
    [listedOne] = listed.value;
    filtered = new FilteredPick({
      title: 'Find Workflow',
      placeHolder: '',
      isSame: (a, b) => a.id === b.id,
    });
    ({ pick } = filtered);
    filtered.choices = workflowChoices(listed.value);
    searchService(filtered, services, () => true);
    void filtered.choose();
  });
  afterEach(async () => {
    filtered.dispose();
    await tidy(services);
    await servers.stop();
  });

  it('has the service search where nothing in the list matches', async () => {
    // A task of the on-call handover has this word.
    pick.value = 'fragile';
    const found = await item('what the service finds', isFound);
    assert.equal(found.label, 'on-call handover');
    assert.deepEqual(searches(), ['fragile']);
    pick.value = '';
    await eventually('the list as it was', () =>
      Promise.resolve(pick.items.some(isFound) ? undefined : true),
    );
  });

  it('has it search on demand where something in the list matches', async () => {
    pick.value = 'handover';
    const offer = await item('the offer', ({ act }) => act !== undefined);
    assert.deepEqual([offer.label, offer.alwaysShow], ['Search Pneumatic for “handover”', true]);
    assert.deepEqual(searches(), []);
    await focusRow(pick, offer);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await eventually('the search', () => Promise.resolve(searches().length > 0 || undefined));
    await item('what the service finds', isFound);
    assert.deepEqual(searches()[0], 'handover');
  });

  it('says why the service could not search, and has it search again', async () => {
    const refused = json({ detail: 'Not now.' }, 400);
    const end = today.interceptor.instead(/^GET \/templates\?.*search=/, refused);
    pick.value = 'fragile';
    const failure = await item('the reason', ({ detail }) => detail?.includes('Not now.') === true);
    assert.equal(failure.label, 'Pneumatic could not be searched.');
    assert.ok(!pick.items.some(({ label }) => label.startsWith('Nothing fits')));
    end();
    const offer = await item('the offer', ({ act }) => act !== undefined);
    await focusRow(pick, offer);
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await item('what the service finds', isFound);
    assert.ok(!pick.items.includes(failure));
  });

  it('knows workflows from their runs, where they are not in the list', async () => {
    await today.launch(10, { name: 'Week 40' });
    await services.runList.refresh();
    const account = today.account;
    assert.deepEqual(await unlisted(services, account), []);
    today.interceptor.instead(/^GET \/templates\?/, json([]));
    services.workflows.refresh();
    assert.deepEqual(await unlisted(services, account), [
      { id: workflowId('10'), name: 'on-call handover' },
    ]);
  });

  it('says that nothing fits only once it knows what there is', async () => {
    filtered.dispose();
    filtered = new FilteredPick({ title: 'Find Workflow', placeHolder: '' });
    ({ pick } = filtered);
    void filtered.choose();
    const typed = new Promise<void>((resolve) => {
      pick.onDidChangeValue(() => {
        resolve();
      });
    });
    pick.value = 'zzzz';
    await typed;
    assert.equal(pick.items.length, 0);
    filtered.choices = workflowChoices([listedOne]);
    assert.equal(pick.items.at(-1)?.label, 'Nothing fits “zzzz”.');
  });

  /** The rows that are shown even if VS Code's own filter excludes them, once there are some. */
  const added = (typed: string): Promise<readonly Row<Workflow>[]> => {
    pick.value = typed;
    return eventually(`rows for ${typed}`, () => {
      const rows = pick.items.filter(({ alwaysShow }) => alwaysShow);
      return Promise.resolve(rows.length > 0 ? rows : undefined);
    });
  };
  const give = (...workflows: readonly Partial<Workflow>[]): void => {
    filtered.choices = workflowChoices(
      workflows.map((workflow, index) => ({
        ...listedOne,
        id: workflowId(`${index}`),
        ...workflow,
      })),
    );
  };

  it('finds without accents, in any script, and by any line of a description', async () => {
    give(
      { name: 'Übergabe an García', description: '' },
      { name: 'Daily report', description: '# Report\n\nЕжедневная **сводка**' },
      { name: '$(rocket) Release', description: '' },
    );
    for (const [typed, label, detail] of [
      ['garcia uber', 'Übergabe an García', ''],
      ['rocket', '\\$(rocket) Release', ''],
      ['сводка', 'Daily report', 'Ежедневная сводка'],
    ] as const) {
      const [row, ...others] = await added(typed);
      assert.deepEqual([row?.label, row?.detail, others], [label, detail, []]);
      pick.value = '';
      await eventually('the list as it was', () =>
        Promise.resolve(pick.items.every(({ alwaysShow }) => !alwaysShow) || undefined),
      );
    }
  });

  it('tells workflows of one name apart, and names those that have none', () => {
    const olga = { id: personId('1'), email: '', name: 'Olga Berg', photo: undefined, status: '' };
    give(
      { name: 'Access', tasksCount: 1, mayRun: [olga] },
      { name: 'access', tasksCount: 3, active: false, mayRun: [] },
      { name: 'Other' },
      { name: ' \u3164' },
    );
    assert.deepEqual(
      pick.items.map(({ label, description }) => [label, description]),
      [
        ['Access', '#0 · 1 task · Olga Berg'],
        ['access', 'inactive · #1 · 3 tasks'],
        ['Other', ''],
        ['Unnamed workflow 3', ''],
      ],
    );
  });

  it('shows a link of a description by its label', () => {
    give({
      name: 'Berth import',
      description: 'See [the plan](https://example.org/a_(b)) and ![a picture](x.png).',
    });
    assert.deepEqual(
      pick.items.map(({ detail }) => detail),
      ['See the plan and a picture.'],
    );
  });

  for (const [what, bracket] of [
    ['labels', '['],
    ['addresses', '[x]('],
    ['labels within labels', '[x'],
    ['parentheses', '[x]((y)'],
  ] as const) {
    it(`is not held up by a description with many ${what} that do not end`, () => {
      const description = `x${bracket.repeat(50_000)}`;
      const before = performance.now();
      workflowChoices([{ ...listedOne, description }]);
      assert.ok(performance.now() - before < 1000);
    });
  }

  it('says that nothing fits where neither the list nor the service has it', async () => {
    const [row] = await added('zqx$(such)');
    assert.equal(row?.label, 'Nothing fits “zqx\\$(such)”.');
    assert.deepEqual(searches(), ['zqx$(such)']);
  });
});
