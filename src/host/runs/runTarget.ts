import type { AccountId, RunId } from '../../core/base/ids.ts';

/** A run and its account. */
export interface RunTarget {
  readonly accountId: AccountId;
  readonly runId: RunId;
}
