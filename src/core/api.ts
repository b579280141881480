import type { Identity } from './account/account.ts';
import type { Assignee } from './account/assignee.ts';
import type { Answer, Page, TakeFirst } from './base/answer.ts';
import type { WorkflowId } from './base/ids.ts';
import type { Upload } from './form/upload.ts';
import type { FormRules } from './form/validate.ts';
import type { DescribedLaunch, LaunchRequest, LaunchedRun } from './kickoff/launchRequest.ts';
import type { NewsApi } from './news/newsApi.ts';
import type { RunsApi } from './runs/runsApi.ts';
import type { TalkApi } from './runs/talkApi.ts';
import type { TasksApi } from './tasks/tasksApi.ts';
import type { Ordering } from './workflows/ordering.ts';
import type { Workflow, WorkflowDetail } from './workflows/workflow.ts';

/**
 * The functions that a dialect of the service has; other code asks for these instead of the
 * dialect's name.
 */
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
  /** `listAssignees` returns the account's people and groups. */
  readonly listsAssignees: boolean;
  /** Files can be uploaded; else a field of kind `file` takes a link. */
  readonly uploads: boolean;
  /** Runs can be listed and read. */
  readonly followsRuns: boolean;
  /**
   * Runs can be changed, returned to a task and finished early, by people with the right to do so.
   */
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
  /**
   * Called with the first workflows of a long page, before the others are read; these wait for what
   * it returns.
   */
  readonly onFirst?: TakeFirst<Workflow> | undefined;
}

/**
 * The Pneumatic service in whichever dialect it has. Never rejects. A call that `capabilities` does
 * not declare ends in `notSupported`.
 */
export interface PneumaticApi extends RunsApi, TasksApi, TalkApi, NewsApi {
  /** May first have to find out the dialect of the service. */
  capabilities(signal?: AbortSignal): Answer<Capabilities>;
  /** Reads who owns the key; undefined where the service does not say. */
  whoAmI(signal?: AbortSignal): Answer<Identity | undefined>;
  /** Checks the key by reading. If the service takes it, the answer is that of `whoAmI`. */
  checkKey(signal?: AbortSignal): Answer<Identity | undefined>;
  /** Makes the next call read again what is kept of the account, such as its people. */
  renew(): void;
  listWorkflows(options: ListOptions, signal?: AbortSignal): Answer<Page<Workflow>>;
  getWorkflow(id: WorkflowId, signal?: AbortSignal): Answer<WorkflowDetail>;
  /** Sends a launch with one request, which is never retried. */
  launch(request: LaunchRequest, signal?: AbortSignal): Answer<LaunchedRun>;
  /** The request that `launch` would send, which is not sent. */
  describeLaunch(request: LaunchRequest, signal?: AbortSignal): Answer<DescribedLaunch>;
  /** The account's people and groups, groups first. */
  listAssignees(signal?: AbortSignal): Answer<readonly Assignee[]>;
  /**
   * Uploads a file once. The answer is the value that a field of kind `file` gets.
   * @param onProgress is called with the number of bytes sent.
   */
  upload(file: Upload, signal?: AbortSignal, onProgress?: (sent: number) => void): Answer<string>;
}
