import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchProfile, tallWindow } from '../../vscode/browser.ts';
import { projectRoot } from '../../vscode/paths.ts';
import { type RunningServer, startServer } from '../../vscode/vscodeServer.ts';
import { type Workbench, openWorkbench } from '../../vscode/workbench.ts';
import { type Evidence, gatherEvidence, useEvidence } from './evidence.ts';

/** A VS Code with the extension installed, for the tests of one suite. */
export interface Installed {
  /** The folder of all data except the browser's. */
  readonly home: string;
  readonly server: RunningServer;
  /** Opens one more window of the same person, on a folder of its own; it shows our views. */
  openWindow(folder?: string): Promise<Workbench>;
}

/** Fills the extensions folder as if this extension had been installed from its package. */
async function install(extensions: string): Promise<void> {
  const { version } = JSON.parse(
    await readFile(path.join(projectRoot, 'package.json'), 'utf8'),
  ) as { readonly version: string };
  const folder = `pneumatic.pneumatic-${version}`;
  await mkdir(extensions, { recursive: true });
  await symlink(projectRoot, path.join(extensions, folder));
  const entry = {
    identifier: { id: 'pneumatic.pneumatic' },
    version,
    location: { $mid: 1, path: path.join(extensions, folder), scheme: 'file' },
    relativeLocation: folder,
  };
  await writeFile(path.join(extensions, 'extensions.json'), JSON.stringify([entry]));
}

/**
 * Starts a VS Code of its own for a suite. The extension has to be installed, as for real users:
 * after a crash, VS Code does not restart the host of an extension under development.
 */
export function useInstalled(settings: () => Readonly<Record<string, unknown>>): () => Installed {
  let running: ({ readonly evidence: Evidence } & Installed) | undefined;

  before('VS Code starts with the extension installed', async () => {
    const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-installed-'));
    const extensionsDir = path.join(home, 'extensions');
    await install(extensionsDir);
    const dataDir = path.join(home, 'server');
    const server = await startServer({ dataDir, extensionsDir, settings: settings() });
    const profile = path.join(home, 'browser');
    const context = await launchProfile(profile, tallWindow);
    const openWindow = async (name = 'folder'): Promise<Workbench> => {
      const folder = path.join(home, name);
      await mkdir(folder, { recursive: true });
      const workbench = await openWorkbench(context, { origin: server.origin, folder });
      await workbench.activityBar.open('Pneumatic');
      return workbench;
    };
    running = { home, server, evidence: gatherEvidence(context, dataDir), openWindow };
  });

  useEvidence(() => running?.evidence);

  after('VS Code ends', async () => {
    if (!running) return;
    await running.evidence.context.close();
    await running.server.stop();
    await rm(running.home, { recursive: true, force: true });
  });

  return () => {
    if (!running) throw new Error('VS Code does not run.');
    return running;
  };
}
