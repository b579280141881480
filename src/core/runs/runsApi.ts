import type { Answer, Page } from '../base/answer.ts';
import type { RunId, RunTaskId } from '../base/ids.ts';
import type { Run, RunDetail } from './run.ts';
import type { RunChange } from './runActions.ts';
import type { RunForm } from './runForm.ts';
import type { RunEvent } from './runEvent.ts';
import type { RunQuery } from './runQuery.ts';

/** Listing, reading and changing runs. A change is sent once and never retried. */
export interface RunsApi {
  /** In the order of the query. */
  listRuns(filter: RunQuery, signal?: AbortSignal): Answer<Page<Run>>;
  getRun(id: RunId, signal?: AbortSignal): Answer<RunDetail>;
  /** Reads the kick-off form of a run, to change its values. */
  getRunForm(id: RunId, signal?: AbortSignal): Answer<RunForm>;
  /** The events of a run, newest first. */
  listEvents(run: RunId, cursor: string | undefined, signal?: AbortSignal): Answer<Page<RunEvent>>;
  commentOnRun(run: RunId, text: string, signal?: AbortSignal): Answer<void>;
  /**
   * Snoozes a run.
   * @param until in milliseconds since 1970.
   */
  snoozeRun(run: RunId, until: number, signal?: AbortSignal): Answer<void>;
  resumeRun(run: RunId, signal?: AbortSignal): Answer<void>;
  changeRun(run: RunId, change: RunChange, signal?: AbortSignal): Answer<void>;
  /** Returns a run to one of its tasks that has been completed. */
  returnRun(run: RunId, task: RunTaskId, signal?: AbortSignal): Answer<void>;
  /** Ends a run before its last task. */
  finishRun(run: RunId, signal?: AbortSignal): Answer<void>;
  /** Deletes a run with all that belongs to it, for everybody. */
  deleteRun(run: RunId, signal?: AbortSignal): Answer<void>;
}
