import type { AccountId, WorkflowId } from '../../core/base/ids.ts';

/** Whose form the page shows; the page keeps it with its state. */
export interface FormTargetIds {
  readonly accountId: AccountId;
  readonly workflowId: WorkflowId;
}
