declare const brand: unique symbol;

/** A string that is an id of one kind only, so that two kinds of id cannot be mixed up. */
type Id<Name extends string> = string & { readonly [brand]: Name };

/**
 * Ids are the service's own, as text. A dialect turns them back into the form of its wire: the
 * documented API uses integers, and today's service names a selection by its value.
 */
export type WorkflowId = Id<'Workflow'>;
export type TaskId = Id<'Task'>;
export type FieldId = Id<'Field'>;
export type SelectionId = Id<'Selection'>;
export type PersonId = Id<'Person'>;
export type RunId = Id<'Run'>;
/** A task of one run, which is not the workflow's task. */
export type RunTaskId = Id<'RunTask'>;
export type ChecklistId = Id<'Checklist'>;
export type ChecklistItemId = Id<'ChecklistItem'>;
/** `demo`, or the origin of the account's server. */
export type AccountId = Id<'Account'>;

export const workflowId = (text: string): WorkflowId => text as WorkflowId;
export const taskId = (text: string): TaskId => text as TaskId;
export const fieldId = (text: string): FieldId => text as FieldId;
export const selectionId = (text: string): SelectionId => text as SelectionId;
export const personId = (text: string): PersonId => text as PersonId;
export const runId = (text: string): RunId => text as RunId;
export const runTaskId = (text: string): RunTaskId => text as RunTaskId;
export const checklistId = (text: string): ChecklistId => text as ChecklistId;
export const checklistItemId = (text: string): ChecklistItemId => text as ChecklistItemId;
export const accountId = (text: string): AccountId => text as AccountId;
