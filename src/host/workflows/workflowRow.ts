import type { UnreadableRow } from '../../core/base/unreadable.ts';
import type { WorkflowRow } from '../../core/workflows/workflowRows.ts';
import { typeOf } from '../platform/reference.ts';

/** Menus hand over what the trees show, and nothing else may call with such an argument. */
export const isWorkflowRow = (item: unknown): item is Exclude<WorkflowRow, UnreadableRow> =>
  ['workflow', 'form', 'field', 'task', 'hiddenTasks', 'failure'].includes(typeOf(item));
