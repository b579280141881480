import type { ServiceError } from '../../core/base/errors.ts';
import type { WorkflowId } from '../../core/base/ids.ts';
import { failure } from '../../core/base/result.ts';
import type { WorkflowDetail } from '../../core/workflows/workflow.ts';
import { type WorkflowRow, workflowChildren } from '../../core/workflows/workflowRows.ts';
import type { PersonClock } from '../account/zones.ts';
import { asOfText } from '../service/asOfText.ts';
import type { Loaded, WorkflowStore } from './workflowStore.ts';

type WorkflowOnly = Extract<WorkflowRow, { readonly type: 'workflow' }>;
type Rows = readonly WorkflowRow[];

/** What the rows below a workflow are made of. */
export interface BelowParts {
  readonly store: WorkflowStore;
  readonly zones: Pick<PersonClock, 'now'>;
  readonly savedOf: (row: WorkflowOnly) => Promise<Rows>;
  /** Shows that something is being loaded. */
  readonly busy: (work: Promise<unknown>) => void;
  /** Has the rows below a workflow asked for again, at once if they are in sight. */
  readonly changed: (id: WorkflowId) => void;
  /** How often rows have gone out of sight or out of date. */
  readonly timesLost: () => number;
}

/** Why the service did not answer, and how often rows had been lost when it was asked. */
interface Failed {
  readonly error: ServiceError;
  readonly timesLost: number;
}

/**
 * The rows below the workflows of an account. Where the service has not been asked yet, they are
 * shown as they were last kept, and replaced if they have changed since.
 */
export class WorkflowsBelow {
  readonly #parts: BelowParts;
  /** The workflows whose tasks the service has been asked for. */
  readonly #asked = new Set<WorkflowId>();
  /** Failures that the rows show which are asked for next: the service is not asked twice. */
  readonly #failed = new Map<WorkflowId, Failed>();

  constructor(parts: BelowParts) {
    this.#parts = parts;
  }

  async of(row: WorkflowOnly): Promise<Rows> {
    const { id } = row.workflow;
    const { store, savedOf, busy, timesLost } = this.#parts;
    const failed = this.#failed.get(id);
    this.#failed.delete(id);
    // Rows that were folded up meanwhile may be asked for much later.
    if (failed?.timesLost === timesLost()) return this.#rowsOf(row, failure(failed.error));
    if (this.#asked.has(id)) return this.#fresh(row);
    this.#asked.add(id);
    const kept = await store.kept.detail(id);
    if (!kept) return this.#fresh(row);
    busy(this.#renew(id, JSON.stringify(kept.value)));
    return workflowChildren(row, kept.value, await savedOf(row));
  }

  async #renew(id: WorkflowId, shown: string): Promise<void> {
    const timesLost = this.#parts.timesLost();
    const detail = await this.#parts.store.detail(id);
    if (detail.ok && JSON.stringify(detail.value) === shown) return;
    if (!detail.ok) {
      if (detail.error.kind === 'cancelled') return;
      this.#failed.set(id, { error: detail.error, timesLost });
    }
    this.#parts.changed(id);
  }

  async #fresh(row: WorkflowOnly): Promise<Rows> {
    return this.#rowsOf(row, await this.#parts.store.detail(row.workflow.id));
  }

  /** As the service has it; after a failure, as it was last kept. */
  async #rowsOf(row: WorkflowOnly, detail: Loaded<WorkflowDetail>): Promise<Rows> {
    const { store, savedOf, zones } = this.#parts;
    if (detail.ok) return workflowChildren(row, detail.value, await savedOf(row));
    const kept = await store.kept.detail(row.workflow.id);
    const asOf = kept ? asOfText(kept.at, zones.now) : '';
    const failed = { type: 'failure', error: detail.error, asOf, parent: row } as const;
    return kept ? [failed, ...workflowChildren(row, kept.value, await savedOf(row))] : [failed];
  }
}
