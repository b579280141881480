import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type FileFault, SandboxFileError } from './fileError.ts';
import { applicationId, migrations } from './tables.ts';
import { transaction } from './transaction.ts';

/** How long to wait for another process that is writing to the same file, in milliseconds. */
const lockTimeoutMs = 10_000;

/** SQLite's result code for a file that another process has locked. */
const busy = 5;

type Fill = (database: DatabaseSync, version: number) => void;

/** The faults of a file, by SQLite's result codes (SQLITE_CORRUPT, SQLITE_NOTADB). */
const faults: ReadonlyMap<unknown, FileFault> = new Map([
  [11, 'corrupt'],
  [26, 'foreign'],
]);

/**
 * Opens the data file; makes a missing one, and updates an older one.
 * @param fill is called in the transaction that makes the tables, with the version of the file
 * before: 0 for a new one.
 * @throws {SandboxFileError} if the file cannot be used; it is then left unchanged.
 */
export function openDatabase(file: string, fill: Fill): DatabaseSync {
  inspect(file);
  const database = connect(file);
  try {
    writeAhead(database);
    // Every answered change is on the disk, even if the machine fails.
    database.exec('PRAGMA synchronous = FULL');
    migrate(database, fill);
    return database;
  } catch (error) {
    database.close();
    throw asFileError(file, error);
  }
}

/**
 * Switches the file to write-ahead logging. If another process does so at the same time, SQLite
 * gives up instead of waiting: this waits for the right to write, and then finds the work done.
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
 * Checks the file without the right to write. Even closing a writable file can change it, since
 * SQLite then moves its log into the file.
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

/** The fault of the file; undefined if it has none. */
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
    // The version is read again, since another process may have been quicker.
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
