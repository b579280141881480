import type { AccountId, WorkflowId } from '../../core/base/ids.ts';

/** The account and workflow of a form; its page keeps them in its state. */
export interface KickoffTarget {
  readonly accountId: AccountId;
  readonly workflowId: WorkflowId;
}
