import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs the work with the right to write held from its start, so that what it reads is still true
 * when it writes. All of it is undone if it throws.
 */
export function transaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
