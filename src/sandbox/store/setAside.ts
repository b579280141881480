import { existsSync, renameSync, statSync } from 'node:fs';

/** The endings of SQLite's files: those beside the data file come before the file itself. */
const endings = ['-wal', '-shm', ''] as const;

/** Identifies a file, even after another one has got its name; undefined if there is no file. */
export const identity = (file: string): string | undefined => {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
};

/**
 * Moves a data file aside, unchanged and with the files that SQLite keeps beside it. The log goes
 * first: a new file would otherwise take over its content.
 * @returns the new path.
 */
export function setAside(file: string): string {
  const target = freeName(`${file}.set-aside-${new Date().toISOString().replace(/\W/g, '-')}`);
  for (const ending of endings) {
    if (existsSync(file + ending)) renameSync(file + ending, target + ending);
  }
  return target;
}

/** The name, or the first one made from it that is free. */
function freeName(name: string, count = 1): string {
  const candidate = count === 1 ? name : `${name}-${count}`;
  const taken = endings.some((ending) => existsSync(candidate + ending));
  return taken ? freeName(name, count + 1) : candidate;
}
