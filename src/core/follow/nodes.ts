import type { ServiceError } from '../errors.ts';
import type { RunId } from '../ids.ts';
import { type Result, assertNever } from '../result.ts';
import type { Run, RunDetail, RunTask } from './run.ts';

/** A row about a run of the service, as data. */
export type FollowNode =
  | { readonly type: 'followedRun'; readonly run: Run }
  | { readonly type: 'runTask'; readonly run: Run; readonly task: RunTask }
  /** Where a run's tasks could not be loaded. */
  | { readonly type: 'runFailure'; readonly run: Run; readonly error: ServiceError }
  /** Asks for the next page. */
  | { readonly type: 'moreRuns' };

/** A path of ids that stays the same when the rows are loaded anew. */
export function followNodeId(node: FollowNode): string {
  switch (node.type) {
    case 'followedRun':
      return JSON.stringify(['run', node.run.id]);
    case 'runTask':
      return JSON.stringify(['runTask', node.run.id, node.task.id]);
    case 'runFailure':
      return JSON.stringify(['failure', node.run.id]);
    case 'moreRuns':
      return JSON.stringify(['more']);
    default:
      return assertNever(node);
  }
}

/** The top level: runs in their order, and what loads more of them. */
export const runNodes = (runs: readonly Run[], more: boolean): readonly FollowNode[] => [
  ...runs.map((run) => ({ type: 'followedRun', run }) as const),
  ...(more ? [{ type: 'moreRuns' } as const] : []),
];

/** Below a run: its tasks in order. */
export function runChildren(run: Run, detail: Result<RunDetail, ServiceError>): FollowNode[] {
  if (!detail.ok) return [{ type: 'runFailure', run, error: detail.error }];
  return detail.value.tasks.map((task) => ({ type: 'runTask', run, task }));
}

/** The run that a row is about. */
export const runIdOf = (node: FollowNode): RunId | undefined =>
  node.type === 'moreRuns' ? undefined : node.run.id;
