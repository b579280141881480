import { type Browser, type BrowserContext, type LaunchOptions, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

export interface BrowserOptions {
  /** False shows the browser's window; true if left out. */
  readonly headless?: boolean;
}

/** Of the page: large enough for the side bar, a form and a notification side by side. */
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

async function launchOptions({ headless = true }: BrowserOptions): Promise<LaunchOptions> {
  const { executable, env } = await findChromium();
  return {
    executablePath: executable,
    headless,
    args: [...flags],
    env: { ...definedOnly(process.env), ...env },
    // Who starts a browser ends it, in its own order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** A browser whose pages forget everything when it is closed. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  return chromium.launch(await launchOptions(options));
}

/** In pixels. Only rows in sight can be read, and three views share the side bar. */
export const tallWindow = 1600;

/**
 * A page of its own in the browser: a person who comes for the first time.
 * @param height of the window, in pixels.
 */
export const newContext = (
  browser: Browser,
  height: number = viewport.height,
): Promise<BrowserContext> =>
  browser.newContext({ ...contextOptions, viewport: { ...viewport, height } });

/** A browser that keeps its local storage and databases in a folder, for the next start. */
export async function launchProfile(
  folder: string,
  options: BrowserOptions = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    ...(await launchOptions(options)),
    ...contextOptions,
  });
}

const contextOptions = {
  viewport,
  permissions: ['clipboard-read', 'clipboard-write'] as string[],
  locale: 'en-US',
};
