/** What an account of the sandbox holds, in the words of no wire. Ids are positive integers. */

/** What somebody may do in the account as a whole; its owner may do everything. */
export type AccountRole = 'owner' | 'admin' | 'member';

/** Somebody of the account. */
export interface Person {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Address of a picture. */
  readonly photo: string | null;
  /** `active`, `invited` or `inactive`. */
  readonly status: string;
  /** The IANA name of the one that they see and write times in. */
  readonly timeZone: string;
  readonly role: AccountRole;
}

/** A key that somebody has been given through the API. */
export interface IssuedKey {
  readonly id: number;
  /** Whom it acts for. */
  readonly personId: number;
  readonly name: string;
  /** How it begins. */
  readonly prefix: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  /** ISO 8601, in UTC; null for never. */
  readonly expiresAt: string | null;
}

/** People who are named together. */
export interface Group {
  readonly id: number;
  readonly name: string;
  /** Ids of people. */
  readonly members: readonly number[];
  /** Stands in for one person who is away; not to be chosen. */
  readonly personal: boolean;
}

/** One option of a radio, dropdown or checkbox field. */
export interface Selection {
  readonly id: number;
  readonly value: string;
}

/** Options that several fields share. */
export interface Dataset {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  readonly items: readonly Selection[];
}

/** One input of a form. */
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
  /** Not to be shown in forms; checked all the same. */
  readonly hidden: boolean;
  /** What a form starts with; never filled in by a launch. */
  readonly default: string;
  /** The id of a dataset whose items come after the field's own selections. */
  readonly dataset: number | null;
  /** Larger ones come first, among fields and sets of fields alike. */
  readonly order: number;
}

/** The values of the fields must add up to this one. Fields that are left empty do not count. */
export interface SumRule {
  readonly apiName: string;
  /** A decimal number. */
  readonly value: string;
  /** The `apiName`s of fields of the set. */
  readonly fields: readonly string[];
}

/** Fields that a form shows together. */
export interface Fieldset {
  readonly id: number;
  readonly apiName: string;
  readonly name: string;
  /** What the form shows above it. */
  readonly title: string;
  readonly description: string;
  readonly order: number;
  readonly labelPosition: 'top' | 'left';
  readonly layout: 'vertical' | 'horizontal';
  readonly rules: readonly SumRule[];
  readonly fields: readonly Field[];
}

/** What is asked of somebody. */
export interface Form {
  /** Those that are in no set, in the order of the form. */
  readonly fields: readonly Field[];
  /** Oldest first. */
  readonly fieldsets: readonly Fieldset[];
}

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
  /** No longer there, but for the runs that it has had. */
  readonly deleted: boolean;
  /** As its editors have saved it while it is not active: anything; null for what it is. */
  readonly draft: Readonly<Record<string, unknown>> | null;
}

/** The API that a server speaks: the one of the documentation, or the one of the service today. */
export type Dialect = 'documented' | 'current';

/**
 * Servers of today's dialect that show and take values in the same way, named after the last
 * version that did.
 */
export type Generation = 'v4.2' | 'v5' | 'v6' | 'v7';

/** What the account has paid for: all, nothing any more, nothing yet, or too few seats. */
export type Plan = 'full' | 'expired' | 'none' | 'crowded';

/**
 * The file service: takes files, takes few a minute, cannot store any, or is not there. Before `v7`
 * there is none.
 */
export type FileService = 'ready' | 'throttled' | 'failing' | 'none';

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
  /** In which the values are; the documented one by default. */
  readonly dialect?: Dialect;
  readonly urgent?: boolean;
  /** ISO 8601, in UTC. */
  readonly dueAt?: string | null;
  /** The id of the task, in another run, that this run is a part of. */
  readonly ancestorTask?: number | null;
}

/** A run from before the file was made. */
export interface PastRun extends Launch {
  /** ISO 8601, in UTC. */
  readonly completedAt: string;
}

/** What a new file is filled with. */
export interface AccountContent {
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly datasets: readonly Dataset[];
  readonly workflows: readonly Workflow[];
  readonly runs: readonly PastRun[];
}

/** The order of a list of workflows. */
export interface WorkflowOrder {
  readonly by: 'date' | 'name';
  readonly descending: boolean;
}

export type RunStatus = 'running' | 'done' | 'snoozed';
export type RunTaskStatus = 'pending' | 'active' | 'completed' | 'snoozed' | 'skipped';

/** Who works on a task of a run. */
export interface Performer {
  readonly type: 'user' | 'group';
  readonly id: number;
  /** ISO 8601, in UTC; null until they have done their part. */
  readonly completedAt: string | null;
}

/** A task of a run. */
export interface RunTask {
  readonly id: number;
  /** The id of the workflow's task. */
  readonly taskId: number;
  readonly status: RunTaskStatus;
  /** As it was called when it started, with the values of fields; null for the workflow's own. */
  readonly name: string | null;
  readonly description: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly dueAt: string | null;
  /** Empty until it has started. */
  readonly performers: readonly Performer[];
  /** What those who completed it have filled in, by `apiName`. */
  readonly values: readonly (readonly [string, unknown])[];
  /** The `apiName`s of the items of its checklists that are ticked off. */
  readonly checked: readonly string[];
}

/** What a launch has become. */
export interface Run extends Required<Omit<Launch, 'taskUrls'>> {
  readonly id: number;
  readonly status: RunStatus;
  readonly completedAt: string | null;
  /** When a snoozed run goes on by itself. */
  readonly wakesAt: string | null;
  /** In the order of the workflow. */
  readonly tasks: readonly RunTask[];
}

/** What can happen to a run. */
export type RunEventKind =
  | 'runCompleted'
  | 'taskStarted'
  | 'taskCompleted'
  | 'taskReturned'
  | 'commented'
  | 'runEnded'
  | 'runEndedByCondition'
  | 'runReturned'
  | 'taskUnattended'
  | 'taskSkipped'
  | 'taskDelayed'
  | 'performerAdded'
  | 'performerRemoved'
  | 'madeUrgent'
  | 'madeOrdinary'
  | 'resumed'
  | 'snoozed'
  | 'dueDateSet'
  | 'partLaunched';

/** Something that is to be noted about a run. */
export interface RunEventDraft {
  readonly runId: number;
  /** The id of the run's task, where it is about one. */
  readonly taskId: number | null;
  readonly kind: RunEventKind;
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** Whoever did it; null for what happens by itself. */
  readonly personId: number | null;
  readonly text?: string | null;
  /** ISO 8601, in UTC: until when it is snoozed. */
  readonly until?: string | null;
  /** Whom it concerns. */
  readonly target?: Pick<Performer, 'type' | 'id'> | null;
}

/** Something that has happened to a run. */
export interface RunEvent extends Required<RunEventDraft> {
  readonly id: number;
}

/** A file that somebody has uploaded. */
export interface StoredFile {
  /** Long and not to be guessed. */
  readonly id: string;
  /** Counts from 1. */
  readonly number: number;
  readonly name: string;
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** The person's id. */
  readonly uploadedBy: number;
}
