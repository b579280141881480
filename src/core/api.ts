import type { Identity } from './account.ts';
import type { Assignee } from './assignee.ts';
import type { ServiceError } from './errors.ts';
import type { LaunchRequest } from './form/payload.ts';
import type { FormRules } from './form/validate.ts';
import type { RunEvent } from './follow/event.ts';
import type { Run, RunDetail } from './follow/run.ts';
import type { RunChange } from './follow/runActions.ts';
import type { MyTask, TaskCompletion, TaskDetail } from './follow/task.ts';
import type { ChecklistId, ChecklistItemId, RunId, RunTaskId, WorkflowId } from './ids.ts';
import type { Result } from './result.ts';
import type { Unreadable } from './unreadable.ts';
import type { Workflow, WorkflowDetail } from './workflow.ts';

/** The orders that workflows can be listed in, as the documented API names them. */
export const orderings = ['-date', 'date', 'name', '-name'] as const;
export type Ordering = (typeof orderings)[number];
/** Newest first: the service's own default. */
export const defaultOrdering: Ordering = '-date';

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

/** One piece of a list. `next` asks for the one after it, and is undefined at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Entries that cannot be read; left out where there are none. */
  readonly unreadable?: readonly Unreadable[] | undefined;
  readonly next: string | undefined;
}

export interface ListOptions {
  readonly ordering: Ordering;
  /** Whole words to find, where the service `searches`. */
  readonly search?: string | undefined;
  /** `next` of the page before; undefined for the first. */
  readonly cursor?: string | undefined;
}

/** A process that the service says it has started. */
export interface LaunchedRun {
  readonly id: RunId;
  /** As the service has it; undefined where it does not say. */
  readonly name?: string | undefined;
}

/** Which runs to list. What is undefined does not matter. */
export interface RunFilter {
  readonly state?: 'running' | 'snoozed' | 'done' | undefined;
  /** Only those that were started by whose key it is. */
  readonly mine?: boolean | undefined;
  readonly workflow?: WorkflowId | undefined;
  /** Whole words to find, in names and values. */
  readonly search?: string | undefined;
  /** `next` of the page before; undefined for the first. */
  readonly cursor?: string | undefined;
  /** How many to list at once; the service may list fewer. */
  readonly limit?: number | undefined;
}

/** A file to upload. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

export type Answer<Value> = Promise<Result<Value, ServiceError>>;

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

/** An item of a checklist, and whether it is to be ticked off. */
export interface ChecklistMark {
  readonly checklist: ChecklistId;
  readonly item: ChecklistItemId;
  readonly checked: boolean;
}
