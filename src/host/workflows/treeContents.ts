import type { ServiceError } from '../../core/base/errors.ts';
import { firstRows, rowsAtOnce } from '../../core/base/moreRows.ts';
import type { ShownPart, WorkflowRow } from '../../core/workflows/workflowRows.ts';
import type { Workflow } from '../../core/workflows/workflow.ts';
import type { Loaded } from './workflowStore.ts';

/** Workflows, and which of them are shown. */
export interface ShownList {
  readonly items: readonly Workflow[];
  readonly part: ShownPart;
}

/** A list that is still being read. */
export interface AwaitedList {
  readonly first: readonly Workflow[];
  readonly whole: Promise<Loaded<readonly Workflow[]>>;
  isThere: boolean;
}

/** All that the Workflows view shows. */
export interface Contents {
  readonly rows: readonly WorkflowRow[];
  readonly message: string;
  readonly description: string;
  /** Whether the account has no workflows. */
  readonly isEmpty: boolean;
  /** Why the service has not answered, which becomes the message; undefined where it has. */
  readonly error?: ServiceError | undefined;
}

export const nothing: Contents = { rows: [], message: '', description: '', isEmpty: false };

/** The workflows that are shown of a list at first. */
export const firstPart: ShownPart = { count: rowsAtOnce, revealed: new Set() };

/** The same, while the others are still being read. */
export const beginning: ShownPart = { count: firstRows, revealed: new Set(), isBeginning: true };

/** Rows that stay in sight although the list could not be read, below one that asks once more. */
export const failed = (error: ServiceError, rows: readonly WorkflowRow[]): Contents => ({
  ...{ ...nothing, error },
  rows: [{ type: 'failure', error, asOf: '', parent: undefined }, ...rows],
});

/** Whether the service has listed what a row shows. */
export const isListed = ({ type }: WorkflowRow): boolean =>
  !['failure', 'unreadable'].includes(type);

/** Whether two lists show the same; at most some hundred rows are in sight. */
export const isSame = (one: readonly WorkflowRow[], other: readonly WorkflowRow[]): boolean =>
  one.length === other.length && JSON.stringify(one) === JSON.stringify(other);
