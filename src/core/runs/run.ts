import type { FieldId, RunId, RunTaskId, WorkflowId } from '../base/ids.ts';
import type { Unreadable } from '../base/unreadable.ts';
import type { FieldKind, FormSection } from '../form/field.ts';

/** How far a run is. `unknown` is a state that we have no word for. */
export const runStates = ['running', 'snoozed', 'done', 'unknown'] as const;
export type RunState = (typeof runStates)[number];

/** `notDone` is what a task ends as that was not completed when its run was. */
export type TaskState =
  'pending' | 'active' | 'completed' | 'snoozed' | 'skipped' | 'notDone' | 'unknown';

/** Somebody, or a group, who is to work on a task of a run. */
export interface Performer {
  readonly kind: 'person' | 'group';
  /** A full name, an e-mail address or a group's name; `#7` for one that is not known any more. */
  readonly name: string;
  readonly completed: boolean;
  /** Whether that is me, or a group that I belong to. */
  readonly isMe: boolean;
}

/** A task of a run, as a list or a page shows it. All times are in milliseconds since 1970. */
export interface RunTask {
  readonly id: RunTaskId;
  /** While it has not started, may still hold `{{…}}` of what is not known yet. */
  readonly name: string;
  /** Counts from 1. */
  readonly number: number;
  readonly state: TaskState;
  readonly performers: readonly Performer[];
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
  readonly dueAt: number | undefined;
  readonly checklist: { readonly total: number; readonly marked: number };
}

/** A run as the service has it. All times are in milliseconds since 1970. */
export interface Run {
  readonly id: RunId;
  readonly name: string;
  readonly state: RunState;
  /** undefined once the workflow has been deleted. */
  readonly workflow: { readonly id: WorkflowId; readonly name: string } | undefined;
  readonly urgent: boolean;
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
  readonly dueAt: number | undefined;
  /** Full name or e-mail address; undefined for a stranger who used a public form. */
  readonly startedBy: string | undefined;
  /** Whether it may be ended before its last task. */
  readonly finalizable: boolean;
  /** Whether I may change it; true also where the service does not tell. */
  readonly changeable: boolean;
  /** In a list those that are being worked on; in a detail all that were not skipped, in order. */
  readonly tasks: readonly RunTask[];
}

/** What a field of a run holds. */
export interface RunValue {
  readonly id: FieldId;
  readonly name: string;
  readonly kind: FieldKind;
  /** Markdown for `text` and for links, plain text else; empty where nothing was filled in. */
  readonly text: string;
  readonly section: FormSection | undefined;
}

/** A run with all that its page shows. */
export interface RunDetail extends Run {
  /** Markdown; may be empty. */
  readonly description: string;
  /** Of the kick-off form, in its order. */
  readonly values: readonly RunValue[];
  /** Tasks that cannot be read. */
  readonly unreadableTasks?: readonly Unreadable[] | undefined;
}

/** Whether its time is up: it, or a task that is being worked on, should have been done by `now`. */
export const isOverdue = (run: Run, now: number): boolean =>
  run.state === 'running' &&
  (isLate(run, now) || run.tasks.some((task) => isTaskOverdue(task, now)));

/** Whether a task is being worked on and should have been done by `now`. */
export const isTaskOverdue = (
  task: Pick<RunTask, 'state' | 'dueAt' | 'completedAt'>,
  now: number,
): boolean => task.state === 'active' && isLate(task, now);

/**
 * Whether a task has ever started: the service has a page of no other. One that the run was returned
 * past has no start any more, but keeps its performers, which it has from then on only.
 */
export const hasStarted = ({
  state,
  startedAt,
  performers,
}: Pick<RunTask, 'state' | 'startedAt' | 'performers'>): boolean =>
  startedAt !== undefined || performers.length > 0 || !['pending', 'notDone'].includes(state);

/** Whether what is not done should have been by `now`, in milliseconds. */
export const isLate = (
  part: { readonly dueAt: number | undefined; readonly completedAt: number | undefined },
  now: number,
): boolean => part.dueAt !== undefined && part.completedAt === undefined && part.dueAt <= now;

/** Whether it can be commented on: the service takes nothing more about a run that is done. */
export const takesComments = (run: { readonly state: RunState }): boolean => run.state !== 'done';
