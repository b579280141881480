import type { Changes } from '../service/changes.ts';
import type { RunList } from './runList.ts';

/** The parts that show runs after a change of them. */
interface ChangedRunParts {
  readonly runList: Pick<RunList, 'refresh'>;
  readonly changes: Pick<Changes, 'note'>;
}

/** Has all that shows runs load them again after a change, and waits for the list of runs. */
export async function showRunsAgain({ changes, runList }: ChangedRunParts): Promise<void> {
  // The list hears of the change, too: noted first, it is read once for both.
  changes.note();
  await runList.refresh();
}
