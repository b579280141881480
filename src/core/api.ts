import type { Identity } from './account/account.ts';
import type { Assignee } from './account/assignee.ts';
import type { Answer, Page } from './base/answer.ts';
import type { RunEvent } from './runs/runEvent.ts';
import type { Run, RunDetail } from './runs/run.ts';
import type { RunChange } from './runs/runActions.ts';
import type { TaskCompletion } from './tasks/completion.ts';
import type { MyTask, TaskDetail, ChecklistMark } from './tasks/task.ts';
import type { LaunchRequest, LaunchedRun } from './kickoff/launchRequest.ts';
import type { Upload } from './form/upload.ts';
import type { FormRules } from './form/validate.ts';
import type { RunId, RunTaskId, WorkflowId } from './base/ids.ts';
import type { RunFilter } from './runs/runFilter.ts';
import type { Workflow, WorkflowDetail } from './workflows/workflow.ts';
import type { Ordering } from './workflows/ordering.ts';

/** What a dialect of the service can do, so that nobody has to ask which one it is. */
export interface Capabilities {
  /** A launch may replace the links of tasks. */
  readonly overridesTaskLinks: boolean;
  /** A launch may leave the run's name to the service. */
  readonly namesRuns: boolean;
  /** A launch may say that the run is urgent, and when it is due. */
  readonly schedulesRuns: boolean;
  /** A selection is named by its text, so that its id is the text too. */
  readonly selectionsByValue: boolean;
  /** Workflows can be searched by the service. */
  readonly searches: boolean;
  /** `listAssignees` answers with the account's people and groups. */
  readonly listsAssignees: boolean;
  /** Files can be uploaded; else a field of kind `file` takes a link. */
  readonly uploads: boolean;
  /** Runs can be listed and read. */
  readonly followsRuns: boolean;
  /** Runs can be changed, returned to a task and finished early, by those who may. */
  readonly managesRuns: boolean;
  /** Tasks can be listed and completed. */
  readonly completesTasks: boolean;
  readonly rules: FormRules;
}

export interface ListOptions {
  readonly ordering: Ordering;
  /** Whole words to find, where the service `searches`. */
  readonly search?: string | undefined;
  /** `next` of the page before; undefined for the first. */
  readonly cursor?: string | undefined;
}

/**
 * The Pneumatic service, seen from outside, in whichever dialect it speaks. Never rejects. What
 * `capabilities` does not declare ends in `notSupported`.
 */
export interface PneumaticApi extends RunsApi, TasksApi {
  /** May have to ask the service first which dialect it speaks. */
  capabilities(signal?: AbortSignal): Answer<Capabilities>;
  /** Whom the key belongs to; undefined where the service does not tell. */
  whoAmI(signal?: AbortSignal): Answer<Identity | undefined>;
  /** Whether the service takes the key, by reading; and if so, whom it belongs to, as `whoAmI`. */
  checkKey(signal?: AbortSignal): Answer<Identity | undefined>;
  /** What is kept of the account, as its people, is read anew when it is next needed. */
  renew(): void;
  listWorkflows(options: ListOptions, signal?: AbortSignal): Answer<Page<Workflow>>;
  getWorkflow(id: WorkflowId, signal?: AbortSignal): Answer<WorkflowDetail>;
  /** Sends one request, once: a launch is never retried. */
  launch(request: LaunchRequest, signal?: AbortSignal): Answer<LaunchedRun>;
  /** The account's people and groups, groups first. */
  listAssignees(signal?: AbortSignal): Answer<readonly Assignee[]>;
  /**
   * Uploads a file, once, and answers with what a field of kind `file` holds for it.
   * @param onProgress is told how many bytes of the file are on their way.
   */
  upload(file: Upload, signal?: AbortSignal, onProgress?: (sent: number) => void): Answer<string>;
}

/** Following runs. What changes something is sent once and never retried. */
export interface RunsApi {
  /** Newest first. */
  listRuns(filter: RunFilter, signal?: AbortSignal): Answer<Page<Run>>;
  getRun(id: RunId, signal?: AbortSignal): Answer<RunDetail>;
  /** What happened to a run, newest first. */
  listEvents(run: RunId, cursor: string | undefined, signal?: AbortSignal): Answer<Page<RunEvent>>;
  commentOnRun(run: RunId, text: string, signal?: AbortSignal): Answer<void>;
  /** @param until in milliseconds since 1970. */
  snoozeRun(run: RunId, until: number, signal?: AbortSignal): Answer<void>;
  resumeRun(run: RunId, signal?: AbortSignal): Answer<void>;
  changeRun(run: RunId, change: RunChange, signal?: AbortSignal): Answer<void>;
  /** Takes a run back to a task of its own that has been completed. */
  returnRun(run: RunId, task: RunTaskId, signal?: AbortSignal): Answer<void>;
  /** Ends a run before its last task. */
  finishRun(run: RunId, signal?: AbortSignal): Answer<void>;
}

/** Working on tasks. What changes something is sent once and never retried. */
export interface TasksApi {
  /** The tasks that are assigned to whose key it is, and not done yet. */
  listMyTasks(cursor: string | undefined, signal?: AbortSignal): Answer<Page<MyTask>>;
  getTask(id: RunTaskId, signal?: AbortSignal): Answer<TaskDetail>;
  /** Answers with the task as it is afterwards: others may have to complete it too. */
  completeTask(completion: TaskCompletion, signal?: AbortSignal): Answer<TaskDetail>;
  /** Returns the run to the task before. @param comment says why; must not be empty. */
  returnTask(id: RunTaskId, comment: string, signal?: AbortSignal): Answer<void>;
  commentOnTask(id: RunTaskId, text: string, signal?: AbortSignal): Answer<void>;
  /** Ticks an item of a checklist off, or takes that back. */
  markItem(mark: ChecklistMark, signal?: AbortSignal): Answer<void>;
}
