import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { until } from './until.ts';

interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

async function processes(): Promise<readonly Listed[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='], {
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

/** The process ids of VS Code's extension hosts, one for each window, found below its server. */
export async function extensionHosts(server: number): Promise<readonly number[]> {
  const all = await processes();
  const family = new Set([server]);
  // A child may be listed before its parent.
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all
    .filter(({ pid, command }) => family.has(pid) && command.includes('--type=extensionHost'))
    .map(({ pid }) => pid);
}

/** Kills extension hosts of a server like a crash, without a chance to react. */
export async function killHosts(server: number, pids: readonly number[]): Promise<void> {
  if (pids.length === 0) throw new Error('There is no extension host to kill.');
  for (const pid of pids) endNow(pid);
  await until('the end of the extension hosts', async () => {
    const left = await extensionHosts(server);
    return left.every((pid) => !pids.includes(pid));
  });
}

/** Ends a process, which may have ended by itself meanwhile. */
function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
