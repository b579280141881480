import type { FieldId, SelectionId, TaskId, WorkflowId } from '../ids.ts';
import { selectionId } from '../ids.ts';
import type { Field, FieldKind, WorkflowDetail } from '../workflow.ts';
import { type FieldValue, type FormInput, isEmpty, valuesByField } from './input.ts';

/** What one field is launched with; a dialect encodes it by its kind. */
export type LaunchValue =
  | { readonly kind: Exclude<FieldKind, 'radio' | 'dropdown' | 'checkbox'>; readonly text: string }
  | { readonly kind: 'radio' | 'dropdown'; readonly selection: SelectionId }
  | { readonly kind: 'checkbox'; readonly selections: readonly SelectionId[] };

/** A launch, in the words of no dialect. Fields left empty and links left alone are not in it. */
export interface LaunchRequest {
  readonly workflow: WorkflowId;
  /** undefined: left to the service. */
  readonly name: string | undefined;
  readonly values: readonly { readonly field: FieldId; readonly value: LaunchValue }[];
  readonly taskLinks: readonly { readonly task: TaskId; readonly url: string }[];
  /** Only where the service can `schedule`. */
  readonly urgent?: boolean | undefined;
  /** When the run should be done, in milliseconds since 1970. Only where it can `schedule`. */
  readonly dueAt?: number | undefined;
}

function launchValue(field: Field, value: FieldValue): LaunchValue {
  if (field.kind === 'checkbox') {
    const chosen = new Set(value);
    // In the order of the form, whichever was ticked first.
    return {
      kind: 'checkbox',
      selections: field.selections.map(({ id }) => id).filter((id) => chosen.has(id)),
    };
  }
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'radio':
    case 'dropdown':
      return { kind: field.kind, selection: selectionId(text) };
    case 'number':
      return { kind: 'number', text: text.trim().replace(',', '.') };
    case 'date':
    case 'url':
    case 'user':
    case 'file':
      return { kind: field.kind, text: text.trim() };
    case 'string':
    case 'text':
    case 'unknown':
      return { kind: field.kind, text };
  }
}

/**
 * The launch that a valid input asks for.
 * @param name stands in where the person left the suggested name alone; undefined leaves it to the
 * service.
 */
export function toLaunchRequest(
  workflow: WorkflowDetail,
  input: FormInput,
  name: string | undefined,
): LaunchRequest {
  const values = valuesByField(workflow.form.fields, input);
  const links = new Map(input.taskLinks);
  return {
    workflow: workflow.id,
    name: (input.name ?? name)?.trim(),
    values: workflow.form.fields.flatMap((field) => {
      const value = values.get(field.id) ?? '';
      return isEmpty(value) ? [] : [{ field: field.id, value: launchValue(field, value) }];
    }),
    taskLinks: workflow.tasks.flatMap((task) => {
      const url = (links.get(task.id) ?? '').trim();
      return url === '' || url === task.link ? [] : [{ task: task.id, url }];
    }),
  };
}
