import { execFile } from 'node:child_process';
import { cp, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../paths.ts';

const execute = promisify(execFile);

/** The tag that launch files of the examples take as a version. */
const tag = '4.12.1';

const author = ['-c', 'user.name=Maya Lindqvist', '-c', 'user.email=maya@blueharbor.example'];

/** Whether there is such a file or folder. */
const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/**
 * Makes a copy of `examples` to open, as a Git repository with a tag. What is in the folder already
 * stays as it is. Without Git on the machine it is a folder alone, and variables of Git have no
 * value there.
 */
export async function exampleFolder(parent: string): Promise<string> {
  const folder = path.join(parent, 'examples');
  await mkdir(folder, { recursive: true });
  await cp(path.join(projectRoot, 'examples'), folder, { recursive: true, force: false });
  if (!(await exists(path.join(folder, '.git')))) await makeRepository(folder);
  return folder;
}

async function makeRepository(folder: string): Promise<void> {
  const git = (...args: readonly string[]): Promise<unknown> =>
    execute('git', [...author, ...args], { cwd: folder });
  try {
    await git('init', '--quiet', '--initial-branch', 'main');
    await git('add', '--all');
    await git('commit', '--quiet', '--no-gpg-sign', '--message', 'Launch from files');
    await git('tag', '--no-sign', tag);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
