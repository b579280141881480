import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheRoot, projectRoot } from '../vscode/paths.ts';
import { stopGroup } from '../vscode/processGroup.ts';

/** A command that goes on, and what it printed until it was waited for. */
export interface Running {
  readonly said: string;
  stop(): Promise<void>;
}

type Variables = Readonly<Record<string, string>>;

/** A throw-away copy of the checkout. */
export interface Copy {
  readonly folder: string;
  /** Runs a command to its end. @returns what it printed. @throws with that if it fails. */
  run(command: string, env?: Variables): Promise<string>;
  /** Runs a command until it has printed this. @throws with all that it printed if it ends before. */
  runUntil(command: string, awaited: RegExp, env?: Variables): Promise<Running>;
  /** What git finds changed or new. */
  status(): Promise<string>;
  /** Ends what still runs, and removes the copy. */
  remove(): Promise<void>;
}

const git = async (folder: string, ...args: readonly string[]): Promise<string> =>
  (await promisify(execFile)('git', args, { cwd: folder })).stdout;

/** What git finds changed or new in a checkout. */
export const statusOf = (folder: string): Promise<string> => git(folder, 'status', '--porcelain');

/** What `npm test` sets for its own children would reach the commands, too. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|PNEUMATIC_)/.test(name)),
  );

/** What is installed and provided is shared; what commands make is not. */
async function shareInstalled(folder: string): Promise<void> {
  await symlink(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  const cache = path.join(folder, path.basename(cacheRoot));
  await mkdir(cache);
  for (const name of await readdir(cacheRoot).catch(() => [])) {
    if (!/^(server|chromium)-[\w.]+$/.test(name)) continue;
    await symlink(path.join(cacheRoot, name), path.join(cache, name), 'dir');
  }
}

async function copyFiles(folder: string, isWanted: (file: string) => boolean): Promise<void> {
  const listed = await git(
    projectRoot,
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
  );
  for (const file of listed.split('\0').filter((name) => name !== '' && isWanted(name))) {
    await cp(path.join(projectRoot, file), path.join(folder, file)).catch(ignoreAbsent);
  }
}

/** Git still lists a file that was removed and not yet committed. */
function ignoreAbsent(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

async function commitAll(folder: string): Promise<void> {
  await git(folder, 'init', '--quiet');
  // A link is no folder, which is all that .gitignore names.
  await appendFile(path.join(folder, '.git/info/exclude'), 'node_modules\n');
  await git(folder, 'add', '--all');
  const settings = ['user.name=Test', 'user.email=test@example.com', 'commit.gpgsign=false'];
  await git(
    folder,
    ...settings.flatMap((each) => ['-c', each]),
    'commit',
    '--quiet',
    '--message',
    'All',
  );
}

/** Copies the checkout as it is, or the files that are wanted of it. */
export async function copyOfCheckout(
  isWanted: (file: string) => boolean = () => true,
): Promise<Copy> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pneumatic-commands-'));
  await copyFiles(folder, isWanted);
  await commitAll(folder);
  await shareInstalled(folder);
  const children = new Set<ChildProcess>();

  const start = (command: string, env: Variables = {}): ChildProcess & { said(): string } => {
    const child = spawn(command, {
      cwd: folder,
      shell: true,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...ownEnvironment(), ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    }
    children.add(child);
    child.once('close', () => children.delete(child));
    return Object.assign(child, { said: () => said });
  };

  return {
    folder,
    run: async (command, env) => {
      const child = start(command, env);
      const code = await new Promise((resolve) => child.once('close', resolve));
      if (code !== 0) throw new Error(`${command} ended with ${String(code)}.\n${child.said()}`);
      return child.said();
    },
    runUntil: async (command, awaited, env) => {
      const child = start(command, env);
      await new Promise<void>((resolve, reject) => {
        child.stdout?.on('data', () => {
          if (awaited.test(child.said())) resolve();
        });
        child.once('close', () => {
          reject(new Error(`${command} has ended.\n${child.said()}`));
        });
      });
      return { said: child.said(), stop: () => stopGroup(child) };
    },
    status: () => statusOf(folder),
    remove: async () => {
      await Promise.all([...children].map(stopGroup));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
