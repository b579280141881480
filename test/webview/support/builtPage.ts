import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { TimeZone } from '../../../src/core/base/timeZone.ts';
import type { ShowClock } from '../../../src/protocol/clock.ts';
import { launchBrowser } from '../../vscode/browser.ts';
import { installPageHost } from './pageHost.ts';
import { type PageName, type PageServer, startPageServer } from './pageServer.ts';
import { type PageTheme, pageThemes } from './pageThemes.ts';

export interface OpenOptions {
  readonly theme?: PageTheme;
  readonly width?: number;
  readonly height?: number;
  /** What VS Code has kept of the page from before. */
  readonly state?: unknown;
  /** What the browser tells the page about the system's own colours. */
  readonly forcedColors?: 'active' | 'none';
  /** The time zone of the browser; that of the machine by default. */
  readonly timezoneId?: string;
}

/** A built page in a real browser, with the host's side in the hands of a test. */
export class BuiltPage<HostMessage, PageMessage extends { readonly type: string }> {
  readonly page: Page;
  /** Addresses that the page has asked for. */
  readonly requests: string[] = [];
  readonly #context: BrowserContext;

  constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on('request', (request) => this.requests.push(request.url()));
  }

  async say(message: HostMessage): Promise<void> {
    await this.page.evaluate(async (data) => {
      const heard = new Promise((resolve) => {
        const hear = (event: MessageEvent<{ readonly type: string }>): void => {
          // Not the answer to the page's own question whether somebody is there.
          if (event.data.type === 'pong') return;
          window.removeEventListener('message', hear);
          resolve(undefined);
        };
        window.addEventListener('message', hear);
      });
      window.postMessage(data, window.origin);
      await heard;
    }, message as unknown);
  }

  /** The host says by whose clock times are shown. */
  goBy(zone: TimeZone, note?: string): Promise<void> {
    const clock: ShowClock = { type: 'clock', clock: { zone, note } };
    return this.say(clock as unknown as HostMessage);
  }

  /** What the page has said of the zone of its window. */
  zones(): Promise<readonly unknown[]> {
    return this.page.evaluate(() => window.pageHost.zones);
  }

  messages(): Promise<readonly PageMessage[]> {
    return this.page.evaluate(() => window.pageHost.messages) as Promise<readonly PageMessage[]>;
  }

  async messagesOf<Type extends PageMessage['type']>(
    type: Type,
  ): Promise<readonly Extract<PageMessage, { type: Type }>[]> {
    const isWanted = (message: PageMessage): message is Extract<PageMessage, { type: Type }> =>
      message.type === type;
    return (await this.messages()).filter(isWanted);
  }

  /** What VS Code keeps for the page. */
  kept(): Promise<unknown> {
    return this.page.evaluate(() => window.pageHost.kept());
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  textbox(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  /** The part of the page under this heading. */
  section(heading: string): Locator {
    return this.page.locator('section').filter({
      has: this.page.getByRole('heading', { level: 2, name: heading }),
    });
  }

  /** What the page says aloud. */
  status(): Promise<string> {
    return this.page.getByRole('status').innerText();
  }

  /** @throws if the browser refused something or an error was reported to the host. */
  async assertQuiet(): Promise<void> {
    const complaints = await this.page.evaluate(() => window.pageHost.complaints);
    assert.deepEqual(complaints, []);
    assert.deepEqual(
      (await this.messages()).filter(({ type }) => type === 'fault'),
      [],
    );
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

/** Which of the system's own palettes goes with a theme. */
const schemeOf = ({ kind }: PageTheme): 'dark' | 'light' =>
  kind.endsWith('light') ? 'light' : 'dark';

/** Gives the tests around it a browser and a server, and each test pages of its own. */
export function useBuiltPages<Opened extends { close(): Promise<void> }>(
  name: PageName,
  wrap: (context: BrowserContext, page: Page) => Opened,
): (options?: OpenOptions) => Promise<Opened> {
  let browser: Browser;
  let server: PageServer;
  let opened: Opened[] = [];
  before(async function () {
    this.timeout(60_000);
    [browser, server] = await Promise.all([launchBrowser(), startPageServer()]);
  });
  afterEach(async () => {
    await Promise.all(opened.map((one) => one.close()));
    opened = [];
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });
  return async (options = {}) => {
    const { theme = pageThemes.dark, width = 800, height = 900, state } = options;
    const { forcedColors, timezoneId } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'en-US',
      ...(timezoneId === undefined ? {} : { timezoneId }),
      ...(forcedColors === undefined ? {} : { forcedColors, colorScheme: schemeOf(theme) }),
    });
    await context.addInitScript(installPageHost, { ...theme, state });
    const page = await context.newPage();
    const one = wrap(context, page);
    opened.push(one);
    await page.goto(server.address(name));
    return one;
  };
}
