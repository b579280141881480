import type { Dialect } from './server.ts';

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

/** Something to note about a run. */
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
  /** The person or group it concerns. */
  readonly target?: Pick<Performer, 'type' | 'id'> | null;
}

/** Something that has happened to a run. */
export interface RunEvent extends Required<RunEventDraft> {
  readonly id: number;
}
