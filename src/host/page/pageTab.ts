import * as v from 'valibot';
import { Disposable, type LogOutputChannel, type Uri, type WebviewPanel } from 'vscode';
import { pingSchema, pong } from '../../protocol/alive.ts';
import { type ShowClock, windowZoneSchema } from '../../protocol/clock.ts';
import { detach } from '../platform/log.ts';
import { untilSent } from '../platform/untilSent.ts';
import type { PageParts } from './pageParts.ts';
import type { PageDocument } from './pageDocument.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';

/** The messages that a page and its host exchange. */
export interface PageTalk<Message> {
  readonly document: PageDocument;
  /** The messages that the page may send. */
  readonly schema: v.GenericSchema<unknown, Message>;
  readonly receive: (message: Message) => Promise<void>;
}

/** A page in an editor tab, as the host exchanges messages with it. */
export class PageTab<Message> implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #log: LogOutputChannel;
  readonly #zones: PageParts['zones'];
  readonly #owned: Disposable;
  #title: string;
  #disposed = false;

  constructor(
    panel: WebviewPanel,
    { extension, zones, log }: Pick<PageParts, 'extension' | 'zones' | 'log'>,
    { document, schema, receive }: PageTalk<Message>,
  ) {
    this.#panel = panel;
    this.#log = log;
    this.#title = panel.title;
    this.#zones = zones;
    panel.webview.options = pageOptions(extension);
    const showClock = (): void => {
      this.showClock();
    };
    const listening = panel.webview.onDidReceiveMessage((message: unknown) => {
      const parsed = v.safeParse(schema, message);
      if (parsed.success) detach(log, 'A message of a page', receive(parsed.output));
      else if (v.is(pingSchema, message)) this.post(pong);
      else if (v.is(windowZoneSchema, message)) {
        zones.setWindow(message.zone);
        showClock();
      } else log.warn('A page sent a message that is not of its protocol.');
    });
    this.#owned = Disposable.from(
      listening,
      zones.onDidChange(showClock),
      // Whoever owns the page disposes of it a moment later; a closed tab throws at every question.
      panel.onDidDispose(() => {
        this.#disposed = true;
      }),
    );
    // A tab that shows another document hands that all messages which come before this one.
    if (panel.webview.html !== '') this.#showDocument(extension, document);
    else detach(log, 'The document of a page', this.#showAfterTab(extension, document));
  }

  /**
   * Shows the document once the new tab is on its way to the window: it is large, and VS Code takes
   * it there while it gets the tab ready.
   */
  async #showAfterTab(extension: Uri, document: PageDocument): Promise<void> {
    await untilSent();
    if (!this.#disposed) this.#showDocument(extension, document);
  }

  #showDocument(extension: Uri, document: PageDocument): void {
    const { webview } = this.#panel;
    webview.html = pageHtml(webview, extension, document);
  }

  /** Whether its tab is open and in front of others. */
  get visible(): boolean {
    return !this.#disposed && this.#panel.visible;
  }

  /** The title of the tab; the last one, once the tab is closed. */
  get title(): string {
    return this.#title;
  }

  set title(title: string) {
    if (this.#title === title) return;
    this.#title = title;
    if (!this.#disposed) this.#panel.title = title;
  }

  /** Sends by whose clock it shows times. */
  showClock(): void {
    this.post({ type: 'clock', clock: this.#zones.now } satisfies ShowClock);
  }

  /** Sends a message. A hidden page does not get it; it sends `ready` when it is shown again. */
  post(message: unknown): void {
    if (this.#disposed) return;
    detach(this.#log, 'A message to a page', this.#panel.webview.postMessage(message));
  }

  dispose(): void {
    this.#disposed = true;
    this.#owned.dispose();
  }
}
