import type { FieldId, TaskId } from '../base/ids.ts';
import type { Field, FieldValue } from './field.ts';
import { type ChosenLabels, isChoice, withLabels } from './chosenSelections.ts';
import type { MarkMeanings } from './numbers.ts';

export type { FieldValue };

/** Values by their fields. */
export type FieldValues = readonly (readonly [FieldId, FieldValue])[];

/**
 * What a person has typed into a form. Pairs instead of an object: they cross
 * `postMessage` and JSON unchanged, and a field called `__proto__` is a field like any other.
 */
export interface FormInput {
  /** null while the suggested run name has been left alone. */
  readonly name: string | null;
  /** What was typed into fields; each of the others follows what it starts with. */
  readonly values: FieldValues;
  /** What those fields started with when they were typed into; left out where that was nothing. */
  readonly bases?: FieldValues | undefined;
  /** Links that replace those of tasks, for this run. */
  readonly taskLinks: readonly (readonly [TaskId, string])[];
  readonly urgent?: boolean | undefined;
  /** When what comes of it should be done, in milliseconds since 1970. */
  readonly dueAt?: number | undefined;
  /** How numbers are meant that can be read two ways. */
  readonly marks?: MarkMeanings | undefined;
  /** What was chosen, in words: it may be gone from the form by the time it is shown. */
  readonly labels?: ChosenLabels | undefined;
}

export const emptyInput: FormInput = { name: null, values: [], taskLinks: [] };

export const emptyValue = (field: Field): FieldValue => (field.kind === 'checkbox' ? [] : '');

/** Empty is an empty text, blanks alone, or no selection. */
export const isEmpty = (value: FieldValue): boolean =>
  typeof value === 'string' ? value.trim() === '' : value.length === 0;

/** Whether a field holds nothing. An option may be made of blanks alone, and is chosen all the same. */
export const isUnfilled = (field: Pick<Field, 'kind'>, value: FieldValue): boolean =>
  isChoice(field) ? value.length === 0 : isEmpty(value);

const fits = (field: Field, value: FieldValue): boolean =>
  typeof value === typeof emptyValue(field);

/** What a field starts with, in the shape its kind wants; empty where that is nothing. */
export const startOf = (field: Field): FieldValue =>
  field.startValue !== undefined &&
  fits(field, field.startValue) &&
  !isUnfilled(field, field.startValue)
    ? field.startValue
    : emptyValue(field);

/** Whether a field holds the same with both: the order of selections does not matter. */
export const isSameValue = (one: FieldValue, other: FieldValue): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? one === other
    : one.length === other.length && one.every((each) => other.includes(each));

/** What was typed into a field; undefined while it follows what it starts with. */
export function typedValue(field: Field, input: FormInput): FieldValue | undefined {
  const value = new Map(input.values).get(field.id);
  const isTyped = value !== undefined && fits(field, value) && !isSameValue(value, startOf(field));
  return isTyped ? value : undefined;
}

/** The value of each field, in the shape its kind wants: what was typed, else what it starts with. */
export function valuesByField(
  fields: readonly Field[],
  input: FormInput,
): ReadonlyMap<FieldId, FieldValue> {
  const typed = new Map(input.values);
  return new Map(
    fields.map((field) => {
      const value = typed.get(field.id);
      return [field.id, value !== undefined && fits(field, value) ? value : startOf(field)];
    }),
  );
}

function replaced<Key, Value>(
  pairs: readonly (readonly [Key, Value])[],
  key: Key,
  value: Value,
  empty: boolean,
): readonly (readonly [Key, Value])[] {
  const others = pairs.filter(([other]) => other !== key);
  return empty ? others : [...others, [key, value]];
}

/** The input with a value typed into a field. One that the field starts with counts as not typed. */
export function withValue(input: FormInput, field: Field, value: FieldValue): FormInput {
  const { labels: before, ...others } = input;
  const { values, bases = [] } = input;
  const start = startOf(field);
  const isUntyped = isSameValue(value, start) || (value.length === 0 && start.length === 0);
  const wasTyped = values.some(([id]) => id === field.id);
  const base = wasTyped ? (new Map(bases).get(field.id) ?? emptyValue(field)) : start;
  const started = replaced(bases, field.id, base, isUntyped || base.length === 0);
  const labels = withLabels(before, field, isUntyped ? emptyValue(field) : value);
  return {
    ...others,
    values: replaced(values, field.id, value, isUntyped),
    ...((started.length > 0 || input.bases) && { bases: started }),
    ...(labels && { labels }),
  };
}

export const withTaskLink = (input: FormInput, id: TaskId, url: string): FormInput => ({
  ...input,
  taskLinks: replaced(input.taskLinks, id, url, url === ''),
});

/** What was typed, without what equals that which its field started with. */
function typedPairs({ values, bases = [] }: FormInput): FieldValues {
  const started = new Map(bases);
  return values.filter(([id, value]) => {
    const base = started.get(id);
    return base === undefined || !isSameValue(value, base);
  });
}

/** Whether there is anything in it that would be a loss. */
export const hasContent = (input: FormInput): boolean =>
  input.name !== null ||
  typedPairs(input).length > 0 ||
  input.taskLinks.length > 0 ||
  input.urgent === true ||
  input.dueAt !== undefined;

/** Whether a form looks the same with both. */
export const isSameInput = (one: FormInput, other: FormInput): boolean =>
  comparable(one) === comparable(other);

function comparable(input: FormInput): string {
  const { name, taskLinks, urgent, dueAt, marks } = input;
  const values = [...typedPairs(input)].sort(byId);
  return JSON.stringify([
    [name, values, [...taskLinks].sort(byId)],
    [urgent === true, dueAt, marks?.[','], marks?.['.']],
  ]);
}

const byId = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;
