import type { KickoffForm } from '../form/field.ts';
import type { PersonId, TaskId, WorkflowId } from '../base/ids.ts';
import type { Unreadable } from '../base/unreadable.ts';

/** Somebody of the account: may run a workflow, or is responsible for a task. */
export interface Person {
  readonly id: PersonId;
  readonly email: string;
  /** First and last name, or the e-mail address where the service has neither. */
  readonly name: string;
  /** Address of a picture. Never fetched by us: that would tell its host who looks. */
  readonly photo: string | undefined;
  /** As the service says it, such as `active`, `invited`, `inactive`. */
  readonly status: string;
}

/** A numbered step of a workflow. */
export interface Task {
  readonly id: TaskId;
  readonly name: string;
  /** Markdown; may be empty. */
  readonly description: string;
  /** Counts from 1. */
  readonly number: number;
  readonly responsible: readonly Person[];
  /** The page to work on, as the service has it: not checked to be a link. */
  readonly link: string | undefined;
  readonly completedByAll: boolean;
}

/** A definition that can be launched. What one of the service's answers leaves out is undefined. */
export interface Workflow {
  readonly id: WorkflowId;
  readonly name: string;
  /** Markdown; may be empty. */
  readonly description: string;
  /** An inactive workflow cannot be launched. */
  readonly active: boolean;
  readonly finalizable: boolean | undefined;
  readonly performersCount: number | undefined;
  readonly tasksCount: number | undefined;
  readonly mayRun: readonly Person[];
  /** The sites that its tasks use, as text: `trello.com`. */
  readonly sites: readonly string[];
  readonly form: KickoffForm;
  /** What the service makes a run's name from, with `{{…}}` for what it fills in. */
  readonly nameTemplate?: string | undefined;
}

/** A workflow with its tasks, in order. */
export interface WorkflowDetail extends Workflow {
  readonly tasks: readonly Task[];
  /** Whether I may not see its tasks. */
  readonly hidesTasks?: boolean | undefined;
  /** Tasks that cannot be read. */
  readonly unreadableTasks?: readonly Unreadable[] | undefined;
}

/**
 * What is known from both answers about one workflow: the detail, completed by what only the list
 * tells (performers and sites, in the documented API).
 */
export function withListed(detail: WorkflowDetail, listed: Workflow | undefined): WorkflowDetail {
  if (!listed) return detail;
  return {
    ...detail,
    performersCount: detail.performersCount ?? listed.performersCount,
    tasksCount: detail.tasksCount ?? listed.tasksCount,
    finalizable: detail.finalizable ?? listed.finalizable,
    sites: detail.sites.length > 0 ? detail.sites : listed.sites,
  };
}
