import type { UnknownLaunch } from '../../core/launches/pendingLaunch.ts';
import type { RunRecord } from '../../core/launches/runRecord.ts';
import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { OverdueRow, RunRow } from '../../core/runs/runRows.ts';
import { type Reference, typeOf, isReference } from '../platform/reference.ts';

/**
 * A row of the Runs view: a launch that may have started a run, a run that was launched from here,
 * or, for an account whose runs can be listed, a run of the service or a part of it.
 */
export type RunsViewRow = UnknownLaunch | RunRecord | RunRow;

/** Whether a row of the Runs view comes from the service's list. */
export const isServiceRow = (row: RunsViewRow): row is RunRow => 'type' in row;

/** Whether the argument of a command is a row about a run of the service. */
export const isRunRow = (item: unknown): item is Exclude<RunRow, UnreadableRow | OverdueRow> =>
  ['run', 'runTask', 'runFailure', 'moreRuns'].includes(typeOf(item));

/** The run of a command's argument: the run itself, or the one that it is a part of. */
export function runOf(item: unknown): Reference | undefined {
  if (isRunRow(item)) return item.type === 'moreRuns' ? undefined : item.run;
  return isReference(item) ? item : undefined;
}
