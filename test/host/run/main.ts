/**
 * Builds, then runs the host suite in VS Code: `main.ts [--desktop]`. Without the option it is the
 * one that npm ships; with it, the desktop VS Code that `@vscode/test-electron` downloads.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TestRunFailedError, runTests } from '@vscode/test-electron';
import { outputVariable } from '../../support/reporter.ts';
import { projectRoot } from '../../workbench/paths.ts';
import { run } from '../../workbench/run.ts';

/** The oldest desktop VS Code that the extension supports: `engines` in package.json. */
async function oldestVersion(): Promise<string> {
  const manifest = await readFile(path.join(projectRoot, 'package.json'), 'utf8');
  const { engines } = JSON.parse(manifest) as { readonly engines: { readonly vscode: string } };
  return engines.vscode.replace('^', '');
}

/** Where VS Code comes from, in the words of `runTests`. */
const vscode = async (): Promise<{ version: string } | { vscodeExecutablePath: string }> =>
  process.argv.includes('--desktop')
    ? { version: await oldestVersion() }
    : { vscodeExecutablePath: path.join(projectRoot, 'test/workbench/code') };

/** Runs the suite with data folders of its own. True if every test passed. */
async function runSuite(home: string): Promise<boolean> {
  const output = path.join(home, 'report.txt');
  try {
    await runTests({
      ...(await vscode()),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: path.join(projectRoot, 'out/test/host/index.cjs'),
      extensionTestsEnv: { [outputVariable]: output },
      launchArgs: [`--user-data-dir=${home}/data`, `--extensions-dir=${home}/extensions`],
    });
    return true;
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    return false;
  } finally {
    if (existsSync(output)) console.log(await readFile(output, 'utf8'));
  }
}

/** What a suite that never reported leaves behind. */
async function printLogs(home: string): Promise<void> {
  for (const file of ['data/server.log', 'data/page.log']) {
    const text = await readFile(path.join(home, file), 'utf8').catch(() => '');
    console.error(`${file}:\n${text.slice(-4000)}`);
  }
}

await run(process.execPath, ['esbuild.js'], projectRoot);
const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-host-'));
const passed = await runSuite(home);
if (!passed && !existsSync(path.join(home, 'report.txt'))) await printLogs(home);
await rm(home, { recursive: true, force: true });
process.exitCode = passed ? 0 : 1;
