import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { Reporter } from '../support/reporter.ts';
import { filesVariable, suiteVariable, type Suite } from './run/suite.ts';
import { watchUncaught } from './support/uncaught.ts';

const activation = 'activation.test.cjs';
const bundles = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort();
const tests = bundles.filter((file) => file.endsWith('.test.cjs'));

/** The test files to run; none means all. */
const named = (process.env[filesVariable] ?? '').split(',').filter((name) => name !== '');

/**
 * The bundles of each suite. Activation is first, since any other test activates the extension. The
 * end of the first suite leaves the data that the second one looks for.
 */
const suites: Readonly<Record<Suite, readonly string[]>> = {
  first: [activation, ...tests.filter((file) => file !== activation), 'beforeRestart.cjs'],
  restarted: ['afterRestart.cjs'],
};

/** @throws if there is no such file. */
function bundleOf(name: string): string {
  const found = tests.find((file) => path.basename(file) === `${name}.test.cjs`);
  if (found === undefined) throw new Error(`There is no ${name}.test.ts in test/host.`);
  return found;
}

/**
 * The function that VS Code calls in its extension host: it runs the suite that the environment
 * names.
 */
export async function run(): Promise<void> {
  const uncaught = watchUncaught();
  const mocha = new Mocha({ ui: 'bdd', timeout: 300_000, reporter: Reporter });
  mocha.rootHooks({
    afterAll: () => {
      assert.deepEqual(uncaught.left(), [], 'Nobody has caught what the tests made happen.');
    },
  });
  const suite =
    process.env[suiteVariable] === ('restarted' satisfies Suite) ? 'restarted' : 'first';
  const files = named.length === 0 ? suites[suite] : named.map(bundleOf);
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
