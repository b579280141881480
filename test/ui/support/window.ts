import { newContext, tallWindow } from '../../vscode/browser.ts';
import { projectRoot } from '../../vscode/paths.ts';
import type { WorkbenchAddress } from '../../vscode/workbenchAddress.ts';
import { type Workbench, openWorkbench } from '../../vscode/workbench.ts';
import { type Evidence, gatherEvidence, useEvidence } from './evidence.ts';
import { until } from './until.ts';
import { type Machine, browser, machine, startAfresh } from './vscode.ts';
import { watchPage } from './watchPage.ts';

/** User settings by their ids. */
export type Settings = Readonly<Record<string, unknown>>;

interface WindowOptions {
  /** The user settings, which are known when the window is about to open. */
  readonly settings?: () => Settings;
  /** The folder or workspace to open; an empty folder if left out. */
  readonly opens?: () => Pick<WorkbenchAddress, 'folder' | 'workspace'>;
}

/** The browser of one person, with watchers on its pages. */
export interface WatchedBrowser {
  readonly evidence: Evidence;
  open(what?: Pick<WorkbenchAddress, 'folder' | 'workspace'>): Promise<Workbench>;
  /** @throws if a page has done something forbidden since the last call. */
  assertHarmless(): void;
}

/**
 * Makes sure that the folders of a workspace file are there. VS Code in a browser reads the file
 * while the window starts, and loses its folders if it was read before the workspace is made
 * (`createMultiFolderWorkspace`). It keeps the file's content, so a later start has them.
 */
async function showFolders(workbench: Workbench): Promise<void> {
  const root = workbench.page.locator('.explorer-folders-view [role=treeitem]').first();
  const none = workbench.page.locator('.part.sidebar').getByText('No Folder Opened');
  await until('the folders of the workspace', async () => {
    await workbench.activityBar.open('Explorer');
    await root.or(none).first().waitFor();
    if (await root.isVisible()) return true;
    await workbench.reload();
    return false;
  });
}

/** The browser of a person who comes for the first time; its windows show the extension’s views. */
export async function watchedBrowser({ server, folder }: Machine): Promise<WatchedBrowser> {
  const { origin, dataDir } = server;
  const context = await newContext(browser(), tallWindow);
  const complaints = watchPage(context, origin);
  return {
    evidence: gatherEvidence(context, dataDir),
    open: async (what = { folder }) => {
      const address = { origin, ...what, extension: projectRoot };
      const workbench = await openWorkbench(context, address);
      if (what.workspace !== undefined) await showFolders(workbench);
      await workbench.activityBar.open('Pneumatic');
      return workbench;
    },
    assertHarmless: () => {
      const found = complaints();
      if (found.length > 0) throw new Error(found.join('\n'));
    },
  };
}

/**
 * A window of a person who comes for the first time, for all tests of a suite; it shows the
 * extension's views. At the end, the page must not have done anything forbidden. For tests that need
 * neither a first start nor a folder of their own, `useSharedWindow` is much quicker.
 */
export function useWindow({ settings, opens }: WindowOptions = {}): () => Workbench {
  let watched: WatchedBrowser | undefined;
  let workbench: Workbench | undefined;

  before('a window opens', async () => {
    const own = await machine('own');
    await startAfresh(own, settings?.() ?? {});
    watched = await watchedBrowser(own);
    workbench = await watched.open(opens?.());
  });

  useEvidence(() => watched?.evidence);

  after('the window closes', async () => {
    await workbench?.close();
    await watched?.evidence.context.close();
  });

  after('the page has kept to what it may do', () => watched?.assertHarmless());

  return () => {
    if (!workbench) throw new Error('The window is not open.');
    return workbench;
  };
}
