import assert from 'node:assert/strict';
import type { Event } from 'vscode';
import { accountId } from '../../../src/core/base/ids.ts';
import { settingIds } from '../../../src/host/manifest/ids.ts';
import { isRunRecord } from '../../../src/host/launches/runRecordItem.ts';
import { RunHistory } from '../../../src/host/launches/runHistory.ts';
import type { Services } from '../../../src/host/services.ts';
import { shownName } from '../../../src/host/platform/format.ts';
import { eventually } from '../../vscode/eventually.ts';
import { setSetting, tidy } from '../support/account.ts';
import { runningServices } from '../support/extension.ts';
import { iconName, tooltipText } from '../support/nodes.ts';
import { newFolder, removeFolders } from '../support/records.ts';
import { runRecordOf } from '../support/runRecords.ts';

describe('The Runs view', () => {
  let services: Services;
  const shownIds = async (): Promise<readonly string[]> =>
    (await services.runsTree.getChildren()).map((row) => (isRunRecord(row) ? row.id : ''));

  const nextChange = (event: Event<void> = services.runsTree.onDidChangeTreeData): Promise<void> =>
    new Promise((resolve) => {
      const following = event(() => {
        following.dispose();
        resolve();
      });
    });

  before(async () => {
    services = await runningServices();
  });
  afterEach(() => tidy(services));

  it('is empty at first', async () => {
    assert.deepEqual(await shownIds(), []);
  });

  it('shows the newest run first, in whatever order they came', async () => {
    for (const [id, at] of [
      ['2', 2000],
      ['3', 3000],
      ['1', 1000],
    ] as const) {
      await services.history.add(runRecordOf(id, at));
    }
    assert.deepEqual(await shownIds(), ['3', '2', '1']);
  });

  it('shows what a run is, where it is and when it was launched', async () => {
    const launchedAt = new Date(2026, 10, 23, 15, 30).getTime();
    const run = runRecordOf('4711', launchedAt, { name: 'Harbormaster *4.13*' });
    const item = services.runsTree.resolveTreeItem(services.runsTree.getTreeItem(run), run);
    assert.equal(item.label, 'Harbormaster *4.13*');
    assert.match(
      String(item.description),
      /^#4711 · Release to production · Nov 23, 2026, 3:30\sPM$/,
    );
    assert.deepEqual([item.contextValue, iconName(item)], ['launchedRun', 'rocket']);
    const text = tooltipText(item);
    assert.match(text, /\*\*Harbormaster \\\*4\\\.13\\\*\*\*/);
    for (const part of ['Workflow: Release to production', 'Run ID: 4711', 'Demo account']) {
      assert.ok(text.includes(part), `${part} is missing in ${text}`);
    }
    assert.deepEqual(await services.runsTree.getChildren(run), []);
  });

  it('cuts a name that is too long to be read, and keeps what is copied', () => {
    const run = runRecordOf('4711', 1000, {
      name: `${'n'.repeat(198)}\u{1f980}${'n'.repeat(99_800)}`,
    });
    const item = services.runsTree.resolveTreeItem(services.runsTree.getTreeItem(run), run);
    assert.equal(item.label, `${'n'.repeat(198)}…`);
    assert.ok(tooltipText(item).length < 1000);
    assert.match(String(item.description), /^#4711 · /);
    assert.equal(shownName('n'.repeat(200)), 'n'.repeat(200));
  });

  it('is asked again when a run is added or removed', async () => {
    const run = runRecordOf('1', 1000);
    assert.deepEqual(await shownIds(), []);
    const added = nextChange();
    await services.history.add(run);
    await added;
    assert.deepEqual(await shownIds(), ['1']);
    const removed = nextChange();
    await services.history.remove([run]);
    await removed;
    assert.deepEqual(await shownIds(), []);
  });

  it('is not drawn again, which closes menus, by news of what it shows already', async () => {
    const run = runRecordOf('1', 1000);
    await services.history.add(run);
    assert.deepEqual(await shownIds(), ['1']);
    const numbers: number[] = [];
    const following = services.runsTree.onDidChangeTreeData(() => numbers.push(stored));
    let stored = 1;
    const told = nextChange(services.history.onDidChange);
    await services.history.markNotified(run, 'finished');
    await told;
    assert.deepEqual(await shownIds(), ['1']);
    const added = nextChange();
    stored = 2;
    await services.history.add(runRecordOf('2', 2000));
    await added;
    following.dispose();
    assert.deepEqual([...new Set(numbers)], [2]);
  });

  it('keeps runs apart that have the same id on two accounts', async () => {
    const elsewhere = { id: accountId('https://api.example#'), label: 'api.example' };
    const [here, there] = [runRecordOf('1', 1000), runRecordOf('1', 1000, { account: elsewhere })];
    await services.history.add(here);
    await services.history.add(there);
    await services.history.remove([here]);
    assert.deepEqual(await services.runsTree.getChildren(), [there]);
  });

  it('forgets the oldest beyond the number in the setting', async () => {
    await setSetting(settingIds.runsKept, 3);
    for (const number of [4, 2, 5, 1, 3])
      await services.history.add(runRecordOf(`${number}`, number));
    assert.deepEqual(await shownIds(), ['5', '4', '3']);
  });
});

describe('The history of two windows', () => {
  let services: Services;

  before(async () => {
    services = await runningServices();
  });
  after(() => removeFolders(services));

  it('is the same', async () => {
    const folder = newFolder(services);
    const [here, there] = [1, 2].map(() => new RunHistory(folder, services.log, services.names));
    assert.ok(here && there);
    assert.deepEqual(await here.list(), []);
    let changes = 0;
    here.onDidChange(() => (changes += 1));
    let added = 0;
    // It is unknown when the watcher of the folder starts, so runs are added until one is noticed.
    await eventually('news', async () => {
      added += 1;
      await there.add(runRecordOf(`${added}`, added));
      return changes > 0 || undefined;
    });
    assert.deepEqual(await here.list(), await there.list());
    assert.equal((await here.list()).length, added);
    here.dispose();
    there.dispose();
  });
});
