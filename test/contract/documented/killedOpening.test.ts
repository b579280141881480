/** A sandbox that is killed while it opens its data file: right before some of its statements. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { makeFirstVersion } from '../../support/firstVersion.ts';
import { runSandbox } from '../../support/sandboxProcess.ts';
import { storedRuns } from '../../support/sandboxRuns.ts';

const killing = pathToFileURL(path.join(import.meta.dirname, '../../support/killedAtStatement.ts'));

/** Starts a sandbox that is killed at a statement; false if it had started before that. */
async function isKilled(file: string, statement: number): Promise<boolean> {
  const child = runSandbox(['--data', file, '--dialect', 'current'], {
    NODE_OPTIONS: `--import=${killing.href}`,
    KILLED_AT: String(statement),
  });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('listening on ')) child.kill('SIGTERM');
  });
  const [code, signal] = await ended;
  assert.ok(code === 0 || signal === 'SIGKILL', `${code} ${signal}`);
  return signal === 'SIGKILL';
}

/** The number of rows of each table, and the progress of each run. */
function contentOf(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    assert.equal(database.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok');
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'api_key'")
      .all();
    const counts = tables.map(({ name }) => [
      name,
      database.prepare(`SELECT count(*) AS count FROM "${String(name)}"`).get()?.count,
    ]);
    return { counts, runs: database.prepare('SELECT id, name, status FROM run ORDER BY id').all() };
  } finally {
    database.close();
  }
}

/** Opens the file as the demo account does, within this process, and returns its content. */
async function openedContent(file: string): Promise<unknown> {
  await (await startSandbox({ file, key: 'pn-key-after-the-kill', dialect: 'current' })).close();
  return contentOf(file);
}

/**
 * The next statement to try: close together at first, where a file is made, and then further apart.
 */
const next = (statement: number): number => Math.ceil(statement * 1.4) + 1;

describe('A sandbox that is killed while it opens its data file', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-killed-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** Kills one sandbox after the other, each on a file of its own, until one starts in time. */
  async function killAll(label: string, make: (file: string) => void): Promise<number> {
    const whole = path.join(folder, `${label}.sqlite`);
    make(whole);
    const expected = await openedContent(whole);
    let kills = 0;
    for (let statement = 1; ; statement = next(statement)) {
      const file = path.join(folder, `${label}-${statement}.sqlite`);
      make(file);
      if (!(await isKilled(file, statement))) return kills;
      kills += 1;
      assert.deepEqual(await openedContent(file), expected, `Killed before ${statement}.`);
    }
  }

  it('has the whole demo account after the next start', async () => {
    const kills = await killAll('new', () => undefined);
    assert.ok(kills >= 10, `${kills} kills`);
  });

  it('has upgraded an older file after the next start, and kept its runs', async () => {
    const kills = await killAll('old', makeFirstVersion);
    assert.ok(kills >= 10, `${kills} kills`);
    const runs = storedRuns(path.join(folder, 'old-1.sqlite'));
    assert.ok(runs.some(({ id, name }) => id === 9 && name === 'Week 16'));
  });
});
