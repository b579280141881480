import type { PerformerRef } from '../account/assignee.ts';
import type { FieldId, RunId, RunTaskId, WorkflowId } from '../base/ids.ts';
import type { Unreadable } from '../base/unreadable.ts';
import type { FieldKind, FormSection } from '../form/field.ts';

/** The state of a run. `unknown` stands for states that we do not know. */
export const runStates = ['running', 'snoozed', 'done', 'unknown'] as const;
export type RunState = (typeof runStates)[number];

/** `notDone` is the state of a task that was not completed when its run ended. */
export type TaskState =
  'pending' | 'active' | 'completed' | 'snoozed' | 'skipped' | 'notDone' | 'unknown';

/** A person or a group that works on a task of a run. */
export interface Performer {
  readonly kind: 'person' | 'group';
  /**
   * A full name, an e-mail address or a group's name; `#7` for a performer that no longer exists.
   */
  readonly name: string;
  readonly completed: boolean;
  /** Whether the performer is me, or a group that I belong to. */
  readonly isMe: boolean;
  /** Left out where the service does not say. */
  readonly ref?: PerformerRef | undefined;
}

/** A task of a run, as a list or a page shows it. All times are in milliseconds since 1970. */
export interface RunTask {
  readonly id: RunTaskId;
  /** Before the task starts, the name may still hold `{{…}}` for values that are missing. */
  readonly name: string;
  /** The number of the task, counted from 1. */
  readonly number: number;
  readonly state: TaskState;
  readonly performers: readonly Performer[];
  readonly startedAt: number | undefined;
  readonly completedAt: number | undefined;
  readonly dueAt: number | undefined;
  /** When it goes on; undefined where it is not snoozed, or the service does not say. */
  readonly snoozedUntil?: number | undefined;
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
  /** Whether the run may be ended before its last task. */
  readonly finalizable: boolean;
  /** Whether I may change the run; true also where the service does not say. */
  readonly changeable: boolean;
  /**
   * The tasks of the run: in a list, those that are being worked on; in a detail, all that were not
   * skipped, in order.
   */
  readonly tasks: readonly RunTask[];
  /** The filled-in values that a list was asked for. */
  readonly listedValues?: readonly ListedValue[] | undefined;
}

/** A value of a run in a list. */
export interface ListedValue {
  /** The name of its field. */
  readonly name: string;
  readonly text: string;
}

/** The value of a field of a run. */
export interface RunValue {
  readonly id: FieldId;
  readonly name: string;
  readonly kind: FieldKind;
  /** Markdown for kind `text` and for links, else plain text; empty where nothing was filled in. */
  readonly text: string;
  /**
   * The value as a form takes it, where that is another text: a person’s e-mail address, a group’s
   * exact name, a bare web address, links to files. Empty for a person or group that can no longer
   * be chosen.
   */
  readonly held?: string | undefined;
  readonly section: FormSection | undefined;
}

/** A run with all that its page shows. */
export interface RunDetail extends Run {
  /** Markdown; may be empty. */
  readonly description: string;
  /** The values of the kick-off form, in its order. */
  readonly values: readonly RunValue[];
  /** The task of another run that this one is a sub-run of. */
  readonly ofTask?: RunTaskId | undefined;
  /** Tasks that cannot be read. */
  readonly unreadableTasks?: readonly Unreadable[] | undefined;
}

/**
 * Whether the run is overdue: the run itself, or a task that is being worked on, was due by `now`.
 */
export const isOverdue = (run: Run, now: number): boolean =>
  run.state === 'running' &&
  (isLate(run, now) || run.tasks.some((task) => isTaskOverdue(task, now)));

/** Whether a task is being worked on and was due by `now`. */
export const isTaskOverdue = (
  task: Pick<RunTask, 'state' | 'dueAt' | 'completedAt'>,
  now: number,
): boolean => task.state === 'active' && isLate(task, now);

/**
 * Whether a task has ever started: only then does the service have a page for it. A task before the
 * one that the run was returned to has lost its start, but keeps its performers, which only a
 * started task gets.
 */
export const hasStarted = ({
  state,
  startedAt,
  performers,
}: Pick<RunTask, 'state' | 'startedAt' | 'performers'>): boolean =>
  startedAt !== undefined || performers.length > 0 || !['pending', 'notDone'].includes(state);

/** Whether something unfinished was due by `now`, in milliseconds since 1970. */
export const isLate = (
  part: { readonly dueAt: number | undefined; readonly completedAt: number | undefined },
  now: number,
): boolean => part.dueAt !== undefined && part.completedAt === undefined && part.dueAt <= now;

/** Whether a run can be commented on: the service takes no comment on one that is done. */
export const takesComments = (run: { readonly state: RunState }): boolean => run.state !== 'done';
