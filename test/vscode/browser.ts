import { type Browser, type BrowserContext, type LaunchOptions, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** The size of the page: large enough for the side bar, a form and a notification side by side. */
const viewport = { width: 1280, height: 800 } as const;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

async function launchOptions(): Promise<LaunchOptions> {
  const { executable, env } = await findChromium();
  return {
    executablePath: executable,
    headless: true,
    args: [...flags],
    env: { ...definedOnly(process.env), ...env },
    // The code that starts a browser also ends it, in its own order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** A browser whose pages lose all data when it is closed. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/**
 * The height in pixels of a window with three views in the side bar, since only rows in sight can
 * be read.
 */
export const tallWindow = 1600;

/**
 * A page with its own data in the browser, as for a person who comes for the first time.
 * @param height the height of the window, in pixels.
 */
export const newContext = (
  browser: Browser,
  height: number = viewport.height,
): Promise<BrowserContext> =>
  browser.newContext({ ...contextOptions, viewport: { ...viewport, height } });

/**
 * A browser that keeps its data in a folder for the next start, compiled scripts among it: windows
 * of the same address load faster.
 * @param height the height of the window, in pixels.
 */
export async function launchProfile(
  folder: string,
  height: number = viewport.height,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...(await launchOptions()),
    ...contextOptions,
    viewport: { ...viewport, height },
  });
}

const contextOptions = {
  viewport,
  permissions: ['clipboard-read', 'clipboard-write'] as string[],
  locale: 'en-US',
};
