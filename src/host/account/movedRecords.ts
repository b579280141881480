import type * as v from 'valibot';
import type { AccountMoves } from '../../core/account/accountId.ts';
import type { AccountId } from '../../core/base/ids.ts';
import type { RecordKind, RecordStore } from '../platform/recordStore.ts';
import type { AccountNames } from './accountNames.ts';

/** Records that belong to an account. */
interface Owned<Schema extends v.GenericSchema> extends RecordKind<Schema> {
  readonly accountOf: (record: v.InferOutput<Schema>) => AccountId;
  readonly withAccount: (
    record: v.InferOutput<Schema>,
    account: AccountId,
  ) => v.InferOutput<Schema>;
  /** Milliseconds since 1970. When two records get the same key, the later one stays. */
  readonly changedAt: (record: v.InferOutput<Schema>) => number;
}

/** Moves the records of a store when their account gets another id. */
export class MovedRecords<Schema extends v.GenericSchema> {
  readonly #store: RecordStore<Schema>;
  readonly #kind: Owned<Schema>;
  readonly #names: AccountNames;
  #settledFor: AccountMoves | undefined;
  #settling: Promise<void> = Promise.resolve();

  constructor(store: RecordStore<Schema>, kind: Owned<Schema>, names: AccountNames) {
    this.#store = store;
    this.#kind = kind;
    this.#names = names;
  }

  /** Waits for the moves; call it before the store is read. */
  async settle(): Promise<void> {
    const moves = await this.#names.load();
    if (moves !== this.#settledFor) {
      this.#settledFor = moves;
      // The store logs a failure; the next call tries to move the record again.
      this.#settling = this.#move().catch(() => {
        this.#settledFor = undefined;
      });
    }
    await this.#settling;
  }

  /** The record under the id that its account has now. */
  current(record: v.InferOutput<Schema>): v.InferOutput<Schema> {
    const { accountOf, withAccount } = this.#kind;
    return withAccount(record, this.#names.now(accountOf(record)));
  }

  /** A crash between these steps leaves a record twice; the next start moves it again. */
  async #move(): Promise<void> {
    const { accountOf, keyOf, changedAt } = this.#kind;
    for (const record of await this.#store.list()) {
      if (this.#names.now(accountOf(record)) === accountOf(record)) continue;
      const moved = this.current(record);
      const sameKey = keyOf(moved) === keyOf(record);
      const there = sameKey ? undefined : await this.#store.get(keyOf(moved));
      if (!there || changedAt(there) < changedAt(moved)) await this.#store.put(moved);
      if (!sameKey) await this.#store.delete(keyOf(record));
    }
  }
}
