import { type FieldId, type SelectionId, selectionId } from '../base/ids.ts';
import { assigneeNamed } from './assigneeNamed.ts';
import type { Field, FieldKind } from './field.ts';
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

/** What fields start with, as it is sent to a service that empties what is left out. */
export const startValues = (fields: readonly Field[]): LaunchValues =>
  launchValues({ ...outputFormOf({ fields }), keepsUntyped: false }, emptyInput);
