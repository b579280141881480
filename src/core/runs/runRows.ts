import type { ServiceError } from '../base/errors.ts';
import type { RunId } from '../base/ids.ts';
import { type Result, assertNever } from '../base/result.ts';
import { type Unreadable, type UnreadableRow, unreadableRows } from '../base/unreadable.ts';
import type { Run, RunDetail, RunTask } from './run.ts';

/** A row about a run of the service, as data. */
export type RunRow =
  | { readonly type: 'followedRun'; readonly run: Run }
  | { readonly type: 'runTask'; readonly run: Run; readonly task: RunTask }
  /** Where a run's tasks could not be loaded. */
  | { readonly type: 'runFailure'; readonly run: Run; readonly error: ServiceError }
  /** What of the list, or of the tasks of a run, cannot be read. */
  | (UnreadableRow & { readonly run: Run | undefined })
  /** Asks for the next page. */
  | { readonly type: 'moreRuns' };

/** A path of ids that stays the same when the rows are loaded again. */
export function runRowId(node: RunRow): string {
  switch (node.type) {
    case 'followedRun':
      return JSON.stringify(['run', node.run.id]);
    case 'runTask':
      return JSON.stringify(['runTask', node.run.id, node.task.id]);
    case 'runFailure':
      return JSON.stringify(['failure', node.run.id]);
    case 'unreadable':
      return JSON.stringify(['unreadable', node.run?.id ?? null]);
    case 'moreRuns':
      return JSON.stringify(['more']);
    default:
      return assertNever(node);
  }
}

/** The top level: runs in their order, what of them cannot be read, and what loads more of them. */
export const runRows = (
  runs: readonly Run[],
  more: boolean,
  unreadable?: readonly Unreadable[],
): readonly RunRow[] => [
  ...runs.map((run) => ({ type: 'followedRun', run }) as const),
  ...unreadableRows('run', unreadable).map((row) => ({ ...row, run: undefined })),
  ...(more ? [{ type: 'moreRuns' } as const] : []),
];

/** Below a run: its tasks in order. */
export function runChildren(run: Run, detail: Result<RunDetail, ServiceError>): RunRow[] {
  if (!detail.ok) return [{ type: 'runFailure', run, error: detail.error }];
  const { tasks, unreadableTasks } = detail.value;
  return [
    ...tasks.map((task) => ({ type: 'runTask', run, task }) as const),
    ...unreadableRows('task', unreadableTasks).map((row) => ({ ...row, run })),
  ];
}

/** The run that a row is about. */
export const runIdOf = (node: RunRow): RunId | undefined =>
  node.type === 'moreRuns' ? undefined : node.run?.id;
