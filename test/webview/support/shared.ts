import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../vscode/browser.ts';
import { type PageServer, startPageServer } from './pageServer.ts';

let browser: Promise<Browser> | undefined;
let server: Promise<PageServer> | undefined;

/** The one browser of all files of a run; it starts with the first of them. */
export const sharedBrowser = (): Promise<Browser> => (browser ??= launchBrowser());

/** The one server of the built pages; it builds them when the first file asks. */
export const sharedServer = (): Promise<PageServer> => (server ??= startPageServer());

// Outside any suite, this runs after the last file.
after(async () => {
  await (await browser)?.close();
  await (await server)?.stop();
});
