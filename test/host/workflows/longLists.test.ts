/** Choosing among so many workflows that a pick shows the best of them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { success } from '../../../src/core/base/result.ts';
import type { Workflow } from '../../../src/core/workflows/workflow.ts';
import type { Row } from '../../../src/host/platform/choice.ts';
import { FilteredPick } from '../../../src/host/platform/filteredPick.ts';
import { ShownWorkflows } from '../../../src/host/workflows/shownWorkflows.ts';
import { WorkflowFinder } from '../../../src/host/workflows/workflowFinder.ts';
import { manyWorkflows } from '../../support/samples/manyWorkflows.ts';
import { runningServices } from '../support/extension.ts';
import { eventually } from '../../vscode/eventually.ts';

const workflows = manyWorkflows(1000);
let filtered: FilteredPick<Workflow>;
let pick: vscode.QuickPick<Row<Workflow>>;

/** Shows workflows of which these were launched. */
function shownWith(...launched: readonly number[]): ShownWorkflows {
  return new ShownWorkflows(filtered, new WorkflowFinder(), {
    include: ({ active }) => active,
    launches: launched.flatMap((at) => {
      const workflow = workflows[at];
      return workflow ? [{ workflow }] : [];
    }),
    buttons: [],
  });
}

const ids = (count: number) => pick.items.slice(0, count).map(({ value }) => value?.id);
const typed = (text: string, first: string): Promise<Row<Workflow>> => {
  pick.value = text;
  return eventually(`${first} for ${text}`, () =>
    Promise.resolve(pick.items.find(({ label }) => label !== '' && label.includes(first))),
  );
};

describe('Choosing among very many workflows', () => {
  beforeEach(() => {
    filtered = new FilteredPick({ title: 'Find', placeHolder: '' });
    ({ pick } = filtered);
    void filtered.choose();
  });
  afterEach(() => {
    filtered.dispose();
  });

  it('begins with what is used, and counts the rest', () => {
    assert.equal(shownWith(700, 3, 700).show(workflows), 1000);
    assert.deepEqual(ids(4), ['701', '4', '1', '2']);
    assert.equal(pick.items.at(-1)?.description, 'and 800 more: type to find them');
  });

  it('leaves the first ones where they are when the others come', async () => {
    const shown = shownWith(700, 3);
    filtered.isLoading = true;
    shown.begin(workflows.slice(0, 50));
    assert.deepEqual(ids(3), ['4', '1', '2']);
    assert.equal(pick.items.length, 50);
    filtered.isLoading = false;
    shown.show(workflows);
    assert.deepEqual(ids(3), ['4', '1', '2']);
    assert.deepEqual(
      pick.items.slice(50, 52).map(({ value }) => value?.id),
      ['701', '51'],
    );
    await typed('team 999', 'team 999');
  });

  it('says that nothing fits only once all of them are there', async () => {
    const shown = shownWith();
    filtered.isLoading = true;
    shown.begin(workflows.slice(0, 50));
    const noted = new Promise<void>((resolve) => {
      pick.onDidChangeValue(() => {
        resolve();
      });
    });
    pick.value = 'zzzz';
    await noted;
    assert.equal(pick.items.length, 50);
    filtered.isLoading = false;
    shown.show(workflows);
    await typed('zzzz', 'Nothing fits “zzzz”.');
  });

  it('finds by any line of a description, and without accents', async () => {
    shownWith().show(workflows);
    pick.value = 'checklist 77';
    await eventually('the line that fits', () =>
      Promise.resolve(
        pick.items.find(({ detail = '' }) => detail.startsWith('Team 77 has its own checklist')),
      ),
    );
    await typed('wurzburg', 'Würzburg');
  });

  it('tells those of one name apart, once all names were read', async () => {
    const [first, ...others] = workflows;
    assert.ok(first);
    const alike = others.map((other, at) =>
      at === 900 ? { ...other, name: first.name.toUpperCase() } : other,
    );
    shownWith().show([first, ...alike]);
    await eventually('what tells them apart', () =>
      Promise.resolve(pick.items[0]?.description === '#1 · 6 tasks' || undefined),
    );
    assert.equal(pick.items[1]?.description, '');
  });
});

describe('Finding among very many workflows', () => {
  it('reads a name once, however often it is opened', async () => {
    const { workflows: store } = await runningServices();
    let read = 0;
    const items = manyWorkflows(1000).map((workflow, at) =>
      at === 900
        ? Object.defineProperty({ ...workflow }, 'name', { get: () => `Name ${(read += 1)}` })
        : workflow,
    );
    const beginning = () => Promise.resolve(success({ items, whole: undefined }));
    Object.assign(store, { beginning });
    try {
      for (let time = 1; time <= 2; time++) {
        const found = vscode.commands.executeCommand('pneumatic.findWorkflow');
        await eventually('all names', () => Promise.resolve(read > 0 || undefined));
        // What was begun before has come as far as this.
        await new WorkflowFinder().in(manyWorkflows(1000)).ready;
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        await found;
      }
    } finally {
      Reflect.deleteProperty(store, 'beginning');
    }
    assert.equal(read, 1);
  });
});
