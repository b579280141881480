import type { RunTaskId } from '../base/ids.ts';

/** What can happen to a run. `other` is what we have no words for. */
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

/** One line of a run's log. */
export interface RunEvent {
  readonly id: string;
  readonly kind: EventKind;
  /** Milliseconds since 1970; undefined where the service does not say. */
  readonly at: number | undefined;
  /** Who did it; undefined for the service itself. */
  readonly by: string | undefined;
  /** The person or group it concerns, such as the performer that was added. */
  readonly target: string | undefined;
  /** Markdown, such as a comment; may be empty. */
  readonly text: string;
  readonly task: { readonly id: RunTaskId; readonly name: string } | undefined;
}
