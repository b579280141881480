import type { AccountId, RunId, RunTaskId } from '../../core/base/ids.ts';

/** A run whose page is asked for; the name is what the tab shows until the run is loaded. */
export interface RunRef {
  readonly id: RunId;
  readonly name: string;
}

/** A task of a run whose page is asked for; the name is what the tab shows until it is loaded. */
export interface TaskRef {
  readonly id: RunTaskId;
  readonly name: string;
}

/** Shows a run or a task whole, where the views have a line for it. */
export interface PageOpener {
  openRun(account: AccountId, run: RunRef): void;
  openTask(account: AccountId, task: TaskRef): void;
}
