/**
 * Type-checks every layer with the libraries it may use: one tsconfig each. The compiler is the
 * native one, which is several times faster; ESLint needs the other one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const compiler = path.join(root, 'node_modules/typescript7/bin/tsc');
const atOnce = 2;

const waiting = [...globSync('src/*/tsconfig.json', { cwd: root }), 'test/tsconfig.json'].sort();

async function check(project: string): Promise<boolean> {
  const args = [compiler, '--project', project, '--pretty'];
  const [code] = (await once(
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }),
    'close',
  )) as [number | null];
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${path.dirname(project)}`);
  return code === 0;
}

/** Checks what is waiting, one after the other. True if all is well. */
async function checkWaiting(): Promise<boolean> {
  let well = true;
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    well = (await check(project)) && well;
  }
  return well;
}

const results = await Promise.all(Array.from({ length: atOnce }, checkWaiting));
process.exitCode = results.every(Boolean) ? 0 : 1;
