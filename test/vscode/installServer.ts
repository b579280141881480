import { createHash } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cacheRoot } from './paths.ts';
import { providedFolder } from './providedFolder.ts';
import { run } from './run.ts';

const recipe = path.join(import.meta.dirname, 'server');
const packageFiles = ['package.json', 'package-lock.json'] as const;
const logWriter = 'spdlog.cjs';
const insidePackage = 'node_modules/code-server/lib/vscode';

/** The folder of the VS Code server, installed from npm on first use (about 15 s, 570 MB). */
export async function installServer(): Promise<string> {
  const target = path.join(cacheRoot, `server-${await recipeHash()}`);
  const folder = await providedFolder(target, async (draft) => {
    console.log('Installing the VS Code server (once, about 570 MB)…');
    await install(draft);
  });
  return path.join(folder, insidePackage);
}

async function recipeHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [...packageFiles, logWriter]) {
    hash.update(await readFile(path.join(recipe, file)));
  }
  hash.update(await readFile(import.meta.filename));
  return hash.digest('hex').slice(0, 12);
}

/**
 * Install scripts are left out, so that no compiler is needed. They would build only optional
 * parts, and the writer of log files, which `spdlog.cjs` replaces.
 */
async function install(folder: string): Promise<void> {
  for (const file of packageFiles) {
    await copyFile(path.join(recipe, file), path.join(folder, file));
  }
  await run('npm', ['ci', '--ignore-scripts'], folder);
  const server = path.join(folder, insidePackage);
  // Its shrinkwrap leaves out packages that are only peer dependencies.
  const options = ['--omit=dev', '--ignore-scripts', '--legacy-peer-deps'];
  await run('npm', ['ci', ...options], server);
  const spdlog = path.join(server, 'node_modules/@vscode/spdlog/index.js');
  await copyFile(path.join(recipe, logWriter), spdlog);
  await letToastsShow(path.join(server, 'out/vs/code/browser/workbench/workbench.js'));
}

/**
 * A built workbench accepts an extension under development only with the driver for its own tests,
 * and then hides notification toasts. This shows them again, for people and for tests of what
 * people see.
 */
async function letToastsShow(workbench: string): Promise<void> {
  const condition = '!this.environmentService.enableSmokeTestDriver&&e.priority';
  const parts = (await readFile(workbench, 'utf8')).split(condition);
  if (parts.length !== 2) throw new Error('This server hides toasts in another way.');
  await writeFile(workbench, parts.join('e.priority'));
}
