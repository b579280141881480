/** How often the host is asked whether it is there, in milliseconds. */
const askEvery = 3000;

/**
 * Notices when nobody answers the page any more. VS Code starts a crashed extension host anew, but
 * leaves the pages of the old one as they are: what is typed there reaches nobody until the window
 * is reloaded.
 */
export class HostWatch {
  readonly #ask: () => void;
  readonly #changed: () => void;
  #waiting = false;
  #lost = false;

  /** @param changed is called whenever `lost` has become another. */
  constructor(ask: () => void, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** Whether the host has not answered the last time. */
  get lost(): boolean {
    return this.#lost;
  }

  start(): void {
    setInterval(() => {
      this.#set(this.#waiting);
      this.#waiting = true;
      this.#ask();
    }, askEvery);
  }

  /** The host has said something, whatever it was. */
  heard(): void {
    this.#waiting = false;
    this.#set(false);
  }

  #set(lost: boolean): void {
    if (lost === this.#lost) return;
    this.#lost = lost;
    this.#changed();
  }
}
