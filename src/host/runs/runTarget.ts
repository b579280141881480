import type { AccountId, RunId } from '../../core/base/ids.ts';

/** A run and its account. */
export interface RunTarget {
  readonly accountId: AccountId;
  readonly runId: RunId;
  /** The page shows the values of the run as a form; left out for the page of the run itself. */
  readonly shows?: 'values';
}
