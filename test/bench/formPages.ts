import type { Browser, Page } from 'playwright-core';
import { fieldId } from '../../src/core/base/ids.ts';
import { fieldKinds } from '../../src/core/form/field.ts';
import type { KickoffHostMessage } from '../../src/protocol/kickoffPage.ts';
import { readyView } from '../webview/support/readyView.ts';
import { installPageHost } from '../webview/support/pageHost.ts';
import { type PageServer, startPageServer } from '../webview/support/pageServer.ts';
import { pageStrings } from '../webview/support/pageStrings.ts';
import { pageThemes } from '../webview/support/pageThemes.ts';
import { fieldOf, workflowOf } from '../support/samples/workflows.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { installFrameClock } from './frameClock.ts';
import { type FormTimes, openForm, openPlain, typeIntoForm, typeIntoPlain } from './inPage.ts';

/** Measures the page of the form and a plain one, in a browser. Each call opens a new page. */
export interface FormPages {
  /** Opens a form with this number of fields, of every kind in turn, and types into the first. */
  form(fields: number): Promise<FormTimes>;
  /** Makes this number of the browser's own inputs, with labels, and types into the first. */
  plain(fields: number): Promise<FormTimes>;
  stop(): Promise<void>;
}

/** How many key presses are measured in each page, after how many that are not. */
const keys = { count: 40, warmUp: 20 };

function showMessage(count: number): KickoffHostMessage {
  const fields = Array.from({ length: count }, (_, index) => {
    const kind = fieldKinds[index % fieldKinds.length] ?? 'string';
    return fieldOf(kind, { id: fieldId(`f${index}`), name: `Field ${index}` });
  });
  return { type: 'show', strings: pageStrings, view: readyView(workflowOf(fields)) };
}

async function withPage<Value>(
  browser: Browser,
  server: PageServer,
  use: (page: Page) => Promise<Value>,
): Promise<Value> {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  try {
    await context.addInitScript(installPageHost, { ...pageThemes.dark });
    await context.addInitScript(installFrameClock);
    const page = await context.newPage();
    await page.goto(server.address('kickoffForm'));
    return await use(page);
  } finally {
    await context.close();
  }
}

export async function startFormPages(): Promise<FormPages> {
  const [browser, server] = await Promise.all([launchBrowser(), startPageServer()]);
  return {
    form: (count) =>
      withPage(browser, server, async (page) => ({
        ...(await page.evaluate(openForm, { message: showMessage(count), rows: count + 1 })),
        keyMs: await page.evaluate(typeIntoForm, keys),
      })),
    plain: (count) =>
      withPage(browser, server, async (page) => ({
        ...(await page.evaluate(openPlain, count + 1)),
        keyMs: await page.evaluate(typeIntoPlain, keys),
      })),
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
}
