import type { Form } from './forms.ts';

export interface Kickoff extends Form {
  readonly id: number;
  readonly description: string;
}

/** Who works on a task, told before there is a run. */
export type RawPerformer =
  | { readonly type: 'user' | 'group'; readonly id: number }
  /** The person or the group that the kick-off form names in this field. */
  | { readonly type: 'field'; readonly apiName: string }
  | { readonly type: 'workflow_starter' };

/** Things to be ticked off before a task can be completed. */
export interface Checklist {
  readonly apiName: string;
  readonly items: readonly { readonly apiName: string; readonly value: string }[];
}

/** Where the field has the value, the task is skipped, or the run ends with it. */
export interface Condition {
  readonly apiName: string;
  readonly action: 'skip' | 'end';
  /** The `apiName` of a field of the kick-off form, or of an earlier task. */
  readonly field: string;
  readonly value: string;
}

/** A numbered step of a workflow; its form is what is asked of those who complete it. */
export interface Task extends Form {
  readonly id: number;
  /** Counts from 1. */
  readonly number: number;
  readonly name: string;
  readonly description: string | null;
  /** Ids of people. */
  readonly responsible: readonly number[];
  readonly url: string | null;
  readonly completedByAll: boolean;
  readonly performers: readonly RawPerformer[];
  /** How long it is put off before it is worked on, in seconds; null for not at all. */
  readonly delay: number | null;
  readonly conditions: readonly Condition[];
  readonly checklists: readonly Checklist[];
}

/** What somebody may do with one workflow: all of them may launch it. */
export type WorkflowRole = 'owner' | 'viewer' | 'starter';

/** Gives a role to a person or to everybody of a group. */
export interface RoleHolder {
  readonly role: WorkflowRole;
  readonly type: 'user' | 'group';
  readonly id: number;
}

/** A definition that can be launched. */
export interface Workflow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly active: boolean;
  readonly finalizable: boolean;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  /** Ids of the people who may launch it by the documented API. */
  readonly mayRun: readonly number[];
  /** Who may do what with it by today's API. */
  readonly roles: readonly RoleHolder[];
  /** What a run is called that is launched without a name; may have `{{…}}` in it. */
  readonly nameTemplate: string | null;
  /** Also launched by strangers, from a page of its own. */
  readonly public: boolean;
  readonly tasks: readonly Task[];
  readonly kickoff: Kickoff;
  /** No longer there, except for the runs that it has had. */
  readonly deleted: boolean;
  /** As its editors have saved it while it is not active: anything; null for what it is. */
  readonly draft: Readonly<Record<string, unknown>> | null;
}

/** The order of a list of workflows. */
export interface WorkflowOrder {
  readonly by: 'date' | 'name';
  readonly descending: boolean;
}
