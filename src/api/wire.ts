/** What the schemas of all dialects are built from. */
import * as v from 'valibot';
import { visibleText } from '../core/visibleText.ts';

/** An integer beyond what JSON's numbers hold exactly would turn into somebody else's id. */
const isId = (value: unknown): boolean =>
  typeof value === 'string' ? value !== '' : Number.isSafeInteger(value);

/** As text, whichever the wire has. */
export const idSchema = v.pipe(
  v.custom<string | number>(isId, 'an id, as a text or a whole number'),
  v.transform(String),
);
/** Text as it was sent: what is sent back, or told apart by it. */
export const exactTextSchema = v.nullish(v.string(), '');
/** Text to be shown. */
export const textSchema = v.pipe(exactTextSchema, v.transform(visibleText));
export const flagSchema = v.nullish(v.boolean(), false);
export const countSchema = v.nullish(v.number());

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
  is_active: v.nullish(v.boolean(), true),
  finalizable: v.nullish(v.boolean()),
  performers_count: countSchema,
  tasks_count: countSchema,
});
export type WireBaseWorkflow = v.InferOutput<typeof baseWorkflowSchema>;

/** A list as such, or in the envelope of a page. */
export const anyList = <Output>(item: v.GenericSchema<unknown, Output>) => {
  const bare = v.array(item);
  const page = v.pipe(
    v.object({ results: bare }),
    v.transform(({ results }) => results),
  );
  return v.lazy((answer) => (Array.isArray(answer) ? bare : page));
};

/** A list of which single items may be left out. */
export const lenientList = <Output>(item: v.GenericSchema<unknown, Output>) =>
  v.nullish(
    v.pipe(
      v.array(v.fallback(v.nullable(item), null)),
      v.transform((items) => items.filter((each) => each !== null)),
    ),
    [],
  );
