import type { FilledField } from '../base/filledField.ts';
import { visibleText } from '../base/visibleText.ts';
import { type ChosenLabels, selectionsIn } from './chosenSelections.ts';
import { type Field, isChoiceKind } from './field.ts';
import { type FieldValue, type FormInput, isUnfilled, typedValue, valuesByField } from './input.ts';

/** A value as a person reads it: selections by their labels. */
export function valueText(field: Field, value: FieldValue, labels?: ChosenLabels): string {
  const chosen = selectionsIn(field, value, labels).map(({ label }) => label);
  return isChoiceKind(field.kind) || typeof value !== 'string'
    ? chosen.join(', ')
    : visibleText(value);
}

/** The filled-in fields of a form. */
export function filledFields(fields: readonly Field[], input: FormInput): readonly FilledField[] {
  const values = valuesByField(fields, input);
  return fields.flatMap((field) => {
    const value = values.get(field.id) ?? '';
    if (isUnfilled(field, value)) return [];
    return [{ name: field.name, text: valueText(field, value, input.labels) }];
  });
}

/** The fields of a form that something was typed into. */
export const typedFields = (fields: readonly Field[], input: FormInput): readonly FilledField[] =>
  filledFields(
    fields.filter((field) => typedValue(field, input) !== undefined),
    input,
  );
