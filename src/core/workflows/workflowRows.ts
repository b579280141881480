import type { ServiceError } from '../base/errors.ts';
import type { WorkflowId } from '../base/ids.ts';
import { type MoreRows, moreRows } from '../base/moreRows.ts';
import { type Unreadable, type UnreadableRow, unreadableRows } from '../base/unreadable.ts';
import type { Field } from '../form/field.ts';
import type { Task, Workflow, WorkflowDetail } from './workflow.ts';

/** A row of the Workflows view, as data; one may stand for a failure to load. */
export type WorkflowRow =
  | { readonly type: 'workflow'; readonly workflow: Workflow }
  | { readonly type: 'form'; readonly workflow: WorkflowDetail; readonly parent: WorkflowRow }
  | {
      readonly type: 'field';
      readonly workflow: WorkflowDetail;
      readonly field: Field;
      readonly parent: WorkflowRow;
    }
  | {
      readonly type: 'task';
      readonly workflow: WorkflowDetail;
      readonly task: Task;
      readonly parent: WorkflowRow;
    }
  /** A launch of the workflow that was saved. */
  | {
      readonly type: 'savedLaunch';
      readonly workflow: Workflow;
      readonly key: string;
      readonly name: string;
      /** Where it is saved, in words. */
      readonly place: string;
      readonly parent: WorkflowRow;
    }
  /** A row for tasks that I may not see. */
  | {
      readonly type: 'hiddenTasks';
      readonly workflow: WorkflowDetail;
      readonly parent: WorkflowRow;
    }
  /** The row that shows the next workflows of a long list. */
  | (MoreRows & { readonly type: 'moreWorkflows'; readonly parent: undefined })
  /** The row that looks for a workflow, below a long list. */
  | { readonly type: 'findWorkflow'; readonly parent: undefined }
  /** A row for entries of the list, of a form or of the tasks that cannot be read. */
  | (UnreadableRow & { readonly parent: WorkflowRow | undefined })
  /** A row for a failed load; `parent` is undefined for the whole list. */
  | {
      readonly type: 'failure';
      readonly error: ServiceError;
      /** From when the other rows below the parent are, in words; empty where there are none. */
      readonly asOf: string;
      readonly parent: WorkflowRow | undefined;
    };

export const parentRow = (row: WorkflowRow): WorkflowRow | undefined =>
  row.type === 'workflow' ? undefined : row.parent;

/** A path of ids that stays the same when the tree is loaded again. */
export function workflowRowId(row: WorkflowRow): string {
  switch (row.type) {
    case 'workflow':
      return JSON.stringify(['workflow', row.workflow.id]);
    case 'form':
      return JSON.stringify(['form', row.workflow.id]);
    case 'field':
      return JSON.stringify(['field', row.workflow.id, row.field.id]);
    case 'task':
      return JSON.stringify(['task', row.workflow.id, row.task.id]);
    case 'savedLaunch':
      return JSON.stringify(['savedLaunch', row.workflow.id, row.key]);
    case 'hiddenTasks':
    case 'moreWorkflows':
    case 'findWorkflow':
    case 'unreadable':
    case 'failure':
      return JSON.stringify([row.type, row.parent ? workflowRowId(row.parent) : null]);
  }
}

/** The workflows to show, of all that are listed. */
export interface ShownPart {
  /** How many from the beginning. */
  readonly count: number;
  /** Workflows that are shown wherever they stand. */
  readonly revealed: ReadonlySet<WorkflowId>;
  /** Whether the list is still being read, so that nobody knows how long it is. */
  readonly isBeginning?: boolean;
}

/**
 * The top level: the workflows in their order, a row for those that cannot be read, and below a
 * long list the rows that show more of it and look for one.
 */
export function workflowRows(
  workflows: readonly Workflow[],
  { count, revealed, isBeginning = false }: ShownPart,
  unreadable?: readonly Unreadable[],
): readonly WorkflowRow[] {
  const beyond = revealed.size > 0 ? workflows.slice(count) : [];
  const shown = [...workflows.slice(0, count), ...beyond.filter(({ id }) => revealed.has(id))];
  const more = isBeginning ? undefined : moreRows(workflows.length - shown.length);
  return [
    ...shown.map((workflow) => ({ type: 'workflow', workflow }) as const),
    ...unreadableRows('workflow', unreadable).map((row) => ({ ...row, parent: undefined })),
    ...(more
      ? [
          { type: 'moreWorkflows', ...more, parent: undefined } as const,
          { type: 'findWorkflow', parent: undefined } as const,
        ]
      : []),
  ];
}

/**
 * The rows below a workflow: its kick-off form, if it has fields, its saved launches, and its tasks
 * in order.
 */
export function workflowChildren(
  parent: WorkflowRow,
  workflow: WorkflowDetail,
  saved: readonly WorkflowRow[] = [],
): readonly WorkflowRow[] {
  const rest = [
    ...saved,
    ...workflow.tasks.map((task) => ({ type: 'task', workflow, task, parent }) as const),
    ...(workflow.hidesTasks === true ? [{ type: 'hiddenTasks', workflow, parent } as const] : []),
    ...unreadableRows('task', workflow.unreadableTasks).map((row) => ({ ...row, parent })),
  ];
  const { fields, unreadable = [] } = workflow.form;
  if (fields.length + unreadable.length === 0) return rest;
  return [{ type: 'form', workflow, parent }, ...rest];
}

export const formChildren = (
  parent: Extract<WorkflowRow, { type: 'form' }>,
): readonly WorkflowRow[] => {
  const { workflow } = parent;
  return [
    ...workflow.form.fields.map((field) => ({ type: 'field', workflow, field, parent }) as const),
    ...unreadableRows('field', workflow.form.unreadable).map((row) => ({ ...row, parent })),
  ];
};
