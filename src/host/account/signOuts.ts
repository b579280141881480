import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Disposable, Event, LogOutputChannel, Uri } from 'vscode';
import { RecordStore } from '../platform/recordStore.ts';

const signOutSchema = v.object({
  /** Which stay of a key in the store of secrets has ended; it says nothing about the key. */
  stay: v.string(),
  /** Milliseconds since 1970. */
  at: v.number(),
});

/** How many are kept: a window that has slept longer than that is signed out at its next start. */
const mostKept = 100;

/**
 * The keys that somebody has signed out of, told from window to window by files. Windows in one
 * browser each hold the secrets of their own start, and do not hear when another removes one.
 */
export class SignOuts implements Disposable {
  readonly #store: RecordStore<typeof signOutSchema>;
  #ended: Promise<ReadonlySet<string>> | undefined;
  readonly #subscriptions: Disposable;

  /** Fires when somebody has signed out, in this window or in another. */
  readonly onDidChange: Event<void>;

  constructor(folder: Uri, log: LogOutputChannel) {
    this.#store = new RecordStore(
      folder,
      { schema: signOutSchema, keyOf: ({ stay }) => stay },
      log,
    );
    this.onDidChange = this.#store.onDidChange;
    this.#subscriptions = this.#store.onDidChange(() => {
      this.#ended = undefined;
    });
  }

  async has(stay: string): Promise<boolean> {
    this.#ended ??= this.#read();
    return (await this.#ended).has(stay);
  }

  async add(stay: string): Promise<void> {
    await this.#store.put({ stay, at: Date.now() });
    const latestFirst = [...(await this.#store.list())].sort((one, other) => other.at - one.at);
    const old = latestFirst.slice(mostKept).map((signOut) => signOut.stay);
    if (old.length > 0) await this.#store.delete(...old);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#store.dispose();
  }

  async #read(): Promise<ReadonlySet<string>> {
    return new Set((await this.#store.list()).map(({ stay }) => stay));
  }
}

/** The stay of a secret that has no name of its own: a hash, from which nobody gets back. */
export const stayOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 32);
