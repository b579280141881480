import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Disposable, Event, LogOutputChannel, Uri } from 'vscode';
import { RecordStore } from '../platform/recordStore.ts';

const signOutSchema = v.object({
  /** The random name of a sign-in that has ended; it reveals nothing about the key. */
  stay: v.string(),
  /** When it ended, in milliseconds since 1970. */
  at: v.number(),
});

/** How many are kept. A window that misses more than these is signed out at its next start. */
const mostKept = 100;

/**
 * The keys that were signed out of, shared between windows by files. Each window in a browser holds
 * the secrets of its own start, and gets no event when another window removes one.
 */
export class SignOuts implements Disposable {
  readonly #store: RecordStore<typeof signOutSchema>;
  #ended: Promise<ReadonlySet<string>> | undefined;
  readonly #subscriptions: Disposable;

  /** Fires when a person has signed out, in this window or in another. */
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

  /** Reads what `has` goes by, so that it need not be waited for later. Never rejects. */
  async load(): Promise<void> {
    await (this.#ended ??= this.#read());
  }

  async has(stay: string): Promise<boolean> {
    this.#ended ??= this.#read();
    return (await this.#ended).has(stay);
  }

  async add(stay: string): Promise<void> {
    await this.#store.put({ stay, at: Date.now() });
    await this.#store.keepLatest(mostKept, await this.#store.list(), ({ at }) => at);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#store.dispose();
  }

  async #read(): Promise<ReadonlySet<string>> {
    return new Set((await this.#store.list()).map(({ stay }) => stay));
  }
}

/**
 * The name of a sign-in that was stored without one: a hash that cannot be turned back into the
 * secret.
 */
export const stayOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 32);
