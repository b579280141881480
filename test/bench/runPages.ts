import type { Browser, Page } from 'playwright-core';
import type { RunHostMessage } from '../../src/protocol/runPage.ts';
import { longLog, longRun } from '../support/samples/longRun.ts';
import { loadedRun } from '../support/samples/runs.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { installPageHost } from '../webview/support/pageHost.ts';
import { type PageServer, startPageServer } from '../webview/support/pageServer.ts';
import { pageThemes } from '../webview/support/pageThemes.ts';
import { runStrings } from '../webview/support/runStrings.ts';
import type { RunSize } from './effort.ts';
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

function showMessage({ tasks, events }: RunSize): RunHostMessage {
  const log = { events: longLog(events, tasks), hasMore: true, loading: false, notice: undefined };
  return { type: 'show', strings: runStrings, view: loadedRun(longRun(tasks), { log }) };
}

async function measure(page: Page, plainPage: Page, size: RunSize): Promise<RunPageTimes> {
  const show = (shown: RunSize): Promise<Shown> =>
    page.evaluate(showRun, { message: showMessage(shown), rows: shown });
  const opened = await show(size);
  const plain = await plainPage.evaluate(showPlain, await page.evaluate(rowTexts));
  const polled = await show(size);
  const grown = await show({ ...size, events: size.events + 1 });
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
