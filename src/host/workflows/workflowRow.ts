import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { WorkflowRow } from '../../core/workflows/workflowRows.ts';
import { typeOf } from '../platform/reference.ts';

/**
 * Whether the argument of a command is a row of the Workflows view; only menus pass such an
 * argument.
 */
export const isWorkflowRow = (item: unknown): item is Exclude<WorkflowRow, UnreadableRow> =>
  ['workflow', 'form', 'field', 'task', 'savedLaunch', 'hiddenTasks', 'failure'].includes(
    typeOf(item),
  );
