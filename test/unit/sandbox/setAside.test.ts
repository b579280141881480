import assert from 'node:assert/strict';
import { copyFile, mkdtemp, open, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type RunningSandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { blueHarbor } from '../../../src/sandbox/seed/blueHarbor.ts';
import { openDatabase } from '../../../src/sandbox/store/openDatabase.ts';
import { setAside } from '../../../src/sandbox/store/setAside.ts';
import { openAccount } from '../../../src/sandbox/openAccount.ts';
import { storedRuns } from '../../support/sandboxRuns.ts';

const page = 4096;
const beside = ['', '-wal', '-shm'] as const;

describe('A data file that cannot be used', () => {
  let folder: string;
  let file: string;
  const running: RunningSandbox[] = [];

  const start = async (): Promise<RunningSandbox> => {
    const sandbox = await startSandbox({ file, key: 'a-key', setsAsideDamaged: true });
    running.push(sandbox);
    return sandbox;
  };

  /** Makes a file as a killed process leaves it: the last changes are in the log beside it. */
  async function leaveKilled(change: string): Promise<void> {
    const made = path.join(folder, 'made.sqlite');
    openAccount(made).close();
    const database = new DatabaseSync(made);
    database.exec(change);
    for (const ending of beside) await copyFile(made + ending, file + ending);
    database.close();
  }

  async function damage(): Promise<void> {
    const handle = await open(file, 'r+');
    await handle.write(Buffer.alloc(page, 0xff), 0, page, 4 * page);
    await handle.close();
  }

  /** The bytes that matter; the index beside a log can be made again at any time. */
  const content = (name: string): Promise<readonly Buffer[]> =>
    Promise.all([readFile(name), readFile(`${name}-wal`)]);

  const asides = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((name) => name.includes('.set-aside-')).sort();

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-aside-'));
    file = path.join(folder, 'demo.sqlite');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
    await rm(folder, { recursive: true });
  });

  it('is set aside with its log if it is damaged, byte for byte, and made afresh', async () => {
    await leaveKilled("UPDATE run SET name = 'Only in the log' WHERE id = 1");
    await damage();
    const before = await content(file);
    const { setAside: aside } = await start();
    assert.ok(aside !== undefined);
    assert.ok(aside.startsWith(`${file}.set-aside-`));
    assert.deepEqual(await content(aside), before);
    assert.equal(storedRuns(file)[0]?.name, 'Harbormaster 4.11.0');
    assert.equal((await start()).setAside, undefined);
  });

  it('is set aside if nothing shows any more that it was ours', async () => {
    await leaveKilled('SELECT 1');
    const handle = await open(file, 'r+');
    await handle.write('x'.repeat(100), 0);
    await handle.close();
    const before = await readFile(file);
    const { setAside: aside } = await start();
    assert.deepEqual(await readFile(aside ?? 'nowhere'), before);
    assert.equal(storedRuns(file).length, blueHarbor.runs.length);
  });

  it('is set aside beside those that have been before', async () => {
    for (let round = 0; round < 3; round += 1) {
      await leaveKilled('SELECT 1');
      await damage();
      setAside(file);
    }
    const mains = (await asides()).filter((name) => !/-(wal|shm)$/.test(name));
    assert.equal(mains.length, 3);
  });

  it('is refused and left as it was if a later version wrote it, its log as well', async () => {
    await leaveKilled('PRAGMA user_version = 99');
    const before = await content(file);
    await assert.rejects(start(), { name: 'SandboxFileError', fault: 'newer' });
    assert.deepEqual(await content(file), before);
    assert.deepEqual(await asides(), []);
  });

  it('makes room on request, and is a whole database where it is then', async () => {
    await leaveKilled("PRAGMA user_version = 99; UPDATE run SET name = 'Kept' WHERE id = 1");
    const aside = setAside(file);
    assert.equal((await start()).setAside, undefined);
    assert.equal(storedRuns(aside)[0]?.name, 'Kept');
    assert.equal(storedRuns(file)[0]?.name, 'Harbormaster 4.11.0');
  });

  it('is refused and left as it was where nobody wants it set aside', async () => {
    await leaveKilled("UPDATE run SET name = 'Only in the log' WHERE id = 1");
    await damage();
    const before = await content(file);
    await assert.rejects(startSandbox({ file, key: 'a-key' }), { fault: 'corrupt' });
    assert.deepEqual(await content(file), before);
    assert.deepEqual(await asides(), []);
  });
});

describe('A data file in use', () => {
  it('keeps what was answered, even if the machine ends', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-pragma-'));
    const database = openDatabase(path.join(folder, 'demo.sqlite'), () => undefined);
    const read = (name: string): unknown => database.prepare(`PRAGMA ${name}`).get()?.[name];
    assert.deepEqual([read('journal_mode'), read('synchronous')], ['wal', 2]);
    database.close();
    await rm(folder, { recursive: true });
  });
});
