import { appendFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { launchBrowser, newContext } from '../vscode/browser.ts';
import { startServer } from '../vscode/vscodeServer.ts';
import { workbenchAddress } from '../vscode/workbenchAddress.ts';
import { type HostTask, homeVariable } from './hostTask.ts';

/** A VS Code whose windows each have a new extension host. */
export interface Hosts {
  /**
   * Runs a module in a host where the extension in this folder is under development.
   * @returns the result that the module has written
   */
  measure(extension: string, module: string, task: Partial<HostTask>): Promise<unknown>;
  stop(): Promise<void>;
}

/** Opens a window and waits until its module has run. @throws with its log if that failed. */
async function runWindow(context: BrowserContext, address: string, log: string): Promise<void> {
  const page = await context.newPage();
  await page.exposeFunction('codeAutomationLog', (type: string, parts: unknown) => {
    appendFileSync(log, `[${type}] ${JSON.stringify(parts)}\n`);
  });
  const ended = new Promise<number>((resolve, reject) => {
    page.on('crash', () => {
      reject(new Error('The page of VS Code has crashed.'));
    });
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.goto(address);
  const code = await ended;
  if (code !== 0) throw new Error((await readFile(log, 'utf8')).slice(-4000));
}

/** @param extensionsDir holds installed extensions, a folder each. */
export async function startHosts(extensionsDir?: string): Promise<Hosts> {
  const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-bench-'));
  const server = await startServer({
    dataDir: path.join(home, 'data'),
    extensionsDir,
    env: { [homeVariable]: home },
  });
  const browser = await launchBrowser();
  return {
    measure: async (extension, module, task) => {
      await writeFile(path.join(home, 'task.json'), JSON.stringify(task));
      const context = await newContext(browser);
      try {
        const address = workbenchAddress({ origin: server.origin, extension, tests: module });
        await runWindow(context, address, path.join(home, 'page.log'));
      } finally {
        await context.close();
      }
      return JSON.parse(await readFile(path.join(home, 'result.json'), 'utf8')) as unknown;
    },
    stop: async () => {
      await browser.close();
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
