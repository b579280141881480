/** The parts that the schemas of all dialects are built from. */
import * as v from 'valibot';
import { visibleText } from '../core/base/visibleText.ts';

/** A rounded integer would be the id of something else. */
const isId = (value: unknown): boolean =>
  typeof value === 'string' ? value !== '' : Number.isSafeInteger(value);

/** An id as text; the wire may have a number. */
export const idSchema = v.pipe(
  v.custom<string | number>(isId, 'an id, as a text or a whole number'),
  v.transform(String),
);

/** An optional id: null where it makes no sense, undefined where it is missing. */
export const anyIdSchema = v.nullish(v.fallback(v.nullable(idSchema), null));

/** A schema that reads any value, even a missing one. */
const reading = <Value>(read: (raw: unknown) => Value) =>
  v.pipe(v.nullish(v.unknown(), null), v.transform(read));

/** A text, or a number as text; empty for anything else. */
export function toText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' ? String(raw) : '';
}

/** A flag; undefined for what is none. */
export function toFlag(raw: unknown): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  if (raw === 1 || raw === 'true' || raw === '1') return true;
  return raw === 0 || raw === 'false' || raw === '0' ? false : undefined;
}

/** A number; undefined for what is none. */
export function toCount(raw: unknown): number | undefined {
  if (typeof raw === 'number') return raw;
  const isNumeric = typeof raw === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(raw);
  return isNumeric ? Number(raw) : undefined;
}

/** A text that is shown. */
export const toVisibleText = (raw: unknown): string => visibleText(toText(raw));

/** Text as it was sent, for texts that are sent back or compared. Empty where it is missing. */
export const exactTextSchema = reading(toText);
/** Text that is shown. */
export const textSchema = reading(toVisibleText);
/** A flag; no where it is missing. */
export const flagSchema = reading((raw) => toFlag(raw) ?? false);
/** A flag; yes where it is missing. */
export const defaultYesSchema = reading((raw) => toFlag(raw) ?? true);
/** A flag whose absence has a meaning: undefined if it is missing, and null stays null. */
export const saidFlagSchema = v.nullish(v.pipe(v.unknown(), v.transform(toFlag)));
export const countSchema = reading(toCount);

/** A member of the account; equal in all dialects. */
export const personSchema = v.object({
  id: idSchema,
  email: exactTextSchema,
  first_name: textSchema,
  last_name: textSchema,
  photo: exactTextSchema,
  status: textSchema,
});
export type WirePerson = v.InferOutput<typeof personSchema>;

/** The properties of a field in all dialects. */
export const baseFieldSchema = v.object({
  api_name: idSchema,
  name: textSchema,
  description: textSchema,
  type: textSchema,
  is_required: flagSchema,
});
export type WireBaseField = v.InferOutput<typeof baseFieldSchema>;

/** The properties of a workflow in all dialects. */
export const baseWorkflowSchema = v.object({
  id: idSchema,
  name: textSchema,
  description: textSchema,
  // Where the property is missing, the service is left to refuse the launch.
  is_active: defaultYesSchema,
  finalizable: saidFlagSchema,
  performers_count: countSchema,
  tasks_count: countSchema,
});
export type WireBaseWorkflow = v.InferOutput<typeof baseWorkflowSchema>;

/** A list, plain or in the envelope of a page; single items may be left out. */
export const anyList = <Output>(item: v.GenericSchema<unknown, Output>) => {
  const bare = someOf(item);
  const page = v.pipe(
    v.object({ results: bare }),
    v.transform(({ results }) => results),
  );
  return v.lazy((answer) => (Array.isArray(answer) ? bare : page));
};

/** The valid items of a list. */
const someOf = <Output>(item: v.GenericSchema<unknown, Output>) =>
  v.pipe(
    v.array(v.fallback(v.nullable(item), null)),
    v.transform((items) => items.filter((each) => each !== null)),
  );

/** A list that may be missing, and whose invalid items are left out. */
export const lenientList = <Output>(item: v.GenericSchema<unknown, Output>) =>
  v.nullish(someOf(item), []);
