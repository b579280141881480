import type { Field, FieldValue } from '../workflow.ts';
import type { FieldId, TaskId } from '../ids.ts';
import { type ChosenLabels, isChoice, withLabels } from './chosen.ts';
import type { MarkMeanings } from './numbers.ts';

export type { FieldValue };

/**
 * What a person has typed into a form. Pairs instead of an object: they cross
 * `postMessage` and JSON unchanged, and a field called `__proto__` is a field like any other.
 */
export interface FormInput {
  /** null while the suggested run name has been left alone. */
  readonly name: string | null;
  readonly values: readonly (readonly [FieldId, FieldValue])[];
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

/** A place on the form that a message can be about. */
export type FormTarget =
  | { readonly part: 'form' }
  | { readonly part: 'name' }
  | { readonly part: 'urgent' }
  | { readonly part: 'due' }
  | { readonly part: 'field'; readonly id: FieldId }
  | { readonly part: 'taskLink'; readonly id: TaskId };

/** A target as text, for maps and for attributes. */
export const targetKey = (target: FormTarget): string =>
  'id' in target ? `${target.part}:${target.id}` : target.part;

export const emptyInput: FormInput = { name: null, values: [], taskLinks: [] };

/** What a form starts with: the values that its owner has set. */
export const startInput = (fields: readonly Field[]): FormInput => ({
  ...emptyInput,
  values: fields.flatMap((field) =>
    field.startValue === undefined || isUnfilled(field, field.startValue)
      ? []
      : [[field.id, field.startValue] as const],
  ),
});

const startsFilled = (field: Field): boolean =>
  field.startValue !== undefined && !isUnfilled(field, field.startValue);

export const emptyValue = (field: Field): FieldValue => (field.kind === 'checkbox' ? [] : '');

/** Empty is an empty text, blanks alone, or no selection. */
export const isEmpty = (value: FieldValue): boolean =>
  typeof value === 'string' ? value.trim() === '' : value.length === 0;

/** Whether a field holds nothing. An option may be made of blanks alone, and is chosen all the same. */
export const isUnfilled = (field: Pick<Field, 'kind'>, value: FieldValue): boolean =>
  isChoice(field) ? value.length === 0 : isEmpty(value);

/** The value of each field, in the shape its kind wants; what does not fit any more is empty. */
export function valuesByField(
  fields: readonly Field[],
  input: FormInput,
): ReadonlyMap<FieldId, FieldValue> {
  const typed = new Map(input.values);
  return new Map(
    fields.map((field) => {
      const value = typed.get(field.id);
      const empty = emptyValue(field);
      return [field.id, typeof value === typeof empty ? (value ?? empty) : empty];
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

/** An emptied value is kept where there was one to start with: it would come back otherwise. */
export function withValue(input: FormInput, field: Field, value: FieldValue): FormInput {
  const { labels: before, ...others } = input;
  const labels = withLabels(before, field, value);
  return {
    ...others,
    values: replaced(input.values, field.id, value, value.length === 0 && !startsFilled(field)),
    ...(labels && { labels }),
  };
}

export const withTaskLink = (input: FormInput, id: TaskId, url: string): FormInput => ({
  ...input,
  taskLinks: replaced(input.taskLinks, id, url, url === ''),
});

/** Whether there is anything in it that would be a loss. */
export const hasContent = (input: FormInput): boolean =>
  input.name !== null ||
  input.values.length > 0 ||
  input.taskLinks.length > 0 ||
  input.urgent === true ||
  input.dueAt !== undefined;

/** Whether a form looks the same with both. */
export const isSameInput = (one: FormInput, other: FormInput): boolean =>
  comparable(one) === comparable(other);

const comparable = ({ name, values, taskLinks, urgent, dueAt, marks }: FormInput): string =>
  JSON.stringify([
    [name, [...values].sort(byId), [...taskLinks].sort(byId)],
    [urgent === true, dueAt, marks?.[','], marks?.['.']],
  ]);

const byId = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;
