import type { RunFilter } from './runFilter.ts';
import type { AccountId, WorkflowId } from '../base/ids.ts';

export const runChoiceStates = ['all', 'running', 'snoozed', 'done'] as const;
export type RunChoiceState = (typeof runChoiceStates)[number];

/** Which runs a person wants to see. */
export interface RunChoice {
  /** `here`: what was launched from here, on whatever account. */
  readonly from: 'service' | 'here';
  readonly state: RunChoiceState;
  readonly mine: boolean;
  /** Of one account's workflows; another account takes no notice of it. */
  readonly workflow:
    { readonly account: AccountId; readonly id: WorkflowId; readonly name: string } | undefined;
}

/** What was launched with this account's key, in whatever state: newest first, as it is listed. */
export const startingChoice: RunChoice = {
  from: 'service',
  state: 'all',
  mine: true,
  workflow: undefined,
};

/** The workflow that is chosen, for an account. */
export const chosenWorkflow = (
  { workflow }: RunChoice,
  account: AccountId,
): RunChoice['workflow'] => (workflow?.account === account ? workflow : undefined);

/** What to ask the service for. */
export function toFilter(choice: RunChoice, account: AccountId): RunFilter {
  return {
    state: choice.state === 'all' ? undefined : choice.state,
    mine: choice.mine || undefined,
    workflow: chosenWorkflow(choice, account)?.id,
  };
}
