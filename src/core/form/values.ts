import { type FieldId, type SelectionId, selectionId } from '../base/ids.ts';
import { assigneeNamed } from './assigneeNamed.ts';
import type { ChoiceKind, Field, FieldKind } from './field.ts';
import { type FillableForm, outputFormOf } from './fillableForm.ts';
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
import { readNumberField } from './numbers.ts';

/** The value of one field in a launch; a dialect encodes it by its kind. */
export type LaunchValue =
  | {
      readonly kind: Exclude<FieldKind, ChoiceKind | 'date'>;
      readonly text: string;
    }
  /** `moment` is the moment of the same day as the service wrote it. */
  | { readonly kind: 'date'; readonly text: string; readonly moment?: string | undefined }
  | { readonly kind: Exclude<ChoiceKind, 'checkbox'>; readonly selection: SelectionId }
  | { readonly kind: 'checkbox'; readonly selections: readonly SelectionId[] }
  /** The field had a value, which is removed. */
  | { readonly kind: 'emptied'; readonly of: FieldKind };

/** The values of the fields that are submitted; fields that were empty and stay so are left out. */
export type LaunchValues = readonly { readonly field: FieldId; readonly value: LaunchValue }[];

/** The selections typed with commas between them, where the options are unknown. */
const typedSelections = (text: string): readonly SelectionId[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(selectionId);

/** A number as services take it; a text that is no number is left for them to refuse. */
function numberText(field: Field, text: string, { marks }: FormInput): string {
  const reading = readNumberField(field, text, marks);
  return reading.kind === 'number' ? reading.text : text;
}

function launchValue(field: Field, value: FieldValue, input: FormInput): LaunchValue {
  if (field.kind === 'checkbox') {
    const chosen = new Set(value);
    // Selections are in the order of the form, not in the order in which they were ticked.
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

/** The moment that the service holds, where the day is unchanged, by whichever clock it is read. */
const heldMoment = (
  { startValue, startMoment }: Field,
  day: string,
): { readonly moment?: string } =>
  startMoment !== undefined && startValue === day ? { moment: startMoment } : {};

/** The value with the assignee that a typed name stands for. */
function withAssigneeValue(
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
  if (!isUnfilled(field, value))
    return launchValue(field, withAssigneeValue(field, value, assignees), input);
  return isTyped && !isUnfilled(field, startOf(field))
    ? { kind: 'emptied', of: field.kind }
    : undefined;
}

export function launchValues(form: FillableForm, input: FormInput): LaunchValues {
  const values = valuesByField(form.fields, input);
  return form.fields.flatMap((field) => {
    const value = submitted(field, values.get(field.id) ?? '', form, input);
    return value ? [{ field: field.id, value }] : [];
  });
}

/** The start values of fields, as they are sent to a service that empties fields left out. */
export const startValues = (fields: readonly Field[]): LaunchValues =>
  launchValues({ ...outputFormOf({ fields }), keepsUntyped: false }, emptyInput);
