import type { AccountId, RunId, RunTaskId, WorkflowId } from '../base/ids.ts';
import { type FormInput, isSameInput } from '../form/input.ts';

/** A run launched from here, as this machine remembers it. */
export interface RunRecord {
  /** The service's process id. */
  readonly id: RunId;
  readonly name: string;
  readonly workflow: { readonly id: WorkflowId; readonly name: string };
  readonly account: { readonly id: AccountId; readonly label: string };
  /** Milliseconds since 1970. */
  readonly launchedAt: number;
  /** The input that it was launched with, so that it can be launched again. */
  readonly input: FormInput;
  /** The task of another run that it is a sub-run of. */
  readonly ofTask?: RunTaskId | undefined;
  /** The notifications that a person has had of the run; none where it is left out. */
  readonly told?: readonly RunNotificationKind[] | undefined;
}

export const newestFirst = (a: RunRecord, b: RunRecord): number => b.launchedAt - a.launchedAt;

/** Whether the run was launched with this input of a form, unchanged since. */
export const cameOfDraft = (
  { account, workflow, launchedAt, input, ofTask }: RunRecord,
  form: {
    readonly accountId: AccountId;
    readonly workflowId: WorkflowId;
    readonly taskId?: RunTaskId | undefined;
  },
  draft: { readonly input: FormInput; readonly editedAt: number },
): boolean =>
  account.id === form.accountId &&
  workflow.id === form.workflowId &&
  ofTask === form.taskId &&
  draft.editedAt <= launchedAt &&
  isSameInput(input, draft.input);

/** The notifications about a run launched from here: that it has finished, or has stalled. */
export const runNotificationKinds = ['finished', 'stalled'] as const;
export type RunNotificationKind = (typeof runNotificationKinds)[number];

/** The key of a run among all remembered ones. */
export const runKey = (run: RunRecord): string =>
  JSON.stringify([run.account.id, run.id, run.workflow.id, run.launchedAt]);
