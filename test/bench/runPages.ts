import type { Browser, Page } from 'playwright-core';
import { retained } from '../../src/core/base/retained.ts';
import { patchOf } from '../../src/protocol/patch.ts';
import type { LoadedRun, RunHostMessage } from '../../src/protocol/runPage.ts';
import { longLog, longRun } from '../support/samples/longRun.ts';
import { loadedRun } from '../support/samples/runs.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { installPageHost } from '../webview/support/pageHost.ts';
import { type PageServer, startPageServer } from '../webview/support/pageServer.ts';
import { pageThemes } from '../webview/support/pageThemes.ts';
import { runStrings } from '../webview/support/runStrings.ts';
import type { RunSize } from './effort.ts';
import { installFrameClock } from './frameClock.ts';
import { type Shown, rowTexts, showPlain, showRun } from './inRunPage.ts';

/** What the page of a run took, and a plain one with the same texts. */
export interface RunPageTimes {
  readonly opened: Shown;
  readonly plain: Shown;
  /** The next poll, which has brought nothing new. */
  readonly polled: Shown;
  /** The poll that has brought one event. */
  readonly grown: Shown;
}

/** Measures pages of runs in a browser. */
export interface RunPages {
  measure(size: RunSize): Promise<RunPageTimes>;
  stop(): Promise<void>;
}

function viewOf({ tasks, events }: RunSize): LoadedRun {
  const log = { events: longLog(events, tasks), hasMore: true, loading: false, notice: undefined };
  return loadedRun(longRun(tasks), { log });
}

async function measure(page: Page, plainPage: Page, size: RunSize): Promise<RunPageTimes> {
  const show = (message: RunHostMessage, rows = size): Promise<Shown> =>
    page.evaluate(showRun, { message, rows });
  const view = viewOf(size);
  /** What the host sends after a poll that has read this run. */
  const polledMessage = (read: RunSize): RunHostMessage => ({
    type: 'change',
    patch: patchOf(view, retained(view, viewOf(read))),
  });
  const opened = await show({ type: 'show', strings: runStrings, view });
  const plain = await plainPage.evaluate(showPlain, await page.evaluate(rowTexts));
  const polled = await show(polledMessage(size));
  const more = { ...size, events: size.events + 1 };
  const grown = await show(polledMessage(more), more);
  return { opened, plain, polled, grown };
}

async function withPages(
  browser: Browser,
  server: PageServer,
  size: RunSize,
): Promise<RunPageTimes> {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  try {
    await context.addInitScript(installPageHost, { ...pageThemes.dark });
    await context.addInitScript(installFrameClock);
    const pages = [await context.newPage(), await context.newPage()] as const;
    for (const page of pages) await page.goto(server.address('run'));
    const [page, plainPage] = pages;
    await page.bringToFront();
    return await measure(page, plainPage, size);
  } finally {
    await context.close();
  }
}

export async function startRunPages(): Promise<RunPages> {
  const [browser, server] = await Promise.all([launchBrowser(), startPageServer()]);
  return {
    measure: (size) => withPages(browser, server, size),
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
}
