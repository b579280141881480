import type { ServiceError } from '../base/errors.ts';
import { type Result, assertNever } from '../base/result.ts';
import { type Unreadable, type UnreadableRow, unreadableRows } from '../base/unreadable.ts';
import type { Task } from '../workflows/workflow.ts';
import { type LateRuns, noneLate } from './lateness.ts';
import { type PlannedTask, plannedTask } from './plannedTask.ts';
import { type Run, type RunDetail, type RunTask, hasStarted } from './run.ts';

/** A row about a run of the service, as data. */
export type RunRow =
  | { readonly type: 'run'; readonly run: Run }
  | {
      readonly type: 'runTask';
      readonly run: Run;
      readonly task: RunTask;
      /** What the workflow says about it, before it starts. */
      readonly planned?: PlannedTask | undefined;
    }
  /** A row for a run whose tasks could not be loaded. */
  | { readonly type: 'runFailure'; readonly run: Run; readonly error: ServiceError }
  /** A row for entries of the list, or tasks of a run, that cannot be read. */
  | (UnreadableRow & { readonly run: Run | undefined })
  /** The row that loads the next page. */
  | { readonly type: 'moreRuns' }
  | OverdueRow;

/** The row that says how many runs are overdue, and shows them. */
export interface OverdueRow {
  readonly type: 'overdueRuns';
  readonly late: LateRuns;
}

/** A path of ids that stays the same when the rows are loaded again. */
export function runRowId(row: RunRow): string {
  switch (row.type) {
    case 'run':
      return JSON.stringify(['run', row.run.id]);
    case 'runTask':
      return JSON.stringify(['runTask', row.run.id, row.task.id]);
    case 'runFailure':
      return JSON.stringify(['failure', row.run.id]);
    case 'unreadable':
      return JSON.stringify(['unreadable', row.run?.id ?? null]);
    case 'moreRuns':
      return JSON.stringify(['more']);
    case 'overdueRuns':
      return JSON.stringify(['overdue']);
    default:
      return assertNever(row);
  }
}

/**
 * The top level: how many runs are overdue, if any are; the runs in their order; a row for those
 * that cannot be read; and the row that loads more.
 */
export const runRows = (
  runs: readonly Run[],
  more: boolean,
  unreadable?: readonly Unreadable[],
  late: LateRuns = noneLate,
): readonly RunRow[] => [
  ...(late.count > 0 ? [{ type: 'overdueRuns', late } as const] : []),
  ...runs.map((run) => ({ type: 'run', run }) as const),
  ...unreadableRows('run', unreadable).map((row) => ({ ...row, run: undefined })),
  ...(more ? [{ type: 'moreRuns' } as const] : []),
];

/**
 * The rows below a run: its tasks in order.
 * @param planned the tasks of its workflow; none where they are unknown.
 */
export function runChildren(
  run: Run,
  detail: Result<RunDetail, ServiceError>,
  planned: readonly Task[] = [],
): RunRow[] {
  if (!detail.ok) return [{ type: 'runFailure', run, error: detail.error }];
  const { tasks, unreadableTasks } = detail.value;
  return [
    ...tasks.map((task): RunRow => {
      const row = { type: 'runTask', run, task } as const;
      return hasStarted(task) ? row : { ...row, planned: plannedTask(task, tasks, planned) };
    }),
    ...unreadableRows('task', unreadableTasks).map((row) => ({ ...row, run })),
  ];
}
