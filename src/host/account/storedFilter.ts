import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { type Disposable, EventEmitter, type LogOutputChannel, type Memento } from 'vscode';
import { type AccountId, accountId } from '../../core/base/ids.ts';
import { detach } from '../platform/log.ts';
import type { Abilities } from './abilities.ts';
import type { AccountNames } from './accountNames.ts';

/** An account's id, as it is stored. */
export const accountSchema = v.pipe(v.string(), v.transform(accountId));
/** The number of accounts whose filter is remembered. */
const mostAccounts = 20;
/** In milliseconds: until the context keys are set that are most likely as they should be. */
const laterMs = 200;

/** The parts that a stored filter works with. */
export interface FilterParts {
  /** The memento of the workspace. */
  readonly memento: Memento;
  readonly abilities: Pick<Abilities, 'cached' | 'onDidAnswer'>;
  readonly names: Pick<AccountNames, 'now'>;
  readonly log: LogOutputChannel;
}

/** What tells one filter from another. */
interface FilterKind<Filter> {
  /** Where the filters of all accounts are stored. */
  readonly storedKey: string;
  readonly schema: v.GenericSchema<unknown, Filter>;
  readonly initial: Filter;
  readonly changed: (filter: Filter, change: Partial<Filter>) => Filter;
  /** Sets the context keys that tell of the filter; none are set for the initial one at first. */
  readonly setContextKeys: (filter: Filter) => Promise<void>;
  /** Where earlier versions kept one filter for all accounts, and what an account takes of it. */
  readonly earlier?: {
    readonly key: string;
    readonly adopt: (filter: Filter, account: AccountId, names: FilterParts['names']) => Filter;
  };
}

/** The filter of a view for each account, remembered for the workspace. */
export class StoredFilter<Filter> implements Disposable {
  readonly #parts: FilterParts;
  readonly #kind: FilterKind<Filter>;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #stored: readonly (readonly [AccountId, Filter])[];
  #announced: Filter;
  /** Whether the context keys have been set: before, they count as those of the initial filter. */
  #isTold = false;

  /** Fires when the filter changes, and when another account with another filter is in use. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: FilterParts, kind: FilterKind<Filter>) {
    this.#parts = parts;
    this.#kind = kind;
    this.#announced = kind.initial;
    const stored = v.safeParse(
      v.array(v.tuple([accountSchema, kind.schema])),
      parts.memento.get<unknown>(kind.storedKey),
    );
    this.#stored = stored.success ? stored.output : [];
    this.#subscriptions = parts.abilities.onDidAnswer(() => {
      detach(parts.log, 'Changing a filter', this.#update());
    });
  }

  /** The filter of the account in use. */
  get current(): Filter {
    const account = this.#account;
    const { names } = this.#parts;
    const stored = this.#stored.find(([id]) => names.now(id) === account);
    return stored?.[1] ?? this.#kind.initial;
  }

  /**
   * Changes the filter; does nothing without an account.
   * @param of the account that the change was chosen at: another one in use keeps its filter.
   */
  async change(change: Partial<Filter>, of?: AccountId): Promise<void> {
    if (of !== undefined && this.#parts.names.now(of) !== this.#account) return;
    await this.#keep(this.#kind.changed(this.current, change));
  }

  /** Goes back to the filter to begin with. */
  clear(): Promise<void> {
    return this.#keep(this.#kind.initial);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  get #account(): AccountId | undefined {
    const { abilities, names } = this.#parts;
    const id = abilities.cached?.session.account.id;
    return id && names.now(id);
  }

  async #update(): Promise<void> {
    await this.#inherit();
    if (this.current !== this.#announced) await this.#announce();
    // VS Code may still have those of before a restart of the extension host; rows go first.
    if (!this.#isTold) await pause(laterMs);
    if (!this.#isTold) await this.#tell();
  }

  async #keep(filter: Filter): Promise<void> {
    const { names, memento } = this.#parts;
    const account = this.#account;
    if (account === undefined) return;
    const others = this.#stored.filter(([id]) => names.now(id) !== account);
    this.#stored = [[account, filter] as const, ...others].slice(0, mostAccounts);
    await this.#announce();
    await memento.update(this.#kind.storedKey, this.#stored);
  }

  async #announce(): Promise<void> {
    this.#announced = this.current;
    this.#changed.fire();
    await this.#tell();
  }

  #tell(): Promise<void> {
    this.#isTold = true;
    return this.#kind.setContextKeys(this.current);
  }

  /** Gives the filter of an earlier version to the first account in use, once. */
  async #inherit(): Promise<void> {
    const { memento, names } = this.#parts;
    const { earlier, schema } = this.#kind;
    const account = this.#account;
    const kept = earlier && memento.get<unknown>(earlier.key);
    if (account === undefined || !earlier || kept === undefined) return;
    await memento.update(earlier.key, undefined);
    const filter = v.safeParse(schema, kept);
    if (!filter.success) return;
    await this.#keep(earlier.adopt(filter.output, account, names));
  }
}
