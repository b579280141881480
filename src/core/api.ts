import type { Identity } from './account.ts';
import type { ServiceError } from './errors.ts';
import type { LaunchRequest } from './form/payload.ts';
import type { FormRules } from './form/validate.ts';
import type { RunId, WorkflowId } from './ids.ts';
import type { Result } from './result.ts';
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
  readonly rules: FormRules;
}

/** One piece of a list. `next` asks for the one after it, and is undefined at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

export interface ListOptions {
  readonly ordering: Ordering;
  /** `next` of the page before; undefined for the first. */
  readonly cursor?: string | undefined;
}

/** A process that the service says it has started. */
export interface LaunchedRun {
  readonly id: RunId;
  /** As the service has it; undefined where it does not say. */
  readonly name?: string | undefined;
}

export type Answer<Value> = Promise<Result<Value, ServiceError>>;

/** The Pneumatic service, seen from outside, in whichever dialect it speaks. Never rejects. */
export interface PneumaticApi {
  /** May have to ask the service first which dialect it speaks. */
  capabilities(signal?: AbortSignal): Answer<Capabilities>;
  /** Whom the key belongs to; undefined where the service does not tell. */
  whoAmI(signal?: AbortSignal): Answer<Identity | undefined>;
  listWorkflows(options: ListOptions, signal?: AbortSignal): Answer<Page<Workflow>>;
  getWorkflow(id: WorkflowId, signal?: AbortSignal): Answer<WorkflowDetail>;
  /** Sends one request, once: a launch is never retried. */
  launch(request: LaunchRequest, signal?: AbortSignal): Answer<LaunchedRun>;
}
