import { globSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../vscode/browser.ts';
import { installServer } from '../../vscode/installServer.ts';
import { writeSettings } from '../../vscode/settings.ts';
import { type RunningServer, startServer } from '../../vscode/vscodeServer.ts';

interface Running {
  readonly home: string;
  readonly browser: Browser;
  readonly machines: Map<MachineName, Promise<Machine>>;
}

/** Whether a machine is for the suites that share a window, or for those that open their own. */
export type MachineName = 'shared' | 'own';

/** VS Code’s server with its settings and files, and an empty folder to open. */
export interface Machine {
  readonly server: RunningServer;
  readonly folder: string;
}

/** The browser and the servers, for all suites. */
let running: Running | undefined;

before('VS Code is there', async function () {
  // The first start on a machine installs the server.
  this.timeout(10 * 60_000);
  await installServer();
  const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-ui-'));
  running = { home, browser: await launchBrowser(), machines: new Map() };
});

after('VS Code ends', async () => {
  if (!running) return;
  await running.browser.close();
  for (const machine of running.machines.values()) await (await machine).server.stop();
  await rm(running.home, { recursive: true, force: true });
});

function vscode(): Running {
  if (!running) throw new Error('VS Code does not run.');
  return running;
}

/** The one browser of all suites. */
export const browser = (): Browser => vscode().browser;

/** The server of this name, started when it is first asked for. */
export function machine(name: MachineName): Promise<Machine> {
  const { home, machines } = vscode();
  const started = machines.get(name) ?? start(path.join(home, name));
  machines.set(name, started);
  return started;
}

async function start(home: string): Promise<Machine> {
  const folder = path.join(home, 'folder');
  await mkdir(folder, { recursive: true });
  return { folder, server: await startServer({ dataDir: path.join(home, 'server') }) };
}

/** Where the extension keeps what it remembers, below the data of a server. */
const storage = 'data/User/globalStorage/pneumatic.pneumatic';

/** Where VS Code keeps what is not saved, such as by a test that has failed. */
const unsaved = 'data/User/Backups';

/** A first start: no runs, drafts or demo data, nothing unsaved, and only these user settings. */
export async function startAfresh(
  { server: { dataDir } }: Machine,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const kept of [storage, unsaved])
    await rm(path.join(dataDir, kept), { recursive: true, force: true });
  await writeSettings(dataDir, settings);
}

/**
 * Removes what lists of all accounts show, and what was typed. The extension, which may be running,
 * reads it again whenever somebody signs in.
 */
export async function forgetRecords({ server: { dataDir } }: Machine): Promise<void> {
  const records = globSync(`${storage}/{runs,launches,drafts}/*.json`, { cwd: dataDir });
  for (const file of records) await rm(path.join(dataDir, file), { force: true });
}

/** How many answers of a service are kept on the disk of a machine. */
export const answersKept = ({ server: { dataDir } }: Machine): number =>
  globSync(`${storage}/kept/*/*.json`, { cwd: dataDir }).length;
