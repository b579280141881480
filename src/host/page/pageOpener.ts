import type { AccountId, RunId, RunTaskId } from '../../core/base/ids.ts';
import type { CompletedTask } from '../../protocol/pageFrame.ts';

/** A run to show in a page; the tab has this name until the run is loaded. */
export interface RunRef {
  readonly id: RunId;
  readonly name: string;
}

/** A task of a run to show in a page; the tab has this name until the task is loaded. */
export interface TaskRef {
  readonly id: RunTaskId;
  readonly name: string;
}

/** Opens the pages of runs and tasks, which show more than the lines of the views. */
export interface PageOpener {
  openRun(account: AccountId, run: RunRef): void;
  /** @param begin what a person begins with there, if they have said so. */
  openTask(account: AccountId, task: TaskRef, begin?: 'comment'): void;
  /** Shows the form that changes the values of a run. */
  openValues(account: AccountId, run: RunRef): void;
  /** Shows the next task in the tab of one that was completed. */
  moveOn(account: AccountId, from: RunTaskId, to: TaskRef, completed: CompletedTask): void;
}

/** The open pages of runs. */
export interface RunTabs {
  /** The tab of a run’s page, to be closed; undefined where there is none. */
  runTab(account: AccountId, run: RunId): { dispose(): void } | undefined;
}
