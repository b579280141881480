import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { RunRow } from '../../core/runs/runRows.ts';
import { type Reference, typeOf, isReference } from '../platform/reference.ts';

export const isRunRow = (item: unknown): item is Exclude<RunRow, UnreadableRow> =>
  ['followedRun', 'runTask', 'runFailure', 'moreRuns'].includes(typeOf(item));

/** The run of a command's argument: the run itself, or the one that it is a part of. */
export function runOf(item: unknown): Reference | undefined {
  if (isRunRow(item)) return item.type === 'moreRuns' ? undefined : item.run;
  return isReference(item) ? item : undefined;
}
