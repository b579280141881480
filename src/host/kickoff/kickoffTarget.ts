import type { AccountId, RunTaskId, WorkflowId } from '../../core/base/ids.ts';

/** The account and workflow of a form; its page keeps them in its state. */
export interface KickoffTarget {
  readonly accountId: AccountId;
  readonly workflowId: WorkflowId;
  /** The task that the form launches a sub-run of; left out for a run of its own. */
  readonly taskId?: RunTaskId;
}
