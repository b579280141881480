import type { ChecklistId, ChecklistItemId, RunId, RunTaskId, WorkflowId } from '../base/ids.ts';
import type { UnreadableField } from '../base/unreadable.ts';
import type { Field, SumRules } from '../form/field.ts';
import type { SubRun } from '../runs/subRun.ts';
import { type RunState, type RunTask, isLate } from '../runs/run.ts';

/** A task that is assigned to me, or to the person of a `TaskQuery`. Times are in milliseconds since 1970. */
export interface MyTask {
  readonly id: RunTaskId;
  readonly name: string;
  readonly runName: string;
  /** undefined where the service does not say, as for a workflow that has been deleted. */
  readonly workflow: WorkflowId | undefined;
  readonly urgent: boolean;
  readonly startedAt: number | undefined;
  readonly dueAt: number | undefined;
  readonly completedAt: number | undefined;
}

/** A list of items to tick off before the task can be completed. */
export interface Checklist {
  readonly id: ChecklistId;
  readonly items: readonly ChecklistItem[];
}
export interface ChecklistItem {
  readonly id: ChecklistItemId;
  readonly label: string;
  readonly checked: boolean;
}

/** A task of a run with all that is needed to work on it, without its place in the run. */
export interface TaskDetail extends Omit<RunTask, 'number'> {
  /** Markdown; may be empty. */
  readonly description: string;
  readonly run: {
    readonly id: RunId;
    readonly name: string;
    readonly workflowName: string;
    readonly state: RunState;
    /** Whether I may change its run; true also where the service does not say. */
    readonly changeable: boolean;
  };
  readonly urgent: boolean;
  readonly completedByAll: boolean;
  readonly checklists: readonly Checklist[];
  /** The fields to fill in to complete it; their `startValue` is what was saved or is suggested. */
  readonly fields: readonly Field[];
  /** Sums that fields of a set must add up to. */
  readonly sums?: readonly SumRules[] | undefined;
  /** The fields that cannot be read. */
  readonly unreadable?: readonly UnreadableField[] | undefined;
  /** Whether the service empties fields that a completion leaves out; else it keeps them. */
  readonly emptiesLeftOut?: boolean | undefined;
  /** The tasks that it can be returned to; empty where it cannot be returned. */
  readonly returnsTo: readonly { readonly id: RunTaskId; readonly name: string }[];
  /** The runs that were launched from it, oldest first; undefined where the service has none. */
  readonly subRuns?: readonly SubRun[] | undefined;
  /** Whether I may only look at it. */
  readonly readOnly: boolean;
  /**
   * Whether I may complete it, as one of its performers or as the owner of the account; true also
   * where the service does not say.
   */
  readonly workable: boolean;
  /** Whether I have done my part of a task that a whole group has to complete. */
  readonly partDone?: boolean | undefined;
  /** False where only others can tick its items off, though I may work on the task. */
  readonly mayTick?: boolean | undefined;
}

/**
 * Overdue tasks first, the longest overdue at the top; then urgent ones; then in the order of the
 * service.
 */
export function byNeed(tasks: readonly MyTask[], now: number): readonly MyTask[] {
  const late = tasks.filter((task) => isLate(task, now));
  const rest = tasks.filter((task) => !isLate(task, now));
  return [
    ...late.toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0)),
    ...rest.toSorted((a, b) => Number(b.urgent) - Number(a.urgent)),
  ];
}

/** An item of a checklist, and whether it is ticked. */
export interface ChecklistMark {
  readonly checklist: ChecklistId;
  readonly item: ChecklistItemId;
  readonly checked: boolean;
}
