import assert from 'node:assert/strict';
import fs, { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accountId } from '../../../../src/core/base/ids.ts';
import { trimKept, writeKept } from '../../../../src/host/kept/keptFiles.ts';
import {
  KeptFolder,
  type ListFile,
  longestFile,
  pieceName,
} from '../../../../src/host/kept/keptFolder.ts';
import { KeptWriter, type Waiting } from '../../../../src/host/kept/keptWriter.ts';

const holder = { account: accountId('https://h.example#5'), stay: 'the key' };

const waiting = (value: unknown, isList = false): Waiting => ({ at: 1, value, isList });

describe('Keeping answers', () => {
  let parent: string;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'kept-'));
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  it('goes on with the others where one is too long', async () => {
    const folder = new KeptFolder(parent, holder, '1.0.0');
    const writer = new KeptWriter(folder, () => true);
    const long = 'x'.repeat(longestFile);
    const all = new Map([
      ['long', waiting(long)],
      ['list', waiting({ about: null, items: [{ long }] }, true)],
      ['short', waiting('short')],
    ]);
    await assert.rejects(writer.write(all));
    assert.equal((await folder.read('short')).value, 'short');
    assert.equal(all.size, 0);
  });

  it('leaves a whole list where two windows have kept different ones', async () => {
    const folder = new KeptFolder(parent, holder, '1.0.0');
    const [one, other] = [new KeptWriter(folder, () => true), new KeptWriter(folder, () => true)];
    const itemsOf = (from: string) => Array.from({ length: 500 }, (_, id) => ({ id, from }));
    const keep = (writer: KeptWriter, from: string): Promise<void> =>
      writer.write(new Map([['list', waiting({ about: null, items: itemsOf(from) }, true)]]));
    await keep(one, 'one');
    await keep(other, 'other');
    await keep(one, 'one');
    const { first, pieces } = (await folder.read('list')).value as ListFile;
    const rest = await Promise.all(
      pieces.map(async (piece) => (await folder.read(pieceName('list', piece))).value),
    );
    assert.deepEqual([...first, ...rest.flat()], itemsOf('one'));
  });

  it('trims a folder out of which another window removes a file meanwhile', async () => {
    const folder = new KeptFolder(parent, holder, '1.0.0');
    for (const name of ['a', 'b', 'c']) await writeKept(folder, name, { at: 1, text: '1' });
    // Two windows cannot be made to take turns, so the file goes just before it is looked at.
    const { lstat } = fs;
    const gone = folder.fileOf('b');
    const removing = async (file: string): Promise<unknown> => {
      if (file === gone) await rm(file);
      return lstat(file);
    };
    Object.assign(fs, { lstat: removing });
    syncBuiltinESMExports();
    try {
      await trimKept(folder, { bytes: longestFile, files: 1 });
    } finally {
      Object.assign(fs, { lstat });
      syncBuiltinESMExports();
    }
    assert.equal((await readdir(folder.path)).length, 1);
  });

  it('holds nothing in memory where nothing can be written', async () => {
    const blocked = path.join(parent, 'file');
    await writeFile(blocked, '');
    const folder = new KeptFolder(path.join(blocked, 'kept'), holder, '1.0.0');
    const all = new Map([['a', waiting(1)]]);
    await assert.rejects(new KeptWriter(folder, () => true).write(all));
    assert.equal(all.size, 0);
  });
});
