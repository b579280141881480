import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { type Disposable, type Event, EventEmitter, type SecretStorage } from 'vscode';
import { type AccountId, accountId } from '../../core/base/ids.ts';
import type { AccountNames } from './accountNames.ts';
import { SecretsError } from './secretsError.ts';
import { type SignOuts, stayOf } from './signOuts.ts';

const demoKeyName = 'pneumatic.demoKey';
const keptNames = 'pneumatic.account:';
const keptName = (server: string): string => `${keptNames}${server}`;
/** The place where earlier versions kept the key: one for all paths of an origin. */
const earlierName = (server: string): string => `pneumatic.key:${new URL(server).origin}`;

const keptSchema = v.object({
  key: v.string(),
  account: v.pipe(v.string(), v.transform(accountId)),
  stay: v.string(),
});

/** A key with the id of its account, so that the id is known at once and without the network. */
export interface KeptKey {
  readonly key: string;
  readonly account: AccountId;
}

/** A kept key as it is stored; `stay` tells this sign-in from a later one with the same key. */
export type StoredKey = v.InferOutput<typeof keptSchema>;

/**
 * The API keys, one per base address of a server, in SecretStorage and nowhere else. The demo
 * account is in use while its key is there, so that all windows agree about it. All methods throw
 * `SecretsError` where SecretStorage refuses.
 */
export class Vault implements Disposable {
  readonly #secrets: SecretStorage;
  readonly #names: AccountNames;
  readonly #signOuts: SignOuts;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable[] = [];

  /** Fires when a key was stored or removed, by this window or by another. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(secrets: SecretStorage, names: AccountNames, signOuts: SignOuts) {
    this.#secrets = secrets;
    this.#names = names;
    this.#signOuts = signOuts;
  }

  /** Starts to follow changes. */
  watch(): void {
    this.#subscriptions.push(
      this.#secrets.onDidChange(({ key }) => {
        if (key === demoKeyName || key.startsWith(keptNames)) this.#changed.fire();
      }),
      this.#signOuts.onDidChange(() => {
        this.#changed.fire();
      }),
    );
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
    this.#changed.dispose();
  }

  /** The key for a server, if there is one that nobody has signed out of. */
  async key(server: string): Promise<StoredKey | undefined> {
    const [kept] = await Promise.all([this.#stored(server), this.#signOuts.load()]);
    const stored = kept ?? (await this.#inherited(server));
    if (!stored || !(await this.#signOuts.has(stored.stay))) return stored;
    await this.#dropEnded(keptName(server));
    return undefined;
  }

  async storeKey(server: string, { key, account }: KeptKey): Promise<void> {
    const stored: StoredKey = { key, account, stay: randomUUID() };
    await this.#store(keptName(server), JSON.stringify(stored));
    await this.#dropEarlier(server);
  }

  /** Notes who owns the key, as the service has said, if the key is still the one in store. */
  async nameKey(server: string, { key, account }: KeptKey): Promise<void> {
    const stored = await this.#stored(server);
    if (stored?.key !== key || stored.account === account) return;
    await this.#store(keptName(server), JSON.stringify({ ...stored, account } satisfies StoredKey));
  }

  async deleteKey(server: string): Promise<void> {
    const stored = await this.#stored(server);
    if (stored) await this.#noteSignOut(stored.stay);
    await this.#delete(keptName(server));
    await this.#dropEarlier(server);
  }

  async demoKey(): Promise<string | undefined> {
    const [key] = await Promise.all([this.#get(demoKeyName), this.#signOuts.load()]);
    if (key === undefined || !(await this.#signOuts.has(stayOf(key)))) return key;
    await this.#dropEnded(demoKeyName);
    return undefined;
  }

  async storeDemoKey(key: string): Promise<void> {
    await this.#store(demoKeyName, key);
  }

  async deleteDemoKey(): Promise<void> {
    const key = await this.#get(demoKeyName);
    if (key === undefined) return;
    await this.#noteSignOut(stayOf(key));
    await this.#delete(demoKeyName);
  }

  /** Signing out here works without it; the store of records logs why it failed. */
  async #noteSignOut(stay: string): Promise<void> {
    await this.#signOuts.add(stay).catch(() => undefined);
  }

  async #stored(server: string): Promise<StoredKey | undefined> {
    const text = await this.#get(keptName(server));
    return text === undefined ? undefined : parseStored(text);
  }

  /**
   * Removes a key that was signed out of in another window, which could not remove it from this
   * one. If that fails, the key stays unused and the next read tries again.
   */
  async #dropEnded(name: string): Promise<void> {
    await this.#delete(name).catch(() => undefined);
  }

  /** The key that an earlier version has kept, if the server is the one that takes it over. */
  async #inherited(server: string): Promise<StoredKey | undefined> {
    if (!(await this.#names.isHeir(server))) return undefined;
    const key = await this.#get(earlierName(server));
    if (key === undefined) return undefined;
    const account = this.#names.now(accountId(new URL(server).origin));
    // Where it cannot be moved, each read and each window finds the same stay.
    const stored: StoredKey = { key, account, stay: stayOf(key) };
    try {
      await this.#store(keptName(server), JSON.stringify(stored));
      await this.#delete(earlierName(server));
    } catch (error) {
      // The key can be used anyway; the next read tries to move it again.
      if (!(error instanceof SecretsError)) throw error;
    }
    return stored;
  }

  /** The key of an earlier version must not come back. */
  async #dropEarlier(server: string): Promise<void> {
    if (await this.#names.isHeir(server)) await this.#delete(earlierName(server));
  }

  async #get(name: string): Promise<string | undefined> {
    try {
      return await this.#secrets.get(name);
    } catch (error) {
      throw new SecretsError('read', reasonOf(error));
    }
  }

  async #store(name: string, secret: string): Promise<void> {
    try {
      await this.#secrets.store(name, secret);
    } catch (error) {
      throw new SecretsError('store', reasonOf(error).replaceAll(secret, '…'));
    }
  }

  async #delete(name: string): Promise<void> {
    try {
      await this.#secrets.delete(name);
    } catch (error) {
      throw new SecretsError('remove', reasonOf(error));
    }
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function parseStored(text: string): StoredKey | undefined {
  try {
    const parsed = v.safeParse(keptSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
