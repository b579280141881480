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
  /** The address in the setting; undefined while it cannot be used. */
  readonly setting: string | undefined;
  /** The addresses that were signed in to before. */
  readonly used: readonly string[];
}

/**
 * The ids that accounts had before, and the id that each has now. An id changes when the service
 * says who owns the key. Earlier versions used the origin of a server as the id; its address takes
 * the place of it. All windows share this.
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

  /** @param first is called once, by the first window that needs it. */
  constructor(folder: Uri, first: () => FirstAddresses, log: LogOutputChannel) {
    this.#store = new RecordStore(folder, { schema: moveSchema, keyOf: ({ from }) => from }, log);
    this.#first = first;
    this.#log = log;
    this.onDidChange = this.#store.onDidChange;
    this.#subscriptions = this.#store.onDidChange(() => {
      this.#loading = undefined;
    });
  }

  /** The moves so far; the object stays the same until a move is added. */
  load(): Promise<AccountMoves> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /**
   * The account's id now, from the moves that are loaded. They are loaded once there is a session.
   */
  now(id: AccountId): AccountId {
    return currentId(id, this.#moves);
  }

  /** The name that people know the account by, if this window has it; undefined otherwise. */
  calledNow(id: AccountId): string | undefined {
    return this.#called.get(this.now(id));
  }

  call(id: AccountId, name: string): void {
    if (name !== '') this.#called.set(id, name);
  }

  /** The id for a key whose owner is unknown. */
  async nameless(server: string): Promise<AccountId> {
    return namelessId(server, await this.load());
  }

  /** Whether the server takes over what earlier versions kept under its origin. */
  async isHeir(server: string): Promise<boolean> {
    const moves = await this.load();
    const to = moves.get(accountId(new URL(server).origin));
    return to !== undefined && to === accountId(`${server}#`);
  }

  /** Gives everything of one id to another. Only the first move of an id counts. */
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
    // A move that could not be written down still counts in this window.
    const kept = moves.size === 0 ? this.#moves : moves;
    const all = kept.size === 0 ? await this.#begin() : kept;
    if (!isSame(all, this.#moves)) this.#moves = all;
    return this.#moves;
  }

  /** The first start: this decision is final. */
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
