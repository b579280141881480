import type { Ping, pong } from '../../protocol/alive.ts';
import { messageFromHost } from './messageFromHost.ts';
import type { HostLink } from './hostLink.ts';

/** How often the page asks whether the host still runs, in milliseconds. */
const askEvery = 3000;

/** The class of the element around the notice, to find it by. */
export const hostLostClass = 'host-lost';

/**
 * Notices when the host does not answer the page any more. VS Code restarts a crashed extension
 * host, but leaves the pages of the old one as they are: what is typed there is lost to the host
 * until the window is reloaded.
 */
export class HostWatch {
  readonly #root: HTMLElement;
  readonly #link: HostLink<Ping, unknown>;
  readonly #redraw: () => void;
  #waiting = false;
  #lost = false;

  /** @param redraw is called whenever `lost` has changed, and where nothing can be sent. */
  constructor(root: HTMLElement, link: HostLink<Ping, unknown>, redraw: () => void) {
    this.#root = root;
    this.#link = link;
    this.#redraw = redraw;
  }

  /** Whether the host has not answered the last question. */
  get lost(): boolean {
    return this.#lost;
  }

  start(): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (messageFromHost<typeof pong>(event, ['pong'])) this.#noteAnswer();
    });
    setInterval(() => {
      this.#set(this.#waiting);
      this.#waiting = true;
      this.#link.post({ type: 'ping' });
    }, askEvery);
  }

  /** Whether the host can receive a message. If it cannot, moves the focus to the notice. */
  reaches(): boolean {
    if (!this.#lost) return true;
    this.#redraw();
    this.#root.querySelector<HTMLElement>(`.${hostLostClass} .notice`)?.focus();
    return false;
  }

  #noteAnswer(): void {
    this.#waiting = false;
    this.#set(false);
  }

  #set(lost: boolean): void {
    if (lost === this.#lost) return;
    this.#lost = lost;
    this.#redraw();
  }
}
