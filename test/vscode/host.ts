/**
 * Runs a test module in the extension host of the npm-shipped VS Code, with the flags of the
 * desktop one: `--extensionDevelopmentPath`, `--extensionTestsPath`, `--user-data-dir` (holds all
 * data of VS Code, secrets too), `--extensions-dir` and a folder to open. Ends with the exit code
 * of the suite.
 */
import { appendFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { launchProfile } from './browser.ts';
import { closeWindow } from './closeWindow.ts';
import { onInterrupt } from './onInterrupt.ts';
import { type RunningServer, startServer } from './vscodeServer.ts';
import { workbenchAddress } from './workbenchAddress.ts';

const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });

function flag(name: string): string {
  const value = values[name];
  if (typeof value !== 'string') throw new Error(`--${name}=… is missing.`);
  return value;
}

/**
 * The time limit of a suite, in milliseconds. Its tests have limits of their own: this one ends an
 * extension host that hangs, however slow the machine is.
 */
const limit = 60 * 60_000;

/** Opens the window that runs the tests; returns the exit code of VS Code. */
async function runSuite(context: BrowserContext, server: RunningServer): Promise<number> {
  const page = await context.newPage();
  const log = path.join(server.dataDir, 'page.log');
  await page.exposeFunction('codeAutomationLog', (type: string, parts: unknown) => {
    appendFileSync(log, `[${type}] ${JSON.stringify(parts)}\n`);
  });
  const code = new Promise<number>((resolve, reject) => {
    page.on('crash', () => {
      reject(new Error('The page of VS Code has crashed.'));
    });
    void server.ended.then(() => {
      reject(new Error('The VS Code server has ended.'));
    });
    setTimeout(() => {
      reject(new Error('The suite does not come to an end.'));
    }, limit).unref();
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.goto(
    workbenchAddress({
      origin: server.origin,
      folder: positionals[0],
      extension: flag('extensionDevelopmentPath'),
      tests: flag('extensionTestsPath'),
    }),
  );
  const result = await code;
  await closeWindow(page);
  return result;
}

/**
 * Starts the server at the port that it had before with this data, if any: the browser keeps
 * secrets and states by address.
 */
async function startAgain(dataDir: string): Promise<RunningServer> {
  const portFile = path.join(dataDir, 'port');
  const before = await readFile(portFile, 'utf8').catch(() => '0');
  const server = await startServer({
    dataDir,
    extensionsDir: flag('extensions-dir'),
    ports: [Number(before), 0],
  });
  await writeFile(portFile, String(server.port));
  return server;
}

async function main(): Promise<number> {
  const dataDir = flag('user-data-dir');
  const server = await startAgain(dataDir);
  const browser = await launchProfile(path.join(dataDir, 'browser'));
  const stop = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  onInterrupt(stop);
  try {
    return await runSuite(browser, server);
  } finally {
    await stop();
  }
}

process.exitCode = await main();
