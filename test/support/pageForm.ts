import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type FormInput, emptyInput } from '../../src/core/form/input.ts';
import type { WorkflowDetail } from '../../src/core/workflow.ts';
import type {
  FormView,
  HostMessage,
  LaunchState,
  PageMessage,
} from '../../src/protocol/kickoffForm.ts';
import { launchBrowser } from '../workbench/browser.ts';
import { installPageHost } from './pageHost.ts';
import { type PageServer, startPageServer } from './pageServer.ts';
import { pageStrings } from './pageStrings.ts';
import { type PageTheme, pageThemes } from './pageThemes.ts';

export type ReadyView = Extract<FormView, { readonly state: 'ready' }>;

/** What the host shows for a workflow that nothing has been typed for yet. */
export const readyView = (workflow: WorkflowDetail, some: Partial<ReadyView> = {}): ReadyView => ({
  state: 'ready',
  workflow,
  people: [],
  rules: { nameLength: undefined, stringLength: undefined },
  overridesTaskLinks: true,
  suggestedName: `${workflow.name} – today`,
  input: emptyInput,
  launch: { phase: 'idle' },
  account: { label: 'api.pneumatic.app', demo: false },
  ...some,
});

export interface OpenOptions {
  readonly theme?: PageTheme;
  readonly width?: number;
  readonly height?: number;
  /** What VS Code has kept of the page from before. */
  readonly state?: unknown;
}

/** The built page in a real browser, with the host's side in the hands of a test. */
export class PageForm {
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
        window.addEventListener('message', resolve, { once: true });
      });
      window.postMessage(data, window.origin);
      await heard;
    }, message);
  }

  show(view: FormView): Promise<void> {
    return this.say({ type: 'show', strings: pageStrings, view });
  }

  answer(launch: LaunchState): Promise<void> {
    return this.say({ type: 'launch', launch });
  }

  messages(): Promise<readonly PageMessage[]> {
    return this.page.evaluate(() => window.pageHost.messages as PageMessage[]);
  }

  async messagesOf<Type extends PageMessage['type']>(
    type: Type,
  ): Promise<readonly Extract<PageMessage, { type: Type }>[]> {
    const isWanted = (message: PageMessage): message is Extract<PageMessage, { type: Type }> =>
      message.type === type;
    return (await this.messages()).filter(isWanted);
  }

  /** What the host knows to be in the form now. */
  async input(): Promise<FormInput | undefined> {
    return (await this.messagesOf('edited')).at(-1)?.saved.input;
  }

  /** The row of the form with this label. */
  row(label: string): Locator {
    return this.page.locator('.row').filter({
      has: this.page.locator('.label', { hasText: label }),
    });
  }

  textbox(label: string): Locator {
    return this.page.getByRole('textbox', { name: label, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Which row the focus is in, as the target's key; undefined for none. */
  focusedRow(): Promise<string | undefined> {
    return this.page.evaluate(
      () => document.activeElement?.closest<HTMLElement>('.row')?.dataset.key,
    );
  }

  /** @throws if the browser refused something or an error was reported to the host. */
  async assertQuiet(): Promise<void> {
    const complaints = await this.page.evaluate(() => window.pageHost.complaints);
    assert.deepEqual(complaints, []);
    assert.deepEqual(await this.messagesOf('fault'), []);
  }

  close(): Promise<void> {
    return this.#context.close();
  }
}

/** Gives the tests around it a browser and a server, and each test pages of its own. */
export function usePages(): (options?: OpenOptions) => Promise<PageForm> {
  let browser: Browser;
  let server: PageServer;
  let opened: PageForm[] = [];
  before(async function () {
    this.timeout(60_000);
    [browser, server] = await Promise.all([launchBrowser(), startPageServer()]);
  });
  afterEach(async () => {
    await Promise.all(opened.map((form) => form.close()));
    opened = [];
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });
  return async ({ theme = pageThemes.dark, width = 800, height = 900, state } = {}) => {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US' });
    await context.addInitScript(installPageHost, { ...theme, state });
    const form = new PageForm(context, await context.newPage());
    opened.push(form);
    await form.page.goto(server.origin);
    return form;
  };
}
