import path from 'node:path';
import type { RunningSandbox } from '../../sandbox/embedded.ts';
import type { Dialect } from '../../api/dialect.ts';
import { type LogOutputChannel, type Uri, workspace } from 'vscode';

interface Running {
  readonly key: string;
  readonly dialect: Dialect;
  readonly sandbox: Promise<RunningSandbox>;
}

/** The demo account's server: the sandbox, inside this extension host, on a port of its own. */
export class DemoServer {
  readonly #folder: Uri;
  readonly #log: LogOutputChannel;
  #running: Running | undefined;

  /** @param folder where the demo account's data lives. */
  constructor(folder: Uri, log: LogOutputChannel) {
    this.#folder = folder;
    this.#log = log;
  }

  /**
   * Starts the server, unless it runs with this key and dialect already, and returns its address.
   * @throws when the data cannot be opened, with a message for a person.
   */
  async start(key: string, dialect: Dialect): Promise<string> {
    if (this.#running?.key !== key || this.#running.dialect !== dialect) {
      await this.stop();
      this.#running = { key, dialect, sandbox: this.#launch(key, dialect) };
    }
    try {
      return (await this.#running.sandbox).origin;
    } catch (error) {
      this.#running = undefined;
      throw error;
    }
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await (await running?.sandbox.catch(() => undefined))?.close();
  }

  async #launch(key: string, dialect: Dialect): Promise<RunningSandbox> {
    await workspace.fs.createDirectory(this.#folder);
    // A bundle of its own, loaded only here: most people never use the demo.
    const { startSandbox } = await import('./sandbox.cjs');
    const sandbox = await startSandbox({
      file: path.join(this.#folder.fsPath, 'demo.sqlite'),
      key,
      dialect,
    });
    this.#log.info(`The demo account is served at ${sandbox.origin}.`);
    return sandbox;
  }
}
