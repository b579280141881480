/**
 * The files with the last known answers: whatever somebody else does to one, it counts as not
 * there, since what is read of it is trusted.
 */
import assert from 'node:assert/strict';
import {
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { accountId } from '../../src/core/base/ids.ts';
import {
  removeKept,
  removeOthers,
  touchKept,
  trimKept,
  writeKept,
} from '../../src/host/kept/keptFiles.ts';
import { KeptFolder } from '../../src/host/kept/keptFolder.ts';

const stay = '0b9d3f52-6a1e-4c88-9d27-8e5f1c2b3a4d';
const account = accountId('https://h.example#');
const value = { name: 'Release', active: true, fields: [1, 2, 3] };
const at = 1_790_000_000_000;
const sound = { at, text: JSON.stringify(value) };

describe('A file with what the service last answered', () => {
  let parent: string;
  const folderOf = (of = stay, version = '1.0.0'): KeptFolder =>
    new KeptFolder(parent, { account, stay: of }, version);
  const fileIn = async ({ path: folder }: KeptFolder): Promise<string> => {
    const [name = ''] = await readdir(folder);
    return path.join(folder, name);
  };

  beforeEach(async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-kept-'));
    parent = path.join(home, 'kept');
    await mkdir(parent, { mode: 0o700 });
  });
  afterEach(() => rm(path.dirname(parent), { recursive: true, force: true }));

  it('is read as it was written, by the same holder, version and name alone', async () => {
    await writeKept(folderOf(), 'workflows', sound);
    assert.deepEqual(await folderOf().read('workflows'), { at, value });
    await assert.rejects(folderOf().read('runs'));
    await assert.rejects(folderOf('another stay').read('workflows'));
    await assert.rejects(folderOf(stay, '1.0.1').read('workflows'));
    const theirs = { account: accountId('https://h.example#5'), stay };
    await assert.rejects(new KeptFolder(parent, theirs, '1.0.0').read('workflows'));
  });

  it('can be read by the user alone, and says neither stay nor name', async function () {
    if (process.platform === 'win32') return this.skip();
    const folder = folderOf();
    await writeKept(folder, 'workflows', sound);
    const file = await fileIn(folder);
    for (const [what, mode] of [
      [file, 0o600],
      [folder.path, 0o700],
      [parent, 0o700],
    ] as const) {
      assert.equal((await stat(what)).mode & 0o777, mode, what);
    }
    assert.ok(!file.includes(stay) && !file.includes('workflows'));
    assert.ok(!(await readFile(file, 'utf8')).includes(stay));
  });

  it('counts as not there once anything in it is another', async () => {
    const folder = folderOf();
    await writeKept(folder, 'workflows', sound);
    const file = await fileIn(folder);
    const before = await readFile(file);
    const place = fc.nat({ max: before.length - 1 });
    const broken = fc.oneof(
      place.map((length) => before.subarray(0, length)),
      fc.tuple(place, fc.nat({ max: 7 })).map(([at, bit]) => {
        const bytes = Buffer.from(before);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        return bytes;
      }),
      place.map((at) => Buffer.concat([before, before.subarray(at)])),
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((json) => Buffer.from(json)),
    );
    await fc.assert(
      fc.asyncProperty(broken, async (bytes) => {
        await writeFile(file, bytes);
        await assert.rejects(folder.read('workflows'));
      }),
      { numRuns: 200 },
    );
    await writeKept(folder, 'workflows', sound);
    assert.deepEqual(await folder.read('workflows'), { at, value });
  });

  it('counts as not there in the place of another file', async () => {
    const folder = folderOf();
    await writeKept(folder, 'workflows', sound);
    const file = await fileIn(folder);
    await writeKept(folder, 'runs', { at: 2, text: '[]' });
    const other = (await readdir(folder.path)).find((name) => name !== path.basename(file));
    await rename(path.join(folder.path, other ?? ''), file);
    await assert.rejects(folder.read('workflows'));
  });

  const standIns: Readonly<Record<string, (file: string) => Promise<unknown>>> = {
    'a folder': (file) => mkdir(file),
    'a link to itself': (file) => symlink(path.basename(file), file),
    'a link to a file': async (file) => {
      await writeFile(`${file}.elsewhere`, 'a\nb');
      await symlink(`${path.basename(file)}.elsewhere`, file);
    },
    // Sparse: it takes no room, but reading it would take a gigabyte of memory.
    'a file of a gigabyte': async (file) => {
      await writeFile(file, '');
      await truncate(file, 2 ** 30);
    },
  };
  for (const [standIn, put] of Object.entries(standIns)) {
    it(`counts as not there where ${standIn} stands`, async () => {
      const folder = folderOf();
      await writeKept(folder, 'workflows', sound);
      const file = await fileIn(folder);
      await rm(file);
      await put(file);
      await assert.rejects(folder.read('workflows'));
      await removeKept(folder, 'workflows').catch(() => undefined);
    });
  }

  it('goes when there is no room for it, the one written first before the others', async () => {
    const folder = folderOf();
    for (const [index, name] of ['one', 'two', 'three'].entries()) {
      await writeKept(folder, name, { at, text: JSON.stringify('x'.repeat(998)) });
      const before = new Date(Date.now() - 60_000 * (3 - index));
      const names = await readdir(folder.path);
      for (const file of names) {
        const { mtimeMs } = await stat(path.join(folder.path, file));
        if (Date.now() - mtimeMs < 50_000)
          await utimes(path.join(folder.path, file), before, before);
      }
    }
    await touchKept(folder, 'one');
    await trimKept(folder, { bytes: 2500, files: 10 });
    await assert.rejects(folder.read('two'));
    assert.equal(String((await folder.read('one')).value).length, 998);
    await trimKept(folder, { bytes: 2500, files: 1 });
    await assert.rejects(folder.read('three'));
    assert.equal(String((await folder.read('one')).value).length, 998);
  });

  it('that is too long is not written', async () => {
    await assert.rejects(
      writeKept(folderOf(), 'workflows', { at, text: 'x'.repeat(9 * 1024 * 1024) }),
    );
    assert.deepEqual(await readdir(parent), []);
  });

  it('goes with its folder when another key is in use', async () => {
    const [mine, theirs] = [folderOf(), folderOf('another stay')];
    await writeKept(mine, 'workflows', sound);
    await writeKept(theirs, 'workflows', sound);
    await removeOthers(parent, mine.path);
    assert.deepEqual(await readdir(parent), [path.basename(mine.path)]);
    await removeOthers(parent, undefined);
    assert.deepEqual(await readdir(parent), []);
    await rm(parent, { recursive: true });
    await removeOthers(parent, undefined);
  });
});
