import type { WorkflowId } from '../../core/base/ids.ts';
import { type WorkflowRow, workflowChildren } from '../../core/workflows/workflowRows.ts';
import type { PersonClock } from '../account/zones.ts';
import { asOfText } from '../service/asOfText.ts';
import type { WorkflowStore } from './workflowStore.ts';

type WorkflowOnly = Extract<WorkflowRow, { readonly type: 'workflow' }>;
type Rows = readonly WorkflowRow[];

/** What the rows below a workflow are made of. */
export interface BelowParts {
  readonly store: WorkflowStore;
  readonly zones: Pick<PersonClock, 'now'>;
  readonly savedOf: (row: WorkflowOnly) => Promise<Rows>;
  /** Shows that something is being loaded. */
  readonly busy: (work: Promise<unknown>) => void;
  /** Has the rows below a workflow asked for again. */
  readonly changed: (id: WorkflowId) => void;
}

/**
 * The rows below the workflows of an account. Where the service has not been asked yet, they are
 * shown as they were last kept, and replaced if they have changed since.
 */
export class WorkflowsBelow {
  readonly #parts: BelowParts;
  /** The workflows whose tasks the service has been asked for. */
  readonly #asked = new Set<WorkflowId>();
  /** Rows that take the place of others the next time they are asked for. */
  readonly #next = new Map<WorkflowId, Rows>();

  constructor(parts: BelowParts) {
    this.#parts = parts;
  }

  async of(row: WorkflowOnly): Promise<Rows> {
    const { id } = row.workflow;
    const next = this.#next.get(id);
    this.#next.delete(id);
    if (next) return next;
    if (this.#asked.has(id)) return this.#fresh(row);
    this.#asked.add(id);
    const { store, savedOf, busy } = this.#parts;
    const kept = await store.kept.detail(id);
    if (!kept) return this.#fresh(row);
    busy(this.#renew(row, JSON.stringify(kept.value)));
    return workflowChildren(row, kept.value, await savedOf(row));
  }

  async #renew(row: WorkflowOnly, shown: string): Promise<void> {
    const { id } = row.workflow;
    const detail = await this.#parts.store.detail(id);
    if (detail.ok && JSON.stringify(detail.value) === shown) return;
    if (!detail.ok && detail.error.kind === 'cancelled') return;
    this.#next.set(id, await this.#fresh(row));
    this.#parts.changed(id);
  }

  /** As the service has it; after a failure, as it was last kept. */
  async #fresh(row: WorkflowOnly): Promise<Rows> {
    const { store, savedOf, zones } = this.#parts;
    const detail = await store.detail(row.workflow.id);
    if (detail.ok) return workflowChildren(row, detail.value, await savedOf(row));
    const kept = await store.kept.detail(row.workflow.id);
    const asOf = kept ? asOfText(kept.at, zones.now) : '';
    const failure = { type: 'failure', error: detail.error, asOf, parent: row } as const;
    return kept ? [failure, ...workflowChildren(row, kept.value, await savedOf(row))] : [failure];
  }
}
