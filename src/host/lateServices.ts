import type { FirstParts } from './firstParts.ts';
import { loadServices } from './loadServices.ts';
import type { Services } from './services.ts';

/** All parts: those beyond the first ones are built when somebody first needs one of them. */
export class LateServices {
  readonly #first: FirstParts;
  #built: Promise<Services> | undefined;

  constructor(first: FirstParts) {
    this.#first = first;
  }

  load(): Promise<Services> {
    this.#built ??= loadServices().then(({ createServices }) => createServices(this.#first));
    return this.#built;
  }

  /** Writes what is not on disk yet and stops the demo account's server. */
  async shutDown(): Promise<void> {
    const { demo, kept } = this.#first;
    const rest = this.#built ? (await this.#built).shutDown() : demo.stop();
    await Promise.all([rest, kept.flush()]);
  }
}
