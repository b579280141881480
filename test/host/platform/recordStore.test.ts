import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type FileHandle, open as openFile, readFile, utimes } from 'node:fs/promises';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { RecordStore } from '../../../src/host/platform/recordStore.ts';
import type { Services } from '../../../src/host/services.ts';
import { eventually } from '../../vscode/eventually.ts';
import { runningServices } from '../support/extension.ts';
import { filesIn, logged, newFolder, removeFolders, writeText } from '../support/records.ts';

const schema = v.object({ key: v.string(), text: v.string() });
const kind = { schema, keyOf: ({ key }: { readonly key: string }) => key };

describe('A store of records', () => {
  let services: Services;
  let folder: vscode.Uri;
  const stores: RecordStore<typeof schema>[] = [];

  /** The store of a window, on the same folder. */
  function open(): RecordStore<typeof schema> {
    const store = new RecordStore(folder, kind, services.log);
    stores.push(store);
    return store;
  }

  const texts = async (store: RecordStore<typeof schema>): Promise<readonly string[]> =>
    (await store.list()).map(({ text }) => text).sort();

  before(async () => {
    services = await runningServices();
  });
  beforeEach(() => {
    folder = newFolder(services);
  });
  afterEach(() => {
    for (const store of stores.splice(0)) store.dispose();
  });
  after(() => removeFolders(services));

  it('is empty at first', async () => {
    const store = open();
    assert.deepEqual([await store.list(), await store.get('a')], [[], undefined]);
  });

  it('gives back what was put, replaced by what was put later', async () => {
    const store = open();
    void store.put({ key: 'a', text: 'one' });
    void store.put({ key: 'b', text: 'two' });
    await store.put({ key: 'a', text: 'three' });
    assert.deepEqual(await store.get('a'), { key: 'a', text: 'three' });
    assert.deepEqual(await texts(store), ['three', 'two']);
  });

  it('does not wait to be asked: what was put last counts at once', async () => {
    const store = open();
    void store.put({ key: 'a', text: 'one' });
    assert.deepEqual(await store.get('a'), { key: 'a', text: 'one' });
    void store.delete('a');
    assert.deepEqual(await store.list(), []);
  });

  it('removes the named records, and ignores missing ones', async () => {
    const store = open();
    for (const key of ['a', 'b', 'c']) await store.put({ key, text: key });
    await store.delete('a', 'c', 'never there');
    assert.deepEqual(await texts(store), ['b']);
  });

  it('keeps the latest of some records, and those that were left out of them', async () => {
    const store = open();
    for (const key of ['5', '30', '4', '100', '7']) await store.put({ key, text: key });
    const some = (await store.list()).filter((record) => record.key !== '4');
    await store.keepLatest(2, some, (record) => Number(record.key));
    assert.deepEqual(await texts(store), ['100', '30', '4']);
    await store.keepLatest(3, await store.list(), (record) => Number(record.key));
    assert.deepEqual(await texts(store), ['100', '30', '4']);
  });

  it('takes any text for a key', async () => {
    const store = open();
    const keys = [
      '',
      '.',
      '..',
      '../../up',
      'a/b\\c',
      'CON',
      'a:b*?"<>|',
      '\0',
      'ß',
      '🚀',
      'x'.repeat(5000),
    ];
    for (const key of keys) await store.put({ key, text: key });
    for (const key of keys) assert.deepEqual(await store.get(key), { key, text: key });
    assert.equal((await filesIn(folder, '.json')).length, keys.length);
    await store.delete(...keys);
    assert.deepEqual(await filesIn(folder, ''), []);
  });

  it('tells keys apart that differ in case only', async () => {
    const store = open();
    await store.put({ key: 'key', text: 'small' });
    await store.put({ key: 'KEY', text: 'large' });
    assert.deepEqual(await texts(store), ['large', 'small']);
  });

  const unreadable = {
    'is cut off': '{"text":"on',
    'is empty': '',
    'is of another shape': '{"key":"a","text":1}',
    'is the record of another file': '{"key":"a","text":"one"}',
    'is of a later version': '{"version":2}',
  };
  for (const [what, content] of Object.entries(unreadable)) {
    it(`leaves a file alone that ${what}, and lists the others`, async () => {
      const store = open();
      const name = `${what.replaceAll(' ', '-')}.json`;
      await store.put({ key: 'good', text: 'good' });
      await writeText(folder, name, content);
      assert.deepEqual(await texts(store), ['good']);
      await logged(services, `${name} is not readable`);
      assert.equal((await filesIn(folder, '.json')).includes(name), true);
    });
  }

  it('takes no notice of what a crash has left half-written', async () => {
    await writeText(folder, 'b5b1.tmp', '{"text":"never renamed"}');
    const store = open();
    assert.deepEqual(await texts(store), []);
    await store.put({ key: 'a', text: 'one' });
    assert.deepEqual(await texts(store), ['one']);
  });

  it('removes what crashes have left long ago, and nothing that may be being written', async () => {
    await writeText(folder, 'old.tmp', '{"text":"typed long ago"}');
    await writeText(folder, 'new.tmp', '{"text":"just typed"}');
    const yesterday = Date.now() / 1000 - 24 * 3600;
    await utimes(vscode.Uri.joinPath(folder, 'old.tmp').fsPath, yesterday, yesterday);
    await open().put({ key: 'a', text: 'one' });
    assert.deepEqual(await filesIn(folder, '.tmp'), ['new.tmp']);
  });

  it('leaves nothing behind of a write that failed', async () => {
    const store = open();
    const name = `${createHash('sha256').update('a').digest('hex').slice(0, 40)}.json`;
    await writeText(vscode.Uri.joinPath(folder, name), 'in-the-way', '');
    await assert.rejects(store.put({ key: 'a', text: 'one' }));
    assert.deepEqual(await filesIn(folder, '.tmp'), []);
  });

  it('has a record on the disk itself, and then its name, before it says so', async () => {
    const store = open();
    await store.put({ key: 'a', text: 'old' });
    const handle = await openFile(vscode.Uri.joinPath(folder, 'any.txt').fsPath, 'w');
    const handles = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const sync: (this: FileHandle) => Promise<void> = Reflect.get(handles, 'sync');
    const textsSynced: string[] = [];
    // A power cut cannot be tried here, but the calls to the system can be watched.
    handles.sync = async function (this: FileHandle) {
      await sync.call(this);
      const [name = ''] = await filesIn(folder, '.json');
      textsSynced.push(await readFile(vscode.Uri.joinPath(folder, name).fsPath, 'utf8'));
    };
    try {
      await store.put({ key: 'a', text: 'new' });
    } finally {
      handles.sync = sync;
    }
    assert.deepEqual(
      textsSynced.map((text) => v.parse(schema, JSON.parse(text)).text),
      ['old', 'new'],
    );
  });

  it('goes on after a write that failed', async () => {
    await writeText(
      vscode.Uri.joinPath(folder, '..'),
      folder.path.split('/').at(-1) ?? '',
      'a file',
    );
    const store = open();
    await assert.rejects(store.put({ key: 'a', text: 'one' }));
    await logged(services, `Writing to ${folder.fsPath} failed`);
    await vscode.workspace.fs.delete(folder);
    await store.put({ key: 'a', text: 'two' });
    assert.deepEqual(await store.get('a'), { key: 'a', text: 'two' });
  });

  it('shows what another window writes and removes, and says so', async () => {
    const [here, there] = [open(), open()];
    let shown: readonly string[] = [];
    const show = async (): Promise<void> => {
      shown = await texts(here);
    };
    here.onDidChange(() => void show());
    await show();
    const comes = (what: string, is: () => boolean): Promise<true> =>
      eventually(what, () => Promise.resolve(is() || undefined));

    let written = 0;
    // It is unknown when the watcher of the folder starts, so records are written until one is noticed.
    await eventually('a new record', async () => {
      written += 1;
      await there.put({ key: `${written}`, text: 'new' });
      return shown.length > 0 || undefined;
    });
    await comes('the last new record', () => shown.length === written);
    await there.put({ key: '1', text: 'changed' });
    await comes('the change of a record', () => shown.includes('changed'));
    await there.delete('1');
    await comes('the end of a record', () => !shown.includes('changed'));
  });

  it('loses nothing when two windows write at once', async () => {
    const windows = [open(), open()];
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(
      windows.flatMap((store, window) =>
        numbers.map((number) =>
          store.put({ key: `${window}/${number}`, text: `${window}/${number}` }),
        ),
      ),
    );
    assert.equal((await texts(open())).length, 40);
  });

  it('has the old record or the new one at any moment, for other windows too', async () => {
    const [here, there] = [open(), open()];
    await here.put({ key: 'a', text: 'record' });
    const state = { over: false };
    const writing = (async () => {
      for (let count = 0; count < 50; count += 1) await here.put({ key: 'a', text: 'record' });
      state.over = true;
    })();
    const seen = new Set<string>();
    while (!state.over) seen.add((await there.get('a'))?.text ?? 'nothing');
    await writing;
    assert.deepEqual([...seen], ['record']);
  });
});
