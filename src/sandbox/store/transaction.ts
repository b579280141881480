import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs the work while it holds the right to write, so that what it reads is still true when it
 * writes. If it throws, everything is undone.
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
