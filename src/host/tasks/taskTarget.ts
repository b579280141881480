import type { AccountId, RunTaskId } from '../../core/base/ids.ts';

/** A task and its account. */
export interface TaskTarget {
  readonly accountId: AccountId;
  readonly taskId: RunTaskId;
}
