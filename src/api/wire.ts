/** What the schemas of all dialects are built from. */
import * as v from 'valibot';
import { visibleText } from '../core/base/visibleText.ts';

/** A rounded integer would be somebody else's id. */
const isId = (value: unknown): boolean =>
  typeof value === 'string' ? value !== '' : Number.isSafeInteger(value);

/** As text, whichever the wire has. */
export const idSchema = v.pipe(
  v.custom<string | number>(isId, 'an id, as a text or a whole number'),
  v.transform(String),
);

/** One that can be done without: null where it makes no sense, undefined where there is none. */
export const anyIdSchema = v.nullish(v.fallback(v.nullable(idSchema), null));

/** Makes something of whatever the wire has, a property that is missing too. */
const reading = <Value>(read: (raw: unknown) => Value) =>
  v.pipe(v.nullish(v.unknown(), null), v.transform(read));

function toText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' ? String(raw) : '';
}

function toFlag(raw: unknown): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  if (raw === 1 || raw === 'true' || raw === '1') return true;
  return raw === 0 || raw === 'false' || raw === '0' ? false : undefined;
}

function toCount(raw: unknown): number | undefined {
  if (typeof raw === 'number') return raw;
  const isNumeric = typeof raw === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(raw);
  return isNumeric ? Number(raw) : undefined;
}

/** Text as it was sent: what is sent back, or told apart by it. Empty where there is none. */
export const exactTextSchema = reading(toText);
/** Text to be shown. */
export const textSchema = reading((raw) => visibleText(toText(raw)));
/** No where it is not said. */
export const flagSchema = reading((raw) => toFlag(raw) ?? false);
/** Yes where it is not said. */
export const defaultYesSchema = reading((raw) => toFlag(raw) ?? true);
/** A flag whose absence says something: undefined then, and null as it comes. */
export const saidFlagSchema = v.nullish(v.pipe(v.unknown(), v.transform(toFlag)));
export const countSchema = reading(toCount);

/** A member of the account: the same in all dialects. */
export const personSchema = v.object({
  id: idSchema,
  email: exactTextSchema,
  first_name: textSchema,
  last_name: textSchema,
  photo: exactTextSchema,
  status: textSchema,
});
export type WirePerson = v.InferOutput<typeof personSchema>;

/** What all dialects say of a field. */
export const baseFieldSchema = v.object({
  api_name: idSchema,
  name: textSchema,
  description: textSchema,
  type: textSchema,
  is_required: flagSchema,
});
export type WireBaseField = v.InferOutput<typeof baseFieldSchema>;

/** What all dialects say of a workflow. */
export const baseWorkflowSchema = v.object({
  id: idSchema,
  name: textSchema,
  description: textSchema,
  // Where it is not said, the service is left to refuse the launch.
  is_active: defaultYesSchema,
  finalizable: saidFlagSchema,
  performers_count: countSchema,
  tasks_count: countSchema,
});
export type WireBaseWorkflow = v.InferOutput<typeof baseWorkflowSchema>;

/** A list as such, or in the envelope of a page; single items may be left out. */
export const anyList = <Output>(item: v.GenericSchema<unknown, Output>) => {
  const bare = someOf(item);
  const page = v.pipe(
    v.object({ results: bare }),
    v.transform(({ results }) => results),
  );
  return v.lazy((answer) => (Array.isArray(answer) ? bare : page));
};

/** The items of a list that make sense. */
const someOf = <Output>(item: v.GenericSchema<unknown, Output>) =>
  v.pipe(
    v.array(v.fallback(v.nullable(item), null)),
    v.transform((items) => items.filter((each) => each !== null)),
  );

/** A list of which single items may be left out; or none. */
export const lenientList = <Output>(item: v.GenericSchema<unknown, Output>) =>
  v.nullish(someOf(item), []);
