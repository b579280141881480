/**
 * Builds, then runs the host suites in VS Code: `main.ts [--desktop] [--built] [NAME…]`. By default
 * it is the VS Code that npm ships; with `--desktop`, the desktop one that `@vscode/test-electron`
 * downloads. Each suite starts VS Code again, on the data folders of the one before. With names,
 * such as `drafts` for `drafts.test.ts`, it runs only those files. `--built` uses the present
 * bundles.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TestRunFailedError, runTests } from '@vscode/test-electron';
import { type Report, addReports, outputVariable, reportVariable } from '../../support/report.ts';
import { projectRoot } from '../../vscode/paths.ts';
import { run } from '../../vscode/run.ts';
import { type Suite, filesVariable, homeVariable, suiteVariable, suites } from './suite.ts';

/** The oldest desktop VS Code that the extension supports: `engines` in package.json. */
async function oldestVersion(): Promise<string> {
  const manifest = await readFile(path.join(projectRoot, 'package.json'), 'utf8');
  const { engines } = JSON.parse(manifest) as { readonly engines: { readonly vscode: string } };
  return engines.vscode.replace('^', '');
}

/** The source of VS Code, as an option of `runTests`. */
const vscode = async (): Promise<{ version: string } | { vscodeExecutablePath: string }> =>
  process.argv.includes('--desktop')
    ? { version: await oldestVersion() }
    : { vscodeExecutablePath: path.join(projectRoot, 'test/vscode/code') };

/** The empty folder that is open during the tests, in the home of both suites. */
const openFolder = 'work';

/** The named test files; none means all. */
const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const suitesToRun = files.length === 0 ? suites : suites.slice(0, 1);

/** Runs a suite and prints its report. True if every test passed. */
async function runSuite(home: string, suite: Suite): Promise<boolean> {
  const output = path.join(home, `${suite}.txt`);
  try {
    await runTests({
      ...(await vscode()),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: path.join(projectRoot, 'out/test/host/index.cjs'),
      extensionTestsEnv: {
        [suiteVariable]: suite,
        [filesVariable]: files.join(','),
        [homeVariable]: home,
        [outputVariable]: output,
        [reportVariable]: reportFile(home, suite),
      },
      launchArgs: [
        `--user-data-dir=${home}/data`,
        `--extensions-dir=${home}/extensions`,
        path.join(home, openFolder),
      ],
    });
    return true;
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    return false;
  } finally {
    if (existsSync(output)) console.log(await readFile(output, 'utf8'));
    else await printLogs(home);
  }
}

const reportFile = (home: string, suite: Suite): string => path.join(home, `${suite}.json`);

/** Prints the logs of a suite that never reported. */
async function printLogs(home: string): Promise<void> {
  for (const file of ['data/server.log', 'data/page.log']) {
    const text = await readFile(path.join(home, file), 'utf8').catch(() => '');
    console.error(`${file}:\n${text.slice(-4000)}`);
  }
}

/** Writes the report of all suites to the file that the environment names. */
async function writeReport(home: string): Promise<void> {
  const file = process.env[reportVariable];
  if (file === undefined) return;
  const reports = suitesToRun.map(
    async (suite) => JSON.parse(await readFile(reportFile(home, suite), 'utf8')) as Report,
  );
  await writeFile(file, JSON.stringify(addReports(await Promise.all(reports))));
}

if (!process.argv.includes('--built')) {
  await run(process.execPath, ['esbuild.js', '--tests'], projectRoot);
}
const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-host-'));
try {
  await mkdir(path.join(home, openFolder));
  let passed = true;
  for (const suite of suitesToRun) passed = (await runSuite(home, suite)) && passed;
  process.exitCode = passed ? 0 : 1;
  await writeReport(home);
} finally {
  await rm(home, { recursive: true, force: true });
}
