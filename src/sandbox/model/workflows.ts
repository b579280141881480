import type { Form } from './forms.ts';

export interface Kickoff extends Form {
  readonly id: number;
  readonly description: string;
}

/** A performer of a task in the definition, before there is a run. */
export type RawPerformer =
  | { readonly type: 'user' | 'group'; readonly id: number }
  /** The person or group in this field of the kick-off form. */
  | { readonly type: 'field'; readonly apiName: string }
  | { readonly type: 'workflow_starter' };

/** A list of items to tick off before a task can be completed. */
export interface Checklist {
  readonly apiName: string;
  readonly items: readonly { readonly apiName: string; readonly value: string }[];
}

/** If the field has the value, the task is skipped, or the run ends at it. */
export interface Condition {
  readonly apiName: string;
  readonly action: 'skip' | 'end';
  /** The `apiName` of a field of the kick-off form, or of an earlier task. */
  readonly field: string;
  readonly value: string;
}

/** A numbered step of a workflow; its form is filled in to complete it. */
export interface Task extends Form {
  readonly id: number;
  /** The number of the task, counted from 1. */
  readonly number: number;
  readonly name: string;
  readonly description: string | null;
  /** The ids of the responsible people. */
  readonly responsible: readonly number[];
  readonly url: string | null;
  readonly completedByAll: boolean;
  readonly performers: readonly RawPerformer[];
  /** How long the task is snoozed before it starts, in seconds; null for no snooze. */
  readonly delay: number | null;
  readonly conditions: readonly Condition[];
  readonly checklists: readonly Checklist[];
}

/** The role of a person for one workflow; everybody with a role may launch it. */
export type WorkflowRole = 'owner' | 'viewer' | 'starter';

/** A role of a person or of everybody in a group. */
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
  /** The ids of the people who may launch it by the documented API. */
  readonly mayRun: readonly number[];
  /** The roles for it in today's API. */
  readonly roles: readonly RoleHolder[];
  /** The template for the name of a run without one; may contain `{{…}}`. */
  readonly nameTemplate: string | null;
  /** Whether strangers may launch it from a page of its own. */
  readonly public: boolean;
  readonly tasks: readonly Task[];
  readonly kickoff: Kickoff;
  /** Whether it was deleted; its runs stay. */
  readonly deleted: boolean;
  /** The version saved while it is inactive, in any shape; null if there is none. */
  readonly draft: Readonly<Record<string, unknown>> | null;
}

/** The order of a list of workflows. */
export interface WorkflowOrder {
  readonly by: 'date' | 'name';
  readonly descending: boolean;
}
