import type { Answer, RunsApi } from '../api.ts';
import type { RunId } from '../ids.ts';
import type { PendingLaunch } from '../pendingLaunch.ts';
import { success } from '../result.ts';
import type { Run } from './run.ts';

/** In milliseconds: how far the service's clock may be behind ours. */
const clockTolerance = 60_000;

/**
 * The runs that may have come of a launch, newest first: of its workflow, by whose key it is, under
 * its name where it has one, and not started before it was sent. Reads only.
 * @param known are runs that came of other launches.
 */
export async function launchedRuns(
  api: RunsApi,
  { workflow, name, sentAt }: PendingLaunch,
  known: ReadonlySet<RunId>,
): Answer<readonly Run[]> {
  const earliest = sentAt - clockTolerance;
  const isRecent = ({ startedAt }: Run): boolean => (startedAt ?? 0) >= earliest;
  const recent: Run[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listRuns({ workflow: workflow.id, mine: true, cursor });
    if (!page.ok) return page;
    const { items, next } = page.value;
    recent.push(...items.filter(isRecent));
    // What comes after is older still.
    cursor = items.every(isRecent) ? next : undefined;
  } while (cursor !== undefined);
  const isNamed = (run: Run): boolean => name === undefined || run.name === name.trim();
  return success(recent.filter((run) => isNamed(run) && !known.has(run.id)));
}
