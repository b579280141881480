import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { Reporter } from '../support/reporter.ts';

/** What VS Code calls in its extension host: runs every suite that is bundled beside this file. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: Reporter });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
