import { visibleText } from '../visibleText.ts';
import type { Field } from '../workflow.ts';
import { type FormInput, isEmpty, valuesByField } from './input.ts';

/** A field that is filled in, as a person reads it. */
export interface FilledField {
  readonly name: string;
  readonly text: string;
}

/** What an input says, without the fields that are empty. Selections are in their own words. */
export function filledFields(fields: readonly Field[], input: FormInput): readonly FilledField[] {
  const values = valuesByField(fields, input);
  return fields.flatMap(({ id, name, selections }) => {
    const value = values.get(id) ?? '';
    if (isEmpty(value)) return [];
    const label = (text: string): string =>
      selections.find((selection) => selection.id === text)?.label ?? visibleText(text);
    const text = typeof value === 'string' ? label(value) : value.map(label).join(', ');
    return [{ name, text }];
  });
}
