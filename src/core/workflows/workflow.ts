import type { KickoffForm } from '../form/field.ts';
import type { PersonId, TaskId, WorkflowId } from '../base/ids.ts';
import type { TaskCondition } from './taskCondition.ts';
import type { Unreadable } from '../base/unreadable.ts';

/** A person of the account who may run a workflow, or is responsible for a task. */
export interface Person {
  readonly id: PersonId;
  readonly email: string;
  /** First and last name, or the e-mail address where the service has neither. */
  readonly name: string;
  /** Address of a picture. We never fetch it, since that would reveal to its host who looks. */
  readonly photo: string | undefined;
  /** The service's own word, such as `active`, `invited`, `inactive`. */
  readonly status: string;
}

/** A numbered step of a workflow. */
export interface Task {
  readonly id: TaskId;
  readonly name: string;
  /** Markdown; may be empty. */
  readonly description: string;
  /** The number of the task, counted from 1. */
  readonly number: number;
  readonly responsible: readonly Person[];
  /** The page to work on, as the service has it; it need not be a valid link. */
  readonly link: string | undefined;
  readonly completedByAll: boolean;
  /** The tasks that it comes after; undefined where the service does not say. */
  readonly after?: readonly TaskId[] | undefined;
  /** The conditions on it; undefined where the service does not say. */
  readonly conditions?: readonly TaskCondition[] | undefined;
}

/**
 * A definition that can be launched. Properties that an answer of the service leaves out are
 * undefined.
 */
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
  /** The template for a run's name, with `{{…}}` where the service fills in a value. */
  readonly nameTemplate?: string | undefined;
}

/**
 * A workflow with its tasks, in order. What only the list says of it is left out: performers and
 * sites, in the documented API.
 */
export interface WorkflowDetail extends Workflow {
  readonly tasks: readonly Task[];
  /** Whether I may not see its tasks. */
  readonly hidesTasks?: boolean | undefined;
  /** Tasks that cannot be read. */
  readonly unreadableTasks?: readonly Unreadable[] | undefined;
}
