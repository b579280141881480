import { visibleText } from '../base/visibleText.ts';
import type { Field } from './field.ts';
import { type FormInput, isUnfilled, typedValue } from './input.ts';
import type { FilledField } from '../base/filledField.ts';
import { valueText } from './filledFields.ts';

/** How the fields of a form differ from what they were. */
export interface FormChanges {
  readonly added: readonly Field[];
  readonly removed: readonly Field[];
  readonly changed: readonly Field[];
}

/** What a field asks for, without what it starts with. */
const asked = ({ name, description, kind, sourceType, required, selections, section }: Field) =>
  JSON.stringify([name, description, kind, sourceType, required, selections, section]);

/** What has changed between two states of a form; what its fields start with does not count. */
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

/** Whether a typed value has no place in the fields: theirs is gone, or takes another kind of value. */
const isLost =
  (fields: readonly Field[]) =>
  ([id, value]: FormInput['values'][number]): boolean => {
    const field = fields.find((each) => each.id === id);
    return !field || (typeof value === 'string') === (field.kind === 'checkbox');
  };

/**
 * What was typed that has no place in the form any more, so that it can be copied.
 * @param known are fields that the form has or had; what is of none of them goes by `unknown`.
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

/** The input without what has no place in the form any more. */
export const withoutLost = (fields: readonly Field[], input: FormInput): FormInput => {
  const lost = isLost(fields);
  return { ...input, values: input.values.filter((pair) => !lost(pair)) };
};
