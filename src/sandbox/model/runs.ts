import type { Dialect } from './server.ts';

/** A valid launch. Its values are kept as they were sent. */
export interface Launch {
  readonly workflowId: number;
  readonly name: string;
  /** The values by `apiName`. */
  readonly values: readonly (readonly [string, unknown])[];
  /** Addresses that replace those of tasks, by the task's id. */
  readonly taskUrls: readonly (readonly [number, string])[];
  /** The id of the person who launched it. */
  readonly launchedBy: number;
  /** ISO 8601, in UTC. */
  readonly launchedAt: string;
  /** The dialect of the values; the documented one by default. */
  readonly dialect?: Dialect;
  readonly urgent?: boolean;
  /** ISO 8601, in UTC. */
  readonly dueAt?: string | null;
  /** The id of a task in another run that this run is a part of. */
  readonly ancestorTask?: number | null;
}

/** A run from before the file was made. */
export interface PastRun extends Launch {
  /** ISO 8601, in UTC. */
  readonly completedAt: string;
}

export type RunStatus = 'running' | 'done' | 'snoozed';
export type RunTaskStatus = 'pending' | 'active' | 'completed' | 'snoozed' | 'skipped';

/** A performer of a run's task. */
export interface Performer {
  readonly type: 'user' | 'group';
  readonly id: number;
  /** When they did their part, as ISO 8601 in UTC; null until then. */
  readonly completedAt: string | null;
}

/** A task of a run. */
export interface RunTask {
  readonly id: number;
  /** The id of the workflow's task. */
  readonly taskId: number;
  readonly status: RunTaskStatus;
  /** The name with the values of fields that it had at its start; null for the workflow's own. */
  readonly name: string | null;
  readonly description: string | null;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly dueAt: string | null;
  /** The performers; empty until the task has started. */
  readonly performers: readonly Performer[];
  /** The values that the task was completed with, by `apiName`. */
  readonly values: readonly (readonly [string, unknown])[];
  /** The `apiName`s of its ticked checklist items. */
  readonly checked: readonly string[];
}

/** A launched run. */
export interface Run extends Required<Omit<Launch, 'taskUrls'>> {
  readonly id: number;
  readonly status: RunStatus;
  readonly completedAt: string | null;
  /** When a snoozed run resumes by itself. */
  readonly wakesAt: string | null;
  /** The tasks in the order of the workflow. */
  readonly tasks: readonly RunTask[];
}

/** The kinds of events of a run. */
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

/** An event of a run that is about to be stored. */
export interface RunEventDraft {
  readonly runId: number;
  /** The id of the run's task that the event is about, if any. */
  readonly taskId: number | null;
  readonly kind: RunEventKind;
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** The id of the person who caused it; null for what happens by itself. */
  readonly personId: number | null;
  readonly text?: string | null;
  /** The end of a snooze, as ISO 8601 in UTC. */
  readonly until?: string | null;
  /** The person or group that the event concerns. */
  readonly target?: Pick<Performer, 'type' | 'id'> | null;
}

/** What a person has put to a comment: that they have seen it, or a reaction. */
export interface CommentSign {
  readonly personId: number;
  readonly kind: 'seen' | 'reaction';
  /** The reaction, or when it was seen, as ISO 8601 in UTC. */
  readonly value: string;
}

/** An event of a run. */
export interface RunEvent extends Required<RunEventDraft> {
  readonly id: number;
  /** A comment that was deleted keeps its place, without its text. */
  readonly status: 'created' | 'updated' | 'deleted';
  /** When a comment was last changed, as ISO 8601 in UTC. */
  readonly changedAt: string | null;
  readonly signs: readonly CommentSign[];
}

/** A notification for one person that is about to be stored. */
export interface NotificationDraft {
  readonly personId: number;
  /** The id of the person who caused it; null for what happens by itself. */
  readonly authorId: number | null;
  readonly type: 'mention' | 'comment' | 'overdue_task';
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly text: string;
  /** The task and the run as they were then; they may have changed or gone since. */
  readonly task: Pick<RunTask, 'id' | 'dueAt'> & { readonly name: string };
  readonly run: Pick<Run, 'id' | 'name'>;
}

/** A notification for one person. */
export interface Notification extends NotificationDraft {
  readonly id: number;
  readonly status: 'new' | 'read';
}
