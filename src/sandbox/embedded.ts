import { createApp } from './app.ts';
import { listen } from './listen.ts';
import { blueHarbor, demoMemberId } from './seed/blueHarbor.ts';
import { openStore } from './store/store.ts';

/** How to start a sandbox. */
export interface SandboxOptions {
  /** The data file; made and filled with the demo account where there is none. */
  readonly file: string;
  /** Becomes one of the demo member's keys. */
  readonly key: string;
  /** Of 127.0.0.1; any free one by default. */
  readonly port?: number | undefined;
}

export interface RunningSandbox {
  /** Base address of its API: `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Stops listening, then closes the file. */
  close(): Promise<void>;
}

/**
 * Serves the demo account from a data file, which other sandboxes may be using too.
 * @throws {SandboxFileError} if the file cannot be used, and what Node throws for a taken port.
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const store = openStore(options.file, blueHarbor);
  try {
    store.addKey(options.key, demoMemberId);
    const listener = await listen(createApp(store), options.port ?? 0);
    return {
      origin: listener.origin,
      close: async () => {
        await listener.close();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}
