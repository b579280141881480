import type { TaskCompletion, TaskDetail } from '../follow/task.ts';
import type { FieldId, SelectionId, TaskId, WorkflowId } from '../ids.ts';
import { selectionId } from '../ids.ts';
import type { Field, FieldKind, Task } from '../workflow.ts';
import { type FillableForm, outputFormOf } from './fillableForm.ts';
import { assigneeNamed } from './assigneeNamed.ts';
import { readNumberField } from './numbers.ts';
import {
  type FieldValue,
  type FormInput,
  emptyInput,
  isEmpty,
  isUnfilled,
  startOf,
  typedValue,
  valuesByField,
} from './input.ts';

/** What one field is launched with; a dialect encodes it by its kind. */
export type LaunchValue =
  | {
      readonly kind: Exclude<FieldKind, 'radio' | 'dropdown' | 'checkbox' | 'date'>;
      readonly text: string;
    }
  /** `moment` is what the service held for the same day, in its own words. */
  | { readonly kind: 'date'; readonly text: string; readonly moment?: string | undefined }
  | { readonly kind: 'radio' | 'dropdown'; readonly selection: SelectionId }
  | { readonly kind: 'checkbox'; readonly selections: readonly SelectionId[] }
  /** There was a value, and it is taken away. */
  | { readonly kind: 'emptied'; readonly of: FieldKind };

/** What the fields are submitted with; those that were empty and stay so are not in it. */
export type LaunchValues = readonly { readonly field: FieldId; readonly value: LaunchValue }[];

/** A launch, in the words of no dialect. Empty fields and links left alone are not in it. */
export interface LaunchRequest {
  readonly workflow: WorkflowId;
  /** undefined: left to the service. */
  readonly name: string | undefined;
  readonly values: LaunchValues;
  readonly taskLinks: readonly { readonly task: TaskId; readonly url: string }[];
  /** Only where the service can `schedule`. */
  readonly urgent?: boolean | undefined;
  /** When the run should be done, in milliseconds since 1970. Only where it can `schedule`. */
  readonly dueAt?: number | undefined;
}

/** What is chosen where the options are not known, as it was typed: with commas between. */
const typedSelections = (text: string): readonly SelectionId[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(selectionId);

/** A number as services take it; what is none is left for them to refuse. */
function numberText(field: Field, text: string, { marks }: FormInput): string {
  const reading = readNumberField(field, text, marks);
  return reading.kind === 'number' ? reading.text : text;
}

function launchValue(field: Field, value: FieldValue, input: FormInput): LaunchValue {
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
      return { kind: 'number', text: numberText(field, text, input) };
    case 'date':
      return { kind: 'date', text: text.trim(), ...heldMoment(field, text.trim()) };
    case 'url':
    case 'user':
    case 'file':
      return { kind: field.kind, text: text.trim() };
    case 'unknown':
      return field.sourceType === 'checkbox'
        ? { kind: 'checkbox', selections: typedSelections(text) }
        : { kind: 'unknown', text };
    case 'string':
    case 'text':
      return { kind: field.kind, text };
  }
}

/** A day that is the one it was is the very moment that it was, by whichever clock it is read. */
const heldMoment = (
  { startValue, startMoment }: Field,
  day: string,
): { readonly moment?: string } =>
  startMoment !== undefined && startValue === day ? { moment: startMoment } : {};

/** Somebody who was named in other letters than their e-mail address has. */
function settled(
  field: Field,
  value: FieldValue,
  assignees: FillableForm['assignees'],
): FieldValue {
  if (field.kind !== 'user' || typeof value !== 'string' || isEmpty(value)) return value;
  return assigneeNamed(assignees ?? [], value)?.value ?? value;
}

function submitted(
  field: Field,
  value: FieldValue,
  { assignees, keepsUntyped }: FillableForm,
  input: FormInput,
): LaunchValue | undefined {
  const isTyped = typedValue(field, input) !== undefined;
  if (keepsUntyped && !isTyped) return undefined;
  if (!isUnfilled(field, value)) return launchValue(field, settled(field, value, assignees), input);
  return isTyped && !isUnfilled(field, startOf(field))
    ? { kind: 'emptied', of: field.kind }
    : undefined;
}

function launchValues(form: FillableForm, input: FormInput): LaunchValues {
  const values = valuesByField(form.fields, input);
  return form.fields.flatMap((field) => {
    const value = submitted(field, values.get(field.id) ?? '', form, input);
    return value ? [{ field: field.id, value }] : [];
  });
}

/** What fields start with, as it is sent to a service that empties what is left out. */
export const startValues = (fields: readonly Field[]): LaunchValues =>
  launchValues({ ...outputFormOf({ fields }), keepsUntyped: false }, emptyInput);

function replacedLinks(tasks: readonly Task[], input: FormInput): LaunchRequest['taskLinks'] {
  const links = new Map(input.taskLinks);
  return tasks.flatMap(({ id, link }) => {
    const url = (links.get(id) ?? '').trim();
    return url === '' || url === link ? [] : [{ task: id, url }];
  });
}

/**
 * The launch that a valid input asks for.
 * @param form of the workflow: what it does not offer is not in the launch.
 * @param name stands in where the person left the suggested name alone, or emptied it; undefined
 * leaves it to the service.
 */
export const toLaunchRequest = (
  workflow: WorkflowId,
  form: FillableForm,
  input: FormInput,
  name: string | undefined,
): LaunchRequest => ({
  workflow,
  name: (isEmpty(input.name ?? '') ? name : (input.name ?? name))?.trim(),
  values: launchValues(form, input),
  taskLinks: replacedLinks(form.linkTasks, input),
  ...(form.hasSchedule && { urgent: input.urgent ?? false, dueAt: input.dueAt }),
});

/** The completion of a task that a valid input of its output asks for. */
export const toTaskCompletion = (
  task: Pick<TaskDetail, 'id' | 'fields' | 'sums' | 'unreadable' | 'emptiesLeftOut'>,
  input: FormInput,
  assignees?: FillableForm['assignees'],
): TaskCompletion => ({
  task: task.id,
  values: launchValues(outputFormOf(task, assignees), input),
  ...(task.emptiesLeftOut === true && { emptiesLeftOut: true }),
});
