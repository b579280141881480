import type { AccountId, RunId } from '../../core/base/ids.ts';

/** Whose run it is, and which. */
export interface RunTarget {
  readonly accountId: AccountId;
  readonly runId: RunId;
}
