import type { FirstParts } from './firstParts.ts';
import { loadCommands } from './loadCommands.ts';
import { loadServices } from './loadServices.ts';
import { loadedOnce } from './platform/loadedOnce.ts';
import type { CommandTable } from './manifest/command.ts';
import type { Services } from './services.ts';

/** All parts: those beyond the first ones are built when somebody first needs one of them. */
export class LateServices {
  readonly #first: FirstParts;
  #built: Promise<Services> | undefined;
  readonly #build: () => Promise<Services>;
  #table: CommandTable | undefined;

  constructor(first: FirstParts) {
    this.#first = first;
    this.#build = loadedOnce(async () => (await loadServices()).createServices(first));
  }

  load(): Promise<Services> {
    this.#built = this.#build();
    return this.#built;
  }

  /** All commands, built once: they have lists ready to be found in from one call to the next. */
  async commands(): Promise<CommandTable> {
    const { commandTable } = await loadCommands();
    const services = await this.load();
    return (this.#table ??= commandTable(services));
  }

  /** Writes what is not on disk yet and stops the demo account's server. */
  async shutDown(): Promise<void> {
    const { demo, kept } = this.#first;
    const built = await this.#built?.catch(() => undefined);
    await Promise.all([built ? built.shutDown() : demo.stop(), kept.flush()]);
  }
}
