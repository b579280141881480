import type { Page } from '../../core/base/answer.ts';
import type { RunId } from '../../core/base/ids.ts';
import type { RunEvent } from '../../core/runs/runEvent.ts';
import type { SubRunsByTask } from '../../core/runs/subRun.ts';
import type { RunPageAction } from '../../protocol/runPage.ts';

/** The name under which a run is kept, with all of its tasks. */
export const keptRunName = (id: RunId): string => `run ${id}`;

/** The name under which the rest of its page is kept. */
export const keptRunPageName = (id: RunId): string => `run page ${id}`;

/** What the page of a run shows besides the run. */
export interface KeptRunPage {
  readonly actions: readonly RunPageAction[];
  readonly subRuns: SubRunsByTask;
  /** The newest page of its log; left out where that could not be read. */
  readonly newest?: Page<RunEvent>;
}
