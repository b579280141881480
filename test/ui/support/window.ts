import path from 'node:path';
import { newContext, tallWindow } from '../../vscode/browser.ts';
import { cacheRoot, projectRoot } from '../../vscode/paths.ts';
import type { WorkbenchAddress } from '../../vscode/workbenchAddress.ts';
import { type Workbench, openWorkbench } from '../../vscode/workbench.ts';
import { watchPage } from './watchPage.ts';
import { startAfresh, vscode } from './vscode.ts';

interface WindowOptions {
  /** The user settings, which are known when the window is about to open. */
  readonly settings?: () => Readonly<Record<string, unknown>>;
  /** The folder or workspace to open; an empty folder if left out. */
  readonly opens?: () => Pick<WorkbenchAddress, 'folder' | 'workspace'>;
}

/**
 * Makes sure that the folders of a workspace file are there. VS Code in a browser reads the file
 * while the window starts, and loses its folders if it was read before the workspace is made
 * (`createMultiFolderWorkspace`). It keeps the file's content, so the next start has them.
 */
async function showFolders(workbench: Workbench): Promise<void> {
  const root = workbench.page.locator('.explorer-folders-view [role=treeitem]').first();
  const none = workbench.page.locator('.part.sidebar').getByText('No Folder Opened');
  await workbench.activityBar.open('Explorer');
  await root.or(none).first().waitFor();
  if (await none.isVisible()) await workbench.reload();
  await workbench.activityBar.open('Explorer');
  await root.waitFor();
}

/**
 * A window of a person who comes for the first time, for all tests of a suite; it shows the
 * extension's views. At the end, the page must not have done anything forbidden.
 */
export function useWindow({ settings, opens }: WindowOptions = {}): () => Workbench {
  let workbench: Workbench | undefined;
  let complaints: () => readonly string[] = () => [];

  const current = (): Workbench => {
    if (!workbench) throw new Error('The window is not open.');
    return workbench;
  };

  before('a window opens', async () => {
    const { browser, folder, server } = vscode();
    await startAfresh(settings?.() ?? {});
    const context = await newContext(browser, tallWindow);
    complaints = watchPage(context, server.origin);
    workbench = await openWorkbench(context, {
      origin: server.origin,
      ...(opens?.() ?? { folder }),
      extension: projectRoot,
    });
    if (opens?.().workspace !== undefined) await showFolders(workbench);
    await workbench.activityBar.open('Pneumatic');
  });

  afterEach('a failure is pictured', async function () {
    const test = this.currentTest;
    if (!workbench || test?.state !== 'failed') return;
    const name = test.fullTitle().replace(/[^\w]+/g, '-');
    await workbench.screenshot(path.join(cacheRoot, 'ui-failures', `${name}.png`));
  });

  after('the window closes', async () => {
    await workbench?.close();
    await workbench?.page.context().close();
  });

  after('the page has kept to what it may do', () => {
    const found = complaints();
    if (found.length > 0) throw new Error(found.join('\n'));
  });

  return current;
}
