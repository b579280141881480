/**
 * Loaded before a program with `--import`: kills it right before one of its statements to SQLite,
 * without a chance to clean up. `KILLED_AT` is the number of the statement.
 */
import process from 'node:process';
import { DatabaseSync, StatementSync } from 'node:sqlite';

type Methods<Name extends string> = Record<Name, (...args: unknown[]) => unknown>;

let left = Number(process.env.KILLED_AT);

function count<Name extends string>(owner: Methods<Name>, names: readonly Name[]): void {
  for (const name of names) {
    const original = owner[name];
    owner[name] = function counted(this: unknown, ...args: unknown[]): unknown {
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
      return original.apply(this, args);
    };
  }
}

count(DatabaseSync.prototype as unknown as Methods<'exec'>, ['exec']);
count(StatementSync.prototype as unknown as Methods<'run' | 'get' | 'all'>, ['run', 'get', 'all']);
