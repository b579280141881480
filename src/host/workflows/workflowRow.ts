import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { WorkflowRow } from '../../core/workflows/workflowRows.ts';
import { typeOf } from '../platform/reference.ts';

/** A row that commands can act on, or one of a failure. */
export type ActedRow = Exclude<
  WorkflowRow,
  UnreadableRow | { readonly type: 'moreWorkflows' | 'findWorkflow' }
>;

/**
 * Whether the argument of a command is a row of the Workflows view; only menus pass such an
 * argument.
 */
export const isWorkflowRow = (item: unknown): item is ActedRow =>
  ['workflow', 'form', 'field', 'task', 'savedLaunch', 'hiddenTasks', 'failure'].includes(
    typeOf(item),
  );
