import { visibleText } from '../visibleText.ts';
import type { Field } from '../workflow.ts';
import { chosenIn, isChoice } from './chosen.ts';
import { type FormInput, isUnfilled, valuesByField } from './input.ts';

/** A field that is filled in, as a person reads it. */
export interface FilledField {
  readonly name: string;
  readonly text: string;
}

/** What an input says, without the fields that are empty. Selections are in their own words. */
export function filledFields(fields: readonly Field[], input: FormInput): readonly FilledField[] {
  const values = valuesByField(fields, input);
  return fields.flatMap((field) => {
    const value = values.get(field.id) ?? '';
    if (isUnfilled(field, value)) return [];
    const chosen = chosenIn(field, value, input.labels).map(({ label }) => label);
    const text =
      isChoice(field) || typeof value !== 'string' ? chosen.join(', ') : visibleText(value);
    return [{ name: field.name, text }];
  });
}
