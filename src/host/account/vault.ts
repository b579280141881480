import { type Disposable, type Event, EventEmitter, type SecretStorage } from 'vscode';

const demoKeyName = 'pneumatic.demoKey';
const keyName = (origin: string): string => `pneumatic.key:${origin}`;

/**
 * The API keys, one per server origin, in SecretStorage and nowhere else. That the demo account is
 * in use is told by its key being there, so that all windows agree about it.
 */
export class Vault {
  readonly #secrets: SecretStorage;
  readonly #changed = new EventEmitter<void>();

  /** Fires when a key was stored or removed, by this window or by another. */
  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets;
  }

  /** Starts to follow changes. */
  watch(): Disposable {
    return this.#secrets.onDidChange((event) => {
      if (event.key === demoKeyName || event.key.startsWith(keyName(''))) this.#changed.fire();
    });
  }

  async key(origin: string): Promise<string | undefined> {
    return this.#secrets.get(keyName(origin));
  }

  async storeKey(origin: string, key: string): Promise<void> {
    await this.#secrets.store(keyName(origin), key);
  }

  async deleteKey(origin: string): Promise<void> {
    await this.#secrets.delete(keyName(origin));
  }

  async demoKey(): Promise<string | undefined> {
    return this.#secrets.get(demoKeyName);
  }

  async storeDemoKey(key: string): Promise<void> {
    await this.#secrets.store(demoKeyName, key);
  }

  async deleteDemoKey(): Promise<void> {
    await this.#secrets.delete(demoKeyName);
  }
}
