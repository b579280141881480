/**
 * Broken records on disk: one of several files, in all kinds of ways. The others are read as
 * before, nothing throws, and the broken file stays unchanged until it is replaced.
 */
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, symlink, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import type { Uri } from 'vscode';
import { emptyInput } from '../../../src/core/form/input.ts';
import { accountId, fieldId, taskId, workflowId } from '../../../src/core/base/ids.ts';
import { Drafts } from '../../../src/host/form/drafts.ts';
import { LaunchJournal } from '../../../src/host/launches/launchJournal.ts';
import { RunHistory } from '../../../src/host/launches/runHistory.ts';
import type { Services } from '../../../src/host/services.ts';
import { brokenFile } from '../../support/hostile/brokenFile.ts';
import { assertNothingTouched, assertPlain } from '../../support/hostile/plainValues.ts';
import { runningServices } from '../support/extension.ts';
import { tooltipText } from '../support/nodes.ts';
import { newFolder, removeFolders } from '../support/records.ts';
import { runRecordOf } from '../support/runRecords.ts';

/** Each run reads a file a dozen times. */
const numRuns = 60;

const workflow = { id: workflowId('7'), name: 'Release' };
const account = { id: accountId('demo'), label: 'Demo account' };
const input = {
  ...emptyInput,
  name: 'A run',
  values: [[fieldId('f'), ['one', 'two']]] as const,
  taskLinks: [[taskId('1'), 'https://example.org']] as const,
  dueAt: 1_790_000_000_000,
};

/** A use of a folder of records. */
interface Use {
  /** Writes a record as a window of its own. */
  readonly keep: (folder: Uri, name: string) => Promise<void>;
  /** Reads in all ways, as a new window does. Returns the names that it found. */
  readonly read: (folder: Uri) => Promise<readonly string[]>;
}

describe('Among what is kept on disk', () => {
  let services: Services;
  before(async () => {
    services = await runningServices();
  });
  afterEach(assertNothingTouched);
  after(() => removeFolders(services));

  async function using<Store extends { dispose(): void }, Value>(
    store: Store,
    use: (store: Store) => Promise<Value>,
  ): Promise<Value> {
    try {
      return await use(store);
    } finally {
      store.dispose();
    }
  }

  /** All texts of a row of the Runs view. */
  function shown(row: Parameters<Services['runsTree']['getTreeItem']>[0]): void {
    const item = services.runsTree.resolveTreeItem(services.runsTree.getTreeItem(row), row);
    assert.ok(tooltipText(item).length > 0);
  }

  const drafts = (folder: Uri): Drafts =>
    new Drafts(folder, services.log, 'window', services.names);
  const history = (folder: Uri): RunHistory => new RunHistory(folder, services.log, services.names);
  const journal = (folder: Uri): LaunchJournal =>
    new LaunchJournal(folder, history(newFolder(services)), services.log, services.names);

  const uses: Readonly<Record<string, Use>> = {
    drafts: {
      keep: (folder, name) =>
        using(drafts(folder), (store) =>
          store.put(account.id, workflowId(name), { input, editedAt: 1_790_000_000_000 }),
        ),
      read: (folder) =>
        using(drafts(folder), async (store) => {
          const names = ['one', 'two', 'three'];
          const found = await Promise.all(
            names.map((name) => store.get(account.id, workflowId(name))),
          );
          assertPlain(found);
          return names.filter((_, index) => found[index] !== undefined);
        }),
    },
    runs: {
      keep: (folder, name) =>
        using(history(folder), (store) =>
          store.add({ ...runRecordOf(name, 1_790_000_000_000), told: ['finished'], input }),
        ),
      read: (folder) =>
        using(history(folder), async (store) => {
          const runs = await store.list();
          assertPlain(runs);
          for (const run of runs) {
            shown(run);
            await store.markNotified(run, 'stalled');
          }
          return runs.map(({ id }) => id);
        }),
    },
    launches: {
      keep: (folder, name) =>
        using(journal(folder), async (store) => {
          const plan = { workflow: { ...workflow, name }, account, name: 'A run', input };
          await store.keepUnknown(await store.begin(plan, 60_000), 'timeout');
        }),
      read: (folder) =>
        using(journal(folder), async (store) => {
          await store.findInterrupted();
          const launches = await store.unknown();
          assertPlain([launches, await store.ofForm(account.id, workflow.id)]);
          for (const launch of launches) shown(launch);
          return launches.map((launch) => launch.workflow.name);
        }),
    },
  };

  for (const [what, { keep, read }] of Object.entries(uses)) {
    describe(what, () => {
      /** A folder of three records, and the path of the first. */
      async function three(): Promise<{ readonly folder: Uri; readonly victim: string }> {
        const folder = newFolder(services);
        await keep(folder, 'one');
        const [name = ''] = await readdir(folder.fsPath);
        await keep(folder, 'two');
        await keep(folder, 'three');
        return { folder, victim: path.join(folder.fsPath, name) };
      }

      const others = (names: readonly string[]): readonly string[] =>
        names.filter((name) => name === 'two' || name === 'three').sort();

      it('a broken file does no harm', async () => {
        const { folder, victim } = await three();
        const sound = await readFile(victim);
        let unreadable = 0;
        await fc.assert(
          fc.asyncProperty(brokenFile(sound), async (bytes) => {
            await writeFile(victim, bytes);
            const names = await read(folder);
            assert.deepEqual(others(names), ['three', 'two']);
            if (names.length > 2) return;
            unreadable += 1;
            assert.deepEqual(await readFile(victim), Buffer.from(bytes));
          }),
          { numRuns },
        );
        assert.ok(unreadable > numRuns / 2, `${unreadable}`);
      });

      const standIns: Readonly<Record<string, (file: string) => Promise<unknown>>> = {
        'an empty folder': (file) => mkdir(file),
        'a folder with something in it': (file) =>
          mkdir(path.join(file, 'inner.json'), { recursive: true }),
        'a link to nothing': (file) => symlink('nowhere', file),
        'a link to itself': (file) => symlink(path.basename(file), file),
        'a link to its folder': (file) => symlink('.', file),
      };
      for (const [standIn, put] of Object.entries(standIns)) {
        it(`${standIn} in the place of a file does no harm`, async () => {
          const { folder, victim } = await three();
          await unlink(victim);
          await put(victim);
          assert.deepEqual([...(await read(folder))].sort(), ['three', 'two']);
          assert.ok((await readdir(folder.fsPath)).includes(path.basename(victim)));
        });
      }

      it('nothing is found where the folder is a file or a link to itself', async () => {
        for (const make of [
          (folder: string) => writeFile(folder, 'a file'),
          (folder: string) => symlink(path.basename(folder), folder),
        ]) {
          const folder = newFolder(services);
          await mkdir(path.dirname(folder.fsPath), { recursive: true });
          await make(folder.fsPath);
          assert.deepEqual(await read(folder), []);
          await assert.rejects(keep(folder, 'one'));
        }
      });
    });
  }

  it('a run in the place of which a folder stands is not kept, and nothing is left of it', async () => {
    const folder = newFolder(services);
    const run = runRecordOf('one', 1_790_000_000_000);
    await using(history(folder), async (store) => {
      await store.add(run);
      const [name = ''] = await readdir(folder.fsPath);
      const file = path.join(folder.fsPath, name);
      await unlink(file);
      await mkdir(path.join(file, 'inner'), { recursive: true });
      await assert.rejects(store.add(run));
      await store.remove([run]);
      assert.deepEqual(await readdir(folder.fsPath), [name]);
      assert.deepEqual(await readdir(file), ['inner']);
      await store.add(runRecordOf('two', 1));
      assert.deepEqual(
        (await store.list()).map(({ id }) => id),
        ['two'],
      );
    });
  });

  it('a broken run is replaced by one that is kept in its place, and can be removed', async () => {
    const folder = newFolder(services);
    const run = runRecordOf('one', 1_790_000_000_000);
    await using(history(folder), async (store) => {
      await store.add(run);
      const [name = ''] = await readdir(folder.fsPath);
      await writeFile(path.join(folder.fsPath, name), '{"__proto__":{"polluted":1}}');
      assert.deepEqual(await store.list(), []);
      await store.add(run);
      assert.deepEqual(
        (await store.list()).map(({ id }) => id),
        ['one'],
      );
      await store.remove([run]);
      assert.deepEqual(await readdir(folder.fsPath), []);
    });
  });
});
