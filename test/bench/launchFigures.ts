import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { startSandboxProcess } from '../support/sandboxProcess.ts';
import { launchBrowser, newContext } from '../vscode/browser.ts';
import { eventually } from '../vscode/eventually.ts';
import { startServer } from '../vscode/vscodeServer.ts';
import { openWorkbench } from '../vscode/workbench.ts';
import type { Effort } from './effort.ts';
import { benchFolder } from './extensions.ts';
import { type Figure, timeFigure } from './figures.ts';
import { installFrameClock } from './frameClock.ts';
import { type Run, interleave, roundsOf } from './interleave.ts';
import { keys, makeLaunchExtension } from './launchExtension.ts';

/**
 * Runs in a page that has a frame clock. Clicks on its button, and returns how long it took until
 * the frame with the answer was drawn, in milliseconds.
 */
async function clickAndWait({ button, answer }: Selectors): Promise<number> {
  const target = document.querySelector<HTMLElement>(button);
  if (!target) throw new Error(`There is no ${button}.`);
  const answered = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector(answer)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ['class'],
    });
  });
  const start = performance.now();
  target.click();
  await answered;
  await window.frameClock.drawn();
  return performance.now() - start;
}

interface Selectors {
  readonly button: string;
  readonly answer: string;
}

/** The frame of the page that has this element. */
const frameWith = (page: Page, selector: string): Promise<Frame> =>
  eventually(`a page with ${selector}`, async () => {
    for (const frame of page.frames()) {
      const found = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (found > 0) return frame;
    }
    return undefined;
  });

const ours = {
  button: 'footer vscode-button[icon=play]:not([disabled])',
  answer: '.launched',
};
const bare = { button: 'button.launch', answer: 'h2.launched' };

/** Nobody launches before a page is at rest: what is left of opening it is not a part of a launch. */
const settleMs = 500;

/** Launches from the page that a key opens, and closes the page. */
const launchFrom =
  (page: Page, key: string, selectors: Selectors): Run =>
  async () => {
    await page.keyboard.press(key);
    const frame = await frameWith(page, selectors.button);
    await page.waitForTimeout(settleMs);
    const took = await frame.evaluate(clickAndWait, selectors);
    await page.keyboard.press(keys.close);
    await eventually('no tab', async () =>
      (await page.locator('iframe.webview').count()) === 0 ? true : undefined,
    );
    return took;
  };

/** From the click on *Launch* until its answer is drawn, in a real window. */
export async function launchFigures(effort: Effort): Promise<readonly Figure[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-bench-'));
  const extension = path.join(benchFolder, 'launch');
  const sandbox = await startSandboxProcess();
  const account = { server: sandbox.origin, key: sandbox.key };
  await makeLaunchExtension(extension, account);
  const settings = { 'pneumatic.server': sandbox.origin, 'pneumatic.dialect': 'documented' };
  const server = await startServer({ dataDir: path.join(home, 'data'), settings });
  const browser = await launchBrowser();
  try {
    const context = await newContext(browser);
    await context.addInitScript(installFrameClock);
    const workbench = await openWorkbench(context, { origin: server.origin, extension });
    await workbench.activityBar.open('Pneumatic');
    const { page } = workbench;
    await page.getByRole('treeitem', { name: 'Release to production' }).first().waitFor();
    const samples = await interleave(
      roundsOf({ count: 24, warmUp: 3 }, effort.once),
      launchFrom(page, keys.openBare, bare),
      launchFrom(page, keys.openOurs, ours),
    );
    return [
      timeFigure('from click to answer / a bare page that syncs and POSTs the same', samples, {
        ratio: 1.15,
      }),
    ];
  } finally {
    await browser.close();
    await server.stop();
    await sandbox.stop();
    await rm(home, { recursive: true, force: true });
  }
}
