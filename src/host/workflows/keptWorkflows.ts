import type { AccountId, WorkflowId } from '../../core/base/ids.ts';
import type { Unreadable } from '../../core/base/unreadable.ts';
import { type Ordering, orderings } from '../../core/workflows/ordering.ts';
import type { Workflow, WorkflowDetail } from '../../core/workflows/workflow.ts';
import type { Holding } from '../kept/holder.ts';
import type { Kept, KeptAnswers } from '../kept/keptAnswers.ts';
import { orderingSetting } from '../manifest/settings.ts';

/** The list of workflows as it was last kept. */
export interface KeptWorkflowList {
  readonly account: AccountId;
  /** When it was read, in milliseconds since 1970. */
  readonly at: number;
  /** How many workflows it has, and how many there were. */
  readonly count: number;
  readonly total: number;
  /** Its beginning, which is there at once. */
  readonly first: readonly Workflow[];
  readonly unreadable: readonly Unreadable[];
  all(): Promise<readonly Workflow[]>;
}

/** Where workflows are kept. */
export type WorkflowKeeping = Pick<
  KeptAnswers,
  'read' | 'readList' | 'write' | 'writeList' | 'remove' | 'onDidForget'
>;

const listName = (ordering: Ordering): string => `workflows ${ordering}`;
const detailName = (id: WorkflowId): string => `workflow ${id}`;

/** The workflows of the account as they were last kept, before the service can be asked. */
export class KeptWorkflows {
  readonly #holding: Pick<Holding, 'holder'>;
  readonly #kept: WorkflowKeeping;

  constructor(holding: Pick<Holding, 'holder'>, kept: WorkflowKeeping) {
    this.#holding = holding;
    this.#kept = kept;
  }

  async list(): Promise<KeptWorkflowList | undefined> {
    const account = await this.#account();
    if (account === undefined) return undefined;
    const list = await this.#kept.readList<Workflow, readonly Unreadable[]>(
      account,
      listName(orderingSetting()),
    );
    return list && { ...list, account, unreadable: list.about };
  }

  async detail(id: WorkflowId): Promise<Kept<WorkflowDetail> | undefined> {
    const account = await this.#account();
    return account && this.#kept.read(account, detailName(id));
  }

  /** Keeps a list that the session in use has read. */
  keepList(
    account: AccountId,
    items: readonly Workflow[],
    unreadable: readonly Unreadable[],
  ): void {
    this.#kept.writeList(account, listName(orderingSetting()), items, unreadable);
  }

  keepDetail(account: AccountId, detail: WorkflowDetail): void {
    this.#kept.write(account, detailName(detail.id), detail);
  }

  /** Removes the list, since the person may not see it any more. */
  removeList(account: AccountId): void {
    for (const ordering of orderings) this.#kept.remove(account, listName(ordering));
  }

  /** Removes a workflow that is gone, or that the person may not see any more. */
  remove(account: AccountId, id: WorkflowId): void {
    this.#kept.remove(account, detailName(id));
  }

  async #account(): Promise<AccountId | undefined> {
    return (await this.#holding.holder())?.account;
  }
}
