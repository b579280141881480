import * as v from 'valibot';
import { type Disposable, type Event, type LogOutputChannel, type Uri } from 'vscode';
import {
  type AccountMoves,
  currentId,
  firstMoves,
  namelessId,
} from '../../core/account/accountId.ts';
import { type AccountId, accountId } from '../../core/base/ids.ts';
import { describe } from '../platform/log.ts';
import { RecordStore } from '../platform/recordStore.ts';

const moveSchema = v.object({
  from: v.pipe(v.string(), v.transform(accountId)),
  to: v.pipe(v.string(), v.transform(accountId)),
});

/** The addresses that are known when the extension first starts. */
export interface FirstAddresses {
  /** In the setting; undefined while that cannot be used. */
  readonly setting: string | undefined;
  /** Those that were signed in to before. */
  readonly used: readonly string[];
}

/**
 * Under which ids accounts were known before, and which they have now. An id changes when the
 * service tells who owns the key; and ids of earlier versions, which went by the origin of a server,
 * are given to its address. All windows share it.
 */
export class AccountNames implements Disposable {
  readonly #store: RecordStore<typeof moveSchema>;
  readonly #first: () => FirstAddresses;
  readonly #log: LogOutputChannel;
  readonly #subscriptions: Disposable;
  readonly #called = new Map<AccountId, string>();
  #moves: AccountMoves = new Map();
  #loading: Promise<AccountMoves> | undefined;

  /** Fires when an account has got another id, in this window or in another. */
  readonly onDidChange: Event<void>;

  /** @param first is asked once, by the first window that ever needs it. */
  constructor(folder: Uri, first: () => FirstAddresses, log: LogOutputChannel) {
    this.#store = new RecordStore(folder, { schema: moveSchema, keyOf: ({ from }) => from }, log);
    this.#first = first;
    this.#log = log;
    this.onDidChange = this.#store.onDidChange;
    this.#subscriptions = this.#store.onDidChange(() => {
      this.#loading = undefined;
    });
  }

  /** The moves so far; the same object until there are others. */
  load(): Promise<AccountMoves> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** The id that the account has now, as far as is loaded: whoever has a session has loaded it. */
  now(id: AccountId): AccountId {
    return currentId(id, this.#moves);
  }

  /** What people call the account, as far as this window has been told; undefined otherwise. */
  calledNow(id: AccountId): string | undefined {
    return this.#called.get(this.now(id));
  }

  call(id: AccountId, name: string): void {
    if (name !== '') this.#called.set(id, name);
  }

  /** The id for a key of which nobody has told whose it is. */
  async nameless(server: string): Promise<AccountId> {
    return namelessId(server, await this.load());
  }

  /** Whether a server has got what earlier versions kept under its origin. */
  async isHeir(server: string): Promise<boolean> {
    const moves = await this.load();
    const to = moves.get(accountId(new URL(server).origin));
    return to !== undefined && to === accountId(`${server}#`);
  }

  /** Gives all that one id has to another. The first move of an id counts. */
  async move(from: AccountId, to: AccountId): Promise<void> {
    if (from === to || (await this.load()).has(from)) return;
    await this.#store.put({ from, to });
    this.#loading = undefined;
    await this.load();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#store.dispose();
  }

  async #load(): Promise<AccountMoves> {
    const stored = await this.#store.list();
    const moves = new Map(stored.map(({ from, to }) => [from, to]));
    // What could not be written down counts in this window all the same.
    const kept = moves.size === 0 ? this.#moves : moves;
    const all = kept.size === 0 ? await this.#begin() : kept;
    if (!isSame(all, this.#moves)) this.#moves = all;
    return this.#moves;
  }

  /** The first start: what is decided now counts for good. */
  async #begin(): Promise<AccountMoves> {
    const { setting, used } = this.#first();
    if (setting === undefined) return new Map();
    const moves = firstMoves(setting, used);
    try {
      await Promise.all([...moves].map(([from, to]) => this.#store.put({ from, to })));
    } catch (error) {
      this.#log.error(`The names of accounts could not be kept: ${describe(error)}`);
    }
    return moves;
  }
}

const isSame = (one: AccountMoves, other: AccountMoves): boolean =>
  one.size === other.size && [...one].every(([from, to]) => other.get(from) === to);
