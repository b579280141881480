import type { AccountId, RunTaskId } from '../../core/base/ids.ts';

/** Whose task it is, and which. */
export interface TaskTarget {
  readonly accountId: AccountId;
  readonly taskId: RunTaskId;
}
