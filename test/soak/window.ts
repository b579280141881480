import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CDPSession } from 'playwright-core';
import { type OwnedGate, startGate } from '../support/failing/gate.ts';
import { type SandboxProcess, startSandboxProcess } from '../support/sandboxProcess.ts';
import { launchBrowser, newContext } from '../vscode/browser.ts';
import { projectRoot } from '../vscode/paths.ts';
import { startServer } from '../vscode/vscodeServer.ts';
import { Workbench } from '../vscode/workbench.ts';
import { workbenchAddress } from '../vscode/workbenchAddress.ts';
import { portFileVariable } from './orders.ts';
import { type Probe, buildProbe, probeAt } from './probe.ts';

/** A service with a network in front of it. */
export interface Service {
  readonly sandbox: SandboxProcess;
  readonly gate: OwnedGate;
}

/** A window of VS Code in which a person works at two services, each of another dialect. */
export interface SoakWindow {
  readonly workbench: Workbench;
  readonly probe: Probe;
  readonly current: Service;
  readonly documented: Service;
  /** The open folder. */
  readonly folder: string;
  /** The way to look into the browser’s process with all pages in it. */
  readonly browser: CDPSession;
  stop(): Promise<void>;
}

async function startService(dialect: 'current' | 'documented'): Promise<Service> {
  const sandbox = await startSandboxProcess({ dialect, liveRuns: false });
  return { sandbox, gate: await startGate(new URL(sandbox.origin)) };
}

/** The height of the window in pixels, in which the rows of all three views are in sight. */
const height = 1100;

/** More than a few runs that are remembered would make each round longer than the one before. */
const runsKept = 5;

/**
 * Opens the window. The end of each thing that was started is in `stop`.
 * @param before is done before our extension is activated.
 */
export async function openSoakWindow(
  before?: (probe: Probe) => Promise<void>,
): Promise<SoakWindow> {
  const stops: (() => Promise<unknown>)[] = [];
  const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-soak-'));
  stops.push(() => rm(home, { recursive: true, force: true }));
  const stop = async (): Promise<void> => {
    for (const each of stops.reverse()) await each();
  };
  try {
    const folder = path.join(home, 'folder');
    await mkdir(folder);
    const [current, documented] = await Promise.all([
      startService('current'),
      startService('documented'),
    ]);
    for (const { sandbox, gate } of [current, documented]) {
      stops.push(() => sandbox.stop());
      stops.push(() => gate.stop());
    }
    const portFile = path.join(home, 'port');
    const tests = await buildProbe();
    const server = await startServer({
      dataDir: path.join(home, 'server'),
      env: { [portFileVariable]: portFile },
      settings: { 'pneumatic.server': current.gate.origin, 'pneumatic.runsKept': runsKept },
    });
    stops.push(() => server.stop());
    const chromium = await launchBrowser();
    stops.push(() => chromium.close());
    const context = await newContext(chromium, height);
    const page = await context.newPage();
    const said: string[] = [];
    await page.exposeFunction('codeAutomationLog', (type: string, parts: unknown) => {
      said.push(`[${type}] ${JSON.stringify(parts)}`);
    });
    const ended = new Promise<never>((_, reject) => {
      void page.exposeFunction('codeAutomationExit', () => {
        reject(
          new Error(`The module in the extension host has ended.\n${said.join('\n').slice(-4000)}`),
        );
      });
    });
    await page.goto(
      workbenchAddress({ origin: server.origin, folder, extension: projectRoot, tests }),
    );
    const workbench = new Workbench(page);
    await workbench.ready();
    const probe = await Promise.race([probeAt(portFile), ended]);
    await before?.(probe);
    await probe.tell({ do: 'activate' });
    const browser = await context.newCDPSession(page);
    await browser.send('Performance.enable');
    return { workbench, probe, current, documented, folder, browser, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
