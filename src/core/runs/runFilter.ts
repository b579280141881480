import type { RunQuery } from './runQuery.ts';
import type { AccountId, WorkflowId } from '../base/ids.ts';

export const runFilterStates = ['all', 'running', 'snoozed', 'done'] as const;
export type RunFilterState = (typeof runFilterStates)[number];

/** The runs that a person wants to see. */
export interface RunFilter {
  /** `here` stands for runs that were launched from here, on any account. */
  readonly from: 'service' | 'here';
  readonly state: RunFilterState;
  readonly mine: boolean;
  /** A workflow of one account; other accounts ignore it. */
  readonly workflow:
    { readonly account: AccountId; readonly id: WorkflowId; readonly name: string } | undefined;
}

/** Runs that were launched with this account's key, in any state, newest first. */
export const initialFilter: RunFilter = {
  from: 'service',
  state: 'all',
  mine: true,
  workflow: undefined,
};

/** The workflow of the filter, for an account. */
export const filteredWorkflow = (
  { workflow }: RunFilter,
  account: AccountId,
): RunFilter['workflow'] => (workflow?.account === account ? workflow : undefined);

/** The query for the service. */
export function toQuery(filter: RunFilter, account: AccountId): RunQuery {
  return {
    state: filter.state === 'all' ? undefined : filter.state,
    mine: filter.mine || undefined,
    workflow: filteredWorkflow(filter, account)?.id,
  };
}
