import * as v from 'valibot';
import { type Disposable, EventEmitter, type LogOutputChannel, type Memento } from 'vscode';
import { type RunFilter, runFilterStates, initialFilter } from '../../core/runs/runFilter.ts';
import { type AccountId, accountId, workflowId } from '../../core/base/ids.ts';
import type { AccountNames } from '../account/accountNames.ts';
import { setContextKey } from '../manifest/contextKeys.ts';
import { detach } from '../platform/log.ts';
import type { Abilities } from '../account/abilities.ts';

const storedKey = 'pneumatic.runChoices';
/** Earlier versions kept one filter for all accounts under this key. */
const earlierKey = 'pneumatic.runChoice';
const accountSchema = v.pipe(v.string(), v.transform(accountId));
const filterSchema = v.pipe(
  v.object({
    from: v.picklist(['service', 'here']),
    state: v.picklist(runFilterStates),
    mine: v.boolean(),
    workflow: v.optional(
      v.object({
        account: accountSchema,
        id: v.pipe(v.string(), v.transform(workflowId)),
        name: v.string(),
      }),
    ),
  }),
  v.transform((filter): RunFilter => ({ ...filter, workflow: filter.workflow })),
);
const storedSchema = v.fallback(v.array(v.tuple([accountSchema, filterSchema])), []);
/** The number of accounts whose filter is remembered. */
const mostAccounts = 20;

type Stored = readonly (readonly [AccountId, RunFilter])[];

/** The parts that the stored filter works with. */
interface Parts {
  /** The memento of the workspace. */
  readonly memento: Memento;
  readonly abilities: Pick<Abilities, 'cached' | 'onDidAnswer'>;
  readonly names: Pick<AccountNames, 'now'>;
  readonly log: LogOutputChannel;
}

/** The filter of the Runs view for each account, remembered for the workspace. */
export class StoredRunFilter implements Disposable {
  readonly #parts: Parts;
  readonly #changed = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #stored: Stored;
  #announced: RunFilter = initialFilter;

  /** Fires when the filter changes, and when another account with another filter is in use. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#stored = v.parse(storedSchema, parts.memento.get<unknown>(storedKey));
    this.#subscriptions = parts.abilities.onDidAnswer(() => {
      detach(parts.log, 'Changing the run filter', this.#update());
    });
  }

  /** The filter of the account in use. */
  get current(): RunFilter {
    const account = this.#account;
    return account === undefined ? initialFilter : this.#of(account);
  }

  /** Changes the filter; does nothing without an account. */
  async change(change: Partial<RunFilter>): Promise<void> {
    const account = this.#account;
    if (account !== undefined) await this.#keep(account, { ...this.current, ...change });
  }

  /** Sets the context keys. */
  async setContextKeys(): Promise<void> {
    const { from, mine } = this.current;
    await setContextKey('pneumatic.runsFrom', from);
    await setContextKey('pneumatic.runsMine', mine);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  get #account(): AccountId | undefined {
    return this.#parts.abilities.cached?.session.account.id;
  }

  #of(account: AccountId): RunFilter {
    const { names } = this.#parts;
    return this.#stored.find(([id]) => names.now(id) === account)?.[1] ?? initialFilter;
  }

  async #update(): Promise<void> {
    await this.#inherit();
    if (this.current !== this.#announced) await this.#announce();
  }

  async #keep(account: AccountId, filter: RunFilter): Promise<void> {
    const { names, memento } = this.#parts;
    const others = this.#stored.filter(([id]) => names.now(id) !== account);
    this.#stored = [[account, filter] as const, ...others].slice(0, mostAccounts);
    await this.#announce();
    await memento.update(storedKey, this.#stored);
  }

  async #announce(): Promise<void> {
    this.#announced = this.current;
    this.#changed.fire();
    await this.setContextKeys();
  }

  /** Gives the filter of an earlier version to the first account in use, once. */
  async #inherit(): Promise<void> {
    const { memento, names } = this.#parts;
    const account = this.#account;
    const earlier = memento.get<unknown>(earlierKey);
    if (account === undefined || earlier === undefined) return;
    await memento.update(earlierKey, undefined);
    const filter = v.safeParse(filterSchema, earlier);
    if (!filter.success) return;
    const { workflow } = filter.output;
    const isOurs = workflow && names.now(workflow.account) === account;
    const kept = isOurs ? { ...workflow, account } : undefined;
    await this.#keep(account, { ...filter.output, workflow: kept });
  }
}
