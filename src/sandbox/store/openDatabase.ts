import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type FileFault, SandboxFileError } from './fileError.ts';
import { applicationId, migrations } from './tables.ts';
import { transaction } from './transaction.ts';

/** How long to wait for another process that is writing to the same file. */
const lockTimeoutMs = 10_000;

/** SQLite's result code for a file that somebody else holds. */
const busy = 5;

type Fill = (database: DatabaseSync, version: number) => void;

/** What SQLite's result codes (SQLITE_CORRUPT, SQLITE_NOTADB) say about the file. */
const faults: ReadonlyMap<unknown, FileFault> = new Map([
  [11, 'corrupt'],
  [26, 'foreign'],
]);

/**
 * Opens the data file, makes it where there is none, and brings an older one up to date.
 * @param fill is called within the same transaction that makes the tables, with the version that
 * the file had before: 0 for a new one.
 * @throws {SandboxFileError} if the file cannot be used; it is then left as it was.
 */
export function openDatabase(file: string, fill: Fill): DatabaseSync {
  inspect(file);
  const database = connect(file);
  try {
    writeAhead(database);
    // What has been answered is on the disk: not only a process may end, the machine may too.
    database.exec('PRAGMA synchronous = FULL');
    migrate(database, fill);
    return database;
  } catch (error) {
    database.close();
    throw asFileError(file, error);
  }
}

/**
 * Has the file write ahead. Where another process is about to do the same, SQLite does not wait but
 * gives up: wait for the right to write instead, and find the work done.
 */
function writeAhead(database: DatabaseSync): void {
  try {
    database.exec('PRAGMA journal_mode = WAL');
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error && error.errcode === busy)) throw error;
    database.exec('BEGIN IMMEDIATE; COMMIT');
    database.exec('PRAGMA journal_mode = WAL');
  }
}

/**
 * Looks at the file without the right to write. Even closing one that may be written can change it:
 * SQLite then carries its log over into it.
 */
function inspect(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.size) return;
  const database = connect(file, true);
  try {
    const fault = faultOf(database);
    if (fault) throw new SandboxFileError(file, fault);
  } catch (error) {
    throw asFileError(file, error);
  } finally {
    database.close();
  }
}

function connect(file: string, readOnly = false): DatabaseSync {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    return new DatabaseSync(file, { timeout: lockTimeoutMs, readOnly });
  } catch (error) {
    throw new SandboxFileError(file, 'unavailable', error);
  }
}

/** What is wrong with the file, if anything is. */
function faultOf(database: DatabaseSync): FileFault | undefined {
  database.exec('BEGIN');
  try {
    const version = pragma(database, 'user_version');
    const owner = pragma(database, 'application_id');
    const isNew = version === 0 && owner === 0 && isEmpty(database);
    if (isNew) return undefined;
    if (owner !== applicationId) return 'foreign';
    if (version > migrations.length) return 'newer';
    const { quick_check: verdict } = database.prepare('PRAGMA quick_check(1)').get() ?? {};
    return verdict === 'ok' ? undefined : 'corrupt';
  } finally {
    database.exec('COMMIT');
  }
}

function migrate(database: DatabaseSync, fill: Fill): void {
  transaction(database, () => {
    // Read again: another process may have been quicker.
    const version = pragma(database, 'user_version');
    if (version >= migrations.length) return;
    for (const migration of migrations.slice(version)) database.exec(migration);
    fill(database, version);
    database.exec(`PRAGMA application_id = ${applicationId}`);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

const pragma = (database: DatabaseSync, name: 'user_version' | 'application_id'): number =>
  Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);

const isEmpty = (database: DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;

function asFileError(file: string, error: unknown): unknown {
  if (error instanceof SandboxFileError || !(error instanceof Error)) return error;
  const code = 'errcode' in error ? error.errcode : undefined;
  return new SandboxFileError(file, faults.get(code) ?? 'unavailable', error);
}
