/** How typed values go together with the start values of a form, which may change. */
import type { FieldId } from '../base/ids.ts';
import type { Field } from './field.ts';
import { withoutLinkMarks } from './linkMarks.ts';
import {
  type FieldValue,
  type FieldValues,
  type FormInput,
  emptyValue,
  isUnfilled,
  isSameValue,
  startOf,
  typedValue,
  valueMap,
} from './input.ts';

/** Two values for one field; a person has to choose one. */
export interface Clash {
  /** The start value of the field now. */
  readonly theirs: FieldValue;
  /** The value that was typed while the field had another start value. */
  readonly mine: FieldValue;
}

/** The start value that a field had when it was typed into. */
const baseOf = (field: Field, { bases = [] }: FormInput): FieldValue =>
  valueMap(bases).get(field.id) ?? emptyValue(field);

/**
 * The two values of a field that was typed into here and changed elsewhere; undefined for other
 * fields.
 */
export function clashAt(field: Field, input: FormInput): Clash | undefined {
  const mine = typedValue(field, input);
  const theirs = startOf(field);
  if (mine === undefined || isSameValue(baseOf(field, input), theirs)) return undefined;
  return { theirs, mine };
}

const isOf =
  (field: Field) =>
  ([id]: readonly [FieldId, FieldValue]): boolean =>
    id === field.id;

const without = (pairs: FieldValues | undefined, field: Field): FieldValues =>
  (pairs ?? []).filter((pair) => !isOf(field)(pair));

const withBase = (input: FormInput, field: Field): FormInput => ({
  ...input,
  bases: [...without(input.bases, field), [field.id, startOf(field)]],
});

/** The input after the person chose their own value of the two. */
export const keepingMine = (input: FormInput, field: Field): FormInput => withBase(input, field);

/** The input after the person chose the other value of the two. */
export const takingTheirs = (input: FormInput, field: Field): FormInput => ({
  ...input,
  values: without(input.values, field),
  bases: without(input.bases, field),
});

/** The input without values that equal the present start value of their field. */
export const withoutStartValues = (fields: readonly Field[], input: FormInput): FormInput =>
  fields
    .filter((field) => {
      const value = valueMap(input.values).get(field.id);
      return value !== undefined && isSameValue(value, startOf(field));
    })
    .reduce(takingTheirs, input);

/**
 * The input of a kick-off form. A value typed into a field without a start value stays, even if the
 * field has one now.
 */
export const adopted = (fields: readonly Field[], input: FormInput): FormInput =>
  fields
    .filter((field) => !valueMap(input.bases ?? []).has(field.id))
    .filter((field) => typedValue(field, input) !== undefined && !isUnfilled(field, startOf(field)))
    .reduce(withBase, withoutStartValues(fields, input));

/** The fields once their typed values are saved, which they start with then. */
export const savedFields = (fields: readonly Field[], input: FormInput): readonly Field[] =>
  fields.map((field) => {
    const startValue = typedValue(field, input);
    return startValue === undefined ? field : { ...field, startValue, startMoment: undefined };
  });

/** The whole input of a sent form, independent of later start values, and of where it came from. */
export function wholeInput(fields: readonly Field[], form: FormInput): FormInput {
  const input = withoutLinkMarks(form);
  const untouched = fields.filter(
    (field) => !isUnfilled(field, startOf(field)) && !valueMap(input.values).has(field.id),
  );
  const starts = untouched.map((field) => [field.id, startOf(field)] as const);
  if (starts.length === 0) return input;
  return {
    ...input,
    values: [...input.values, ...starts],
    bases: [...(input.bases ?? []), ...starts],
  };
}
