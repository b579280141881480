import type { RunQuery } from './runQuery.ts';
import type { AccountId, WorkflowId } from '../base/ids.ts';

export const runFilterStates = ['all', 'running', 'snoozed', 'done'] as const;
export type RunFilterState = (typeof runFilterStates)[number];

/** Which runs a person wants to see. */
export interface RunFilter {
  /** `here`: what was launched from here, on whatever account. */
  readonly from: 'service' | 'here';
  readonly state: RunFilterState;
  readonly mine: boolean;
  /** Of one account's workflows; another account takes no notice of it. */
  readonly workflow:
    { readonly account: AccountId; readonly id: WorkflowId; readonly name: string } | undefined;
}

/** What was launched with this account's key, in whatever state: newest first, as it is listed. */
export const initialFilter: RunFilter = {
  from: 'service',
  state: 'all',
  mine: true,
  workflow: undefined,
};

/** The workflow that is chosen, for an account. */
export const filteredWorkflow = (
  { workflow }: RunFilter,
  account: AccountId,
): RunFilter['workflow'] => (workflow?.account === account ? workflow : undefined);

/** What to ask the service for. */
export function toQuery(choice: RunFilter, account: AccountId): RunQuery {
  return {
    state: choice.state === 'all' ? undefined : choice.state,
    mine: choice.mine || undefined,
    workflow: filteredWorkflow(choice, account)?.id,
  };
}
