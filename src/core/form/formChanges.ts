import { visibleText } from '../base/visibleText.ts';
import type { Field } from './field.ts';
import { type FormInput, fits, isUnfilled, typedValue } from './input.ts';
import type { FilledField } from '../base/filledField.ts';
import { valueText } from './filledFields.ts';

/** The changes of a form's fields. */
export interface FormChanges {
  readonly added: readonly Field[];
  readonly removed: readonly Field[];
  readonly changed: readonly Field[];
}

/** The parts of a field that count as a change, without the value that it starts with. */
const asked = ({ name, description, kind, sourceType, required, selections, section }: Field) =>
  JSON.stringify([name, description, kind, sourceType, required, selections, section]);

/** The changes between two states of a form; start values do not count. */
export function formChanges(before: readonly Field[], after: readonly Field[]): FormChanges {
  const [old, now] = [before, after].map((all) => new Map(all.map((field) => [field.id, field])));
  const isChanged = (field: Field): boolean => {
    const was = old?.get(field.id);
    return was !== undefined && asked(was) !== asked(field);
  };
  return {
    added: after.filter(({ id }) => !old?.has(id)),
    removed: before.filter(({ id }) => !now?.has(id)),
    changed: after.filter(isChanged),
  };
}

/** Whether a typed value has lost its place: its field is gone, or takes another kind of value. */
const isLost =
  (fields: readonly Field[]) =>
  ([id, value]: FormInput['values'][number]): boolean => {
    const field = fields.find((each) => each.id === id);
    return !field || !fits(field, value);
  };

/**
 * The typed values that have no place in the form any more, to be copied.
 * @param known are fields that the form has or had; a value of another field is called by
 * `unknown`.
 */
export function lostFields(
  fields: readonly Field[],
  input: FormInput,
  known: readonly Field[],
  unknown: string,
): readonly FilledField[] {
  return input.values.filter(isLost(fields)).flatMap(([id, value]) => {
    const field = known.find((each) => each.id === id);
    if (value.length === 0 || (field && isUnfilled(field, value))) return [];
    if (field && typedValue(field, { ...input, bases: [] }) === undefined) return [];
    const text = typeof value === 'string' ? visibleText(value) : value.map(visibleText).join(', ');
    const words = field ? valueText(field, value, input.labels) : text;
    return [{ name: field?.name ?? unknown, text: words }];
  });
}

/** The input without the values that have no place in the form any more. */
export const withoutLost = (fields: readonly Field[], input: FormInput): FormInput => {
  const lost = isLost(fields);
  return { ...input, values: input.values.filter((pair) => !lost(pair)) };
};
