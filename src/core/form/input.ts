import type { FieldId, TaskId } from '../base/ids.ts';
import { type Field, type FieldValue, isChoiceKind } from './field.ts';
import { type ChosenLabels, withLabels } from './chosenSelections.ts';
import type { MarkMeanings } from './numbers.ts';

export type { FieldValue };

/** Values by their fields. */
export type FieldValues = readonly (readonly [FieldId, FieldValue])[];

/**
 * The input that a person has typed into a form. Values are pairs, not an object: pairs cross
 * `postMessage` and JSON unchanged, and a field may be called `__proto__`.
 */
export interface FormInput {
  /** null while the suggested run name is unchanged. */
  readonly name: string | null;
  /** The values of fields that were typed into; all others follow their start value. */
  readonly values: FieldValues;
  /**
   * The start values of those fields when they were typed into; left out for an empty start value.
   */
  readonly bases?: FieldValues | undefined;
  /** Links that replace those of the run's tasks. */
  readonly taskLinks: readonly (readonly [TaskId, string])[];
  readonly urgent?: boolean | undefined;
  /** When the run is due, in milliseconds since 1970. */
  readonly dueAt?: number | undefined;
  /** The chosen meaning of numbers that can be read in two ways. */
  readonly marks?: MarkMeanings | undefined;
  /** The labels of chosen selections: the form may not have them any more when they are shown. */
  readonly labels?: ChosenLabels | undefined;
  /** The keys of the places that a link has filled in, and that nobody has edited since. */
  readonly fromLink?: readonly string[] | undefined;
}

export const emptyInput: FormInput = { name: null, values: [], taskLinks: [] };

export const emptyValue = (field: Field): FieldValue => (field.kind === 'checkbox' ? [] : '');

const asMaps = new WeakMap<FieldValues, ReadonlyMap<FieldId, FieldValue>>();

/** The values as a map. It is made once for each list, since every field of a form asks for one. */
export function valueMap(values: FieldValues): ReadonlyMap<FieldId, FieldValue> {
  const made = asMaps.get(values) ?? new Map(values);
  asMaps.set(values, made);
  return made;
}

/** Whether a value is empty: an empty text, blanks alone, or no selection. */
export const isEmpty = (value: FieldValue): boolean =>
  typeof value === 'string' ? value.trim() === '' : value.length === 0;

/** Whether a field is empty. A chosen option counts as filled in, even if its text is blank. */
export const isUnfilled = ({ kind }: Pick<Field, 'kind'>, value: FieldValue): boolean =>
  isChoiceKind(kind) ? value.length === 0 : isEmpty(value);

/** Whether a value has the shape of its field's kind. */
export const fits = (field: Field, value: FieldValue): boolean =>
  typeof value === typeof emptyValue(field);

/** The start value of a field, in the shape of its kind; an empty value if it has none. */
export const startOf = (field: Field): FieldValue =>
  field.startValue !== undefined &&
  fits(field, field.startValue) &&
  !isUnfilled(field, field.startValue)
    ? field.startValue
    : emptyValue(field);

/** Whether two values of a field are equal: the order of selections does not matter. */
export const isSameValue = (one: FieldValue, other: FieldValue): boolean =>
  typeof one === 'string' || typeof other === 'string'
    ? one === other
    : one.length === other.length && one.every((each) => other.includes(each));

/** The typed value of a field; undefined while it follows its start value. */
export function typedValue(field: Field, input: FormInput): FieldValue | undefined {
  const value = valueMap(input.values).get(field.id);
  const isTyped = value !== undefined && fits(field, value) && !isSameValue(value, startOf(field));
  return isTyped ? value : undefined;
}

/** The value of each field, in the shape of its kind: the typed one, else the start value. */
export function valuesByField(
  fields: readonly Field[],
  input: FormInput,
): ReadonlyMap<FieldId, FieldValue> {
  const typed = valueMap(input.values);
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

/**
 * The input with a value typed into a field. A value that equals the start value counts as not
 * typed.
 */
export function withValue(input: FormInput, field: Field, value: FieldValue): FormInput {
  const { labels: before, ...others } = input;
  const { values, bases = [] } = input;
  const start = startOf(field);
  const isUntyped = isSameValue(value, start) || (value.length === 0 && start.length === 0);
  const wasTyped = values.some(([id]) => id === field.id);
  const base = wasTyped ? (valueMap(bases).get(field.id) ?? emptyValue(field)) : start;
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

/** The typed values that differ from the start value of their field. */
function typedPairs({ values, bases = [] }: FormInput): FieldValues {
  const started = valueMap(bases);
  return values.filter(([id, value]) => {
    const base = started.get(id);
    return base === undefined || !isSameValue(value, base);
  });
}

/** Whether the input holds something that a person would not want to lose. */
export const hasContent = (input: FormInput): boolean =>
  input.name !== null ||
  typedPairs(input).length > 0 ||
  input.taskLinks.length > 0 ||
  input.urgent === true ||
  input.dueAt !== undefined;

/** Whether a form looks the same with both inputs. */
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
