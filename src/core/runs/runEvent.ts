import type { RunId, RunTaskId } from '../base/ids.ts';

/** The kinds of events. `other` stands for those that we do not know. */
export const eventKinds = [
  'taskStarted',
  'taskCompleted',
  'taskReturned',
  'taskSkipped',
  'taskDelayed',
  'comment',
  'completed',
  'ended',
  'snoozed',
  'resumed',
  'urgent',
  'notUrgent',
  'dueDateChanged',
  'performerAdded',
  'performerRemoved',
  'subRunStarted',
  'other',
] as const;
export type EventKind = (typeof eventKinds)[number];

/**
 * Why a task was skipped, or the run ended: by a rule of the workflow, such as a condition, or since
 * nobody could work on the task.
 */
export const eventReasons = ['rule', 'nobody'] as const;
export type EventReason = (typeof eventReasons)[number];

/** A sign that people have put to a comment, such as an emoji. */
export interface Reaction {
  readonly value: string;
  /** The names of the people. */
  readonly by: readonly string[];
  /** Whether I am one of them. */
  readonly mine: boolean;
}

/** The properties that only comments have. */
export interface CommentDetail {
  /** Whether I wrote it. */
  readonly mine: boolean;
  readonly edited: boolean;
  /** Whether somebody else wrote it and I have not seen it. */
  readonly unread: boolean;
  readonly reactions: readonly Reaction[];
  /** The text as a person would type it, to edit it. */
  readonly source: string;
}

/** One line of a run's log. */
export interface RunEvent {
  readonly id: string;
  readonly kind: EventKind;
  /** Milliseconds since 1970; undefined where the service does not say. */
  readonly at: number | undefined;
  /** The person who did it; undefined for the service itself. */
  readonly by: string | undefined;
  /** The person or group that it concerns, such as an added performer. */
  readonly target: string | undefined;
  /** Markdown, such as a comment; may be empty. */
  readonly text: string;
  readonly task:
    | {
        readonly id: RunTaskId;
        readonly name: string;
        /** The number of the task, counted from 1; left out where the log does not say. */
        readonly number?: number | undefined;
      }
    | undefined;
  /** Why a task was skipped, or the run ended; left out where the service does not say. */
  readonly why?: EventReason | undefined;
  readonly comment?: CommentDetail | undefined;
  /** The sub-run that was started from the task. */
  readonly subRun?: { readonly id: RunId; readonly name: string } | undefined;
}
