import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser, newContext } from '../vscode/browser.ts';
import { eventually } from '../vscode/eventually.ts';
import { startServer } from '../vscode/vscodeServer.ts';
import { openWorkbench } from '../vscode/workbench.ts';
import { closingKey, keyFor, makeFormExtension } from './formExtension.ts';
import { benchFolder } from './extensions.ts';
import { watchTyping } from './typingWatch.ts';

/** Times in milliseconds from the key that calls the command. */
export interface WindowOpening {
  /** Until an input of the page has the focus. */
  readonly focusedMs: number;
  /** Until a letter that is typed then has reached it. */
  readonly typedMs: number;
}

/** One window of VS Code, with our extension in it. */
export interface FormWindow {
  /**
   * Opens a form of this many fields, types a letter and closes it.
   * @param size undefined for the page that forms are held against.
   */
  open(size?: number): Promise<WindowOpening>;
  close(): Promise<void>;
}

/** Opens windows of VS Code. */
export interface FormWindows {
  openWindow(): Promise<FormWindow>;
  stop(): Promise<void>;
}

async function startFormServer(sizes: readonly number[]): Promise<{
  readonly origin: string;
  readonly child: ChildProcess;
}> {
  const child = fork(path.join(import.meta.dirname, 'formServer.ts'), sizes.map(String));
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  return { origin: `http://127.0.0.1:${port}`, child };
}

/** Something that has happened in the window, by the clock of its page. */
interface Told {
  readonly what: 'pressed' | 'focused' | 'typed';
  readonly at: number;
}

/** What is left of one page would make the next one slower. */
const settleMs = 250;

/**
 * How long a letter may take. On a busy machine it can be lost where a page takes the focus before
 * VS Code has put its frame in sight, as the empty one does.
 */
const lostAfterMs = 10_000;

async function openPage(
  context: BrowserContext,
  page: Page,
  sizes: readonly number[],
): Promise<FormWindow> {
  let tell: (told: Told) => void = () => undefined;
  await context.exposeBinding('benchTell', (_source, told: Told) => {
    tell(told);
  });
  /** Undefined where the letter was lost. */
  const attempt = async (size?: number): Promise<WindowOpening | undefined> => {
    const times = new Map<Told['what'], number>();
    const typed = new Promise<true>((resolve) => {
      tell = ({ what, at }) => {
        if (times.has(what)) return;
        times.set(what, at);
        if (what === 'focused') void page.keyboard.press('a');
        if (what === 'typed') resolve(true);
      };
    });
    await page.keyboard.press(keyFor(sizes, size));
    const isTyped = await Promise.race([typed, page.waitForTimeout(lostAfterMs)]);
    const since = (what: Told['what']): number =>
      (times.get(what) ?? NaN) - (times.get('pressed') ?? NaN);
    await page.waitForTimeout(settleMs);
    await page.keyboard.press(closingKey);
    await eventually('no tab', async () =>
      (await page.locator('iframe.webview').count()) === 0 ? true : undefined,
    );
    await page.waitForTimeout(settleMs);
    return isTyped ? { focusedMs: since('focused'), typedMs: since('typed') } : undefined;
  };
  return {
    open: async (size) => {
      const opening = (await attempt(size)) ?? (await attempt(size));
      if (!opening) throw new Error('A letter was lost twice.');
      return opening;
    },
    close: () => context.close(),
  };
}

/** @param sizes the numbers of fields of the forms. */
export async function startFormWindows(sizes: readonly number[]): Promise<FormWindows> {
  const home = await mkdtemp(path.join(tmpdir(), 'pneumatic-bench-'));
  const extension = path.join(benchFolder, 'forms');
  const forms = await startFormServer(sizes);
  await makeFormExtension(extension, { server: forms.origin, key: 'bench' }, sizes);
  const server = await startServer({
    dataDir: path.join(home, 'data'),
    settings: { 'pneumatic.server': forms.origin },
  });
  const browser = await launchBrowser();
  return {
    openWindow: async () => {
      const context = await newContext(browser);
      await context.addInitScript(watchTyping);
      const workbench = await openWorkbench(context, { origin: server.origin, extension });
      await workbench.activityBar.open('Pneumatic');
      await workbench.page
        .getByRole('treeitem', { name: /Form 10\b/ })
        .first()
        .waitFor();
      return openPage(context, workbench.page, sizes);
    },
    stop: async () => {
      await browser.close();
      await server.stop();
      forms.child.disconnect();
      await rm(home, { recursive: true, force: true });
    },
  };
}
