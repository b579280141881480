import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../vscode/browser.ts';
import { writeSettings } from '../../vscode/settings.ts';
import { type RunningServer, startServer } from '../../vscode/vscodeServer.ts';

interface Running {
  readonly home: string;
  readonly folder: string;
  readonly server: RunningServer;
  readonly browser: Browser;
}

/** VS Code's server and a browser, one of each for the whole suite. */
let running: Running | undefined;

before('VS Code starts', async function () {
  // The first start on a machine installs the server.
  this.timeout(5 * 60_000);
  const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-ui-'));
  const folder = path.join(home, 'folder');
  await mkdir(folder);
  const server = await startServer({ dataDir: path.join(home, 'server') });
  running = { home, folder, server, browser: await launchBrowser() };
});

after('VS Code ends', async () => {
  await running?.browser.close();
  await running?.server.stop();
  if (running) await rm(running.home, { recursive: true, force: true });
});

export function vscode(): Running {
  if (!running) throw new Error('VS Code does not run.');
  return running;
}

/** A first start: no runs, drafts or demo data, and only these user settings. */
export async function startAfresh(settings: Readonly<Record<string, unknown>>): Promise<void> {
  const { dataDir } = vscode().server;
  const stored = path.join(dataDir, 'data/User/globalStorage/pneumatic.pneumatic');
  await rm(stored, { recursive: true, force: true });
  await writeSettings(dataDir, settings);
}
