import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../../src/sandbox/store/openDatabase.ts';
import { applicationId, migrations } from '../../../src/sandbox/store/tables.ts';

/** A program that holds the right to write long enough for another process to notice. */
const holder = `
  import { DatabaseSync } from 'node:sqlite';
  const database = new DatabaseSync(process.argv[2]);
  database.exec('BEGIN IMMEDIATE');
  process.send('held');
  setTimeout(() => {
    database.exec('COMMIT');
    database.close();
    process.disconnect();
  }, 500);
`;

describe('Opening a data file', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-open-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('waits for another process that is about to write ahead in it, too', async () => {
    const file = path.join(folder, 'sandbox.sqlite');
    const made = new DatabaseSync(file);
    for (const migration of migrations) made.exec(migration);
    made.exec(`PRAGMA application_id = ${applicationId}`);
    made.exec(`PRAGMA user_version = ${migrations.length}`);
    made.close();
    const script = path.join(folder, 'holder.mjs');
    await writeFile(script, holder);
    const child = fork(script, [file]);
    await once(child, 'message');
    const ended = once(child, 'exit');
    const opened = openDatabase(file, () => undefined);
    assert.deepEqual({ ...opened.prepare('PRAGMA journal_mode').get() }, { journal_mode: 'wal' });
    opened.close();
    await ended;
  });
});
