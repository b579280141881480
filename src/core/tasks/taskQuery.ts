import type { PersonId, WorkflowId } from '../base/ids.ts';

/** The tasks to list. Properties that are undefined do not restrict them. */
export interface TaskQuery {
  /** The person that the tasks are assigned to: me, or anybody where I am an admin. */
  readonly assignedTo?: PersonId | undefined;
  /** Whether to list completed tasks, the last one first, instead of those that are open. */
  readonly completed?: boolean | undefined;
  readonly workflow?: WorkflowId | undefined;
  /** Whole words, of which the service finds any, in the names of tasks and runs. */
  readonly search?: string | undefined;
  /** `next` of the page before; undefined for the first. */
  readonly cursor?: string | undefined;
  /** How many to list at once. */
  readonly limit?: number | undefined;
}
