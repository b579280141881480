import { existsSync, renameSync, statSync } from 'node:fs';

/** What SQLite keeps beside a data file, before the file itself. */
const endings = ['-wal', '-shm', ''] as const;

/** Tells a file from one that later has its name; undefined where there is none. */
export const identity = (file: string): string | undefined => {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
};

/**
 * Moves a data file out of the way, whole and unchanged, with what SQLite keeps beside it. The log
 * goes first: a file that is made again would take what is in it for its own.
 * @returns where it is now.
 */
export function setAside(file: string): string {
  const target = freeName(`${file}.set-aside-${new Date().toISOString().replace(/\W/g, '-')}`);
  for (const ending of endings) {
    if (existsSync(file + ending)) renameSync(file + ending, target + ending);
  }
  return target;
}

/** The name, or the first one like it that nothing has. */
function freeName(name: string, count = 1): string {
  const candidate = count === 1 ? name : `${name}-${count}`;
  const taken = endings.some((ending) => existsSync(candidate + ending));
  return taken ? freeName(name, count + 1) : candidate;
}
