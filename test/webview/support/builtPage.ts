import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { TimeZone } from '../../../src/core/base/timeZone.ts';
import type { ShowClock } from '../../../src/protocol/clock.ts';
import { installPageHost } from './pageHost.ts';
import type { PageName, PageServer } from './pageServer.ts';
import { type PageTheme, pageThemes } from './pageThemes.ts';
import { sharedBrowser, sharedServer } from './shared.ts';

export interface OpenOptions {
  readonly theme?: PageTheme;
  readonly width?: number;
  readonly height?: number;
  /** The state that VS Code has kept of the page. */
  readonly state?: unknown;
  /** The system's own colours, as the browser reports them to the page. */
  readonly forcedColors?: 'active' | 'none';
  /** The time zone of the browser; that of the machine by default. */
  readonly timezoneId?: string;
}

/** A built page in a real browser, whose host is under control of the test. */
export class BuiltPage<HostMessage, PageMessage extends { readonly type: string }> {
  readonly page: Page;
  /** The addresses that the page has requested. */
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
          // The answer to the page's own `ping` is left out.
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

  /** The host sets the zone in which times are shown. */
  goBy(zone: TimeZone, note?: string): Promise<void> {
    const clock: ShowClock = { type: 'clock', clock: { zone, note } };
    return this.say(clock as unknown as HostMessage);
  }

  /** The zones that the page has reported for its window. */
  zones(): Promise<readonly unknown[]> {
    return this.page.evaluate(() => window.pageHost.zones);
  }

  /** Waits until the events of a log are drawn: those below the window come after the first frame. */
  protected async drawn({ events }: { readonly events: readonly unknown[] }): Promise<void> {
    const last = this.page.locator('.event').nth(events.length - 1);
    if (events.length > 0) await last.waitFor({ state: 'attached' });
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

  /** The state that VS Code keeps for the page. */
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

  /** The text that the page announces to screen readers. */
  status(): Promise<string> {
    return this.page.getByRole('status').innerText();
  }

  /** Waits until the page says a text that stands nowhere on it. */
  said(text: string): Promise<void> {
    return this.page.locator('[aria-live="polite"]').getByText(text).waitFor();
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

/** The palette of the system that matches a theme. */
const schemeOf = ({ kind }: PageTheme): 'dark' | 'light' =>
  kind.endsWith('light') ? 'light' : 'dark';

/**
 * Gives the tests around it the browser and the server of this run, and each test its own pages in
 * its own context: no page sees what another one keeps.
 */
export function useBuiltPages<Opened extends { close(): Promise<void> }>(
  name: PageName,
  wrap: (context: BrowserContext, page: Page) => Opened,
): (options?: OpenOptions) => Promise<Opened> {
  let browser: Browser;
  let server: PageServer;
  let opened: Opened[] = [];
  before(async () => {
    [browser, server] = await Promise.all([sharedBrowser(), sharedServer()]);
  });
  afterEach(async () => {
    await Promise.all(opened.map((one) => one.close()));
    opened = [];
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
