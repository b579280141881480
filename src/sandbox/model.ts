/** What an account of the sandbox holds, in the words of no wire. Ids are positive integers. */

/** Somebody of the account. */
export interface Person {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Address of a picture. */
  readonly photo: string | null;
  readonly status: string;
}

/** One option of a radio, dropdown or checkbox field. */
export interface Selection {
  readonly id: number;
  readonly value: string;
}

/** One input of a kick-off form. */
export interface Field {
  /** Names the field within its workflow. */
  readonly apiName: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly required: boolean;
  /** Empty unless the type offers a choice. */
  readonly selections: readonly Selection[];
  /** No two runs of the workflow may have the same value; letter case makes no difference. */
  readonly unique: boolean;
}

export interface Kickoff {
  readonly id: number;
  readonly description: string;
  readonly fields: readonly Field[];
}

/** A numbered step of a workflow. */
export interface Task {
  readonly id: number;
  /** Counts from 1. */
  readonly number: number;
  readonly name: string;
  readonly description: string | null;
  /** Ids of people. */
  readonly responsible: readonly number[];
  readonly url: string | null;
  readonly completedByAll: boolean;
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
  /** Ids of the people who may launch it. */
  readonly mayRun: readonly number[];
  readonly tasks: readonly Task[];
  readonly kickoff: Kickoff;
}

/** A launch that has passed every check. Values are as they were sent. */
export interface Launch {
  readonly workflowId: number;
  readonly name: string;
  /** By `apiName`. */
  readonly values: readonly (readonly [string, unknown])[];
  /** Addresses that replace those of tasks, by the task's id. */
  readonly taskUrls: readonly (readonly [number, string])[];
  /** The person's id. */
  readonly launchedBy: number;
  /** ISO 8601, in UTC. */
  readonly launchedAt: string;
}

/** What a new file is filled with. */
export interface AccountContent {
  readonly people: readonly Person[];
  readonly workflows: readonly Workflow[];
  readonly runs: readonly Launch[];
}

/** The order of a list of workflows. */
export interface WorkflowOrder {
  readonly by: 'date' | 'name';
  readonly descending: boolean;
}
