/**
 * The answers of the service as it runs today, of all its generations. Tolerant as the documented
 * dialect is. Where the absence of a property tells one generation from another, it has no default.
 */
import * as v from 'valibot';
import {
  pageOf,
  someEntriesOf,
  unreadable,
  unreadableField,
  unreadableFields,
} from '../entries.ts';
import {
  anyIdSchema,
  baseFieldSchema,
  baseWorkflowSchema,
  countSchema,
  exactTextSchema,
  flagSchema,
  idSchema,
  lenientList,
  anyList,
  personSchema,
  saidFlagSchema,
  textSchema,
} from '../wire.ts';

/** Its text may be missing where it has another name; a number is its text. */
export const selectionSchema = v.union([
  v.string(),
  v.pipe(v.number(), v.transform(String)),
  v.object({ id: anyIdSchema, api_name: anyIdSchema, value: exactTextSchema }),
]);
export type WireSelection = v.InferOutput<typeof selectionSchema>;

const fieldSchema = v.object({
  ...baseFieldSchema.entries,
  is_hidden: saidFlagSchema,
  order: countSchema,
  default: exactTextSchema,
  dataset: anyIdSchema,
  selections: someEntriesOf(selectionSchema, 'selections', unreadable),
});
export type WireField = v.InferOutput<typeof fieldSchema>;

/** What the fields of a set have to make up together; a rule that makes no sense is the service's. */
export const rulesSchema = v.fallback(
  lenientList(v.object({ type: textSchema, value: exactTextSchema, fields: v.array(idSchema) })),
  [],
);

const fieldSetSchema = v.object({
  api_name: textSchema,
  title: textSchema,
  name: textSchema,
  description: textSchema,
  order: countSchema,
  fields: someEntriesOf(fieldSchema, 'fields', unreadableField),
  rules: rulesSchema,
});
export type WireFieldSet = v.InferOutput<typeof fieldSetSchema>;

const kickoffSchema = v.object({
  description: textSchema,
  fields: someEntriesOf(fieldSchema, 'kickoff.fields', unreadableField),
  fieldsets: v.nullish(
    v.pipe(v.unknown(), someEntriesOf(fieldSetSchema, 'kickoff.fieldsets', unreadableFields)),
  ),
});
export type WireKickoff = v.InferOutput<typeof kickoffSchema>;

const noKickoff: WireKickoff = { description: '', fields: { items: [], unreadable: [] } };

/** A form of which nothing can be read is not one without fields. */
const anyKickoffSchema = v.fallback(v.nullish(kickoffSchema, {}), (dataset) => {
  const odd =
    dataset?.issues?.map((issue) => unreadableFields(issue.input, 'kickoff', issue)) ?? [];
  return { ...noKickoff, fields: { items: [], unreadable: odd.slice(0, 1) } };
});

const ownerSchema = v.object({
  type: textSchema,
  source_id: idSchema,
  role: v.nullish(v.unknown()),
});
export type WireOwner = v.InferOutput<typeof ownerSchema>;

const templateEntries = {
  ...baseWorkflowSchema.entries,
  wf_name_template: textSchema,
  owners: v.fallback(lenientList(ownerSchema), []),
  template_owners: v.optional(v.unknown()),
  kickoff: anyKickoffSchema,
};
const templateSchema = v.object(templateEntries);
export type WireTemplate = v.InferOutput<typeof templateSchema>;

/** GET /templates: a page, or a bare list of everything. */
export const templatePageSchema = pageOf(templateSchema);

const performerSchema = v.object({
  type: textSchema,
  source_id: anyIdSchema,
  label: textSchema,
});
export type WirePerformer = v.InferOutput<typeof performerSchema>;

const taskSchema = v.object({
  id: anyIdSchema,
  api_name: anyIdSchema,
  name: textSchema,
  description: textSchema,
  number: countSchema,
  require_completion_by_all: flagSchema,
  raw_performers: v.fallback(lenientList(performerSchema), []),
});
export type WireTask = v.InferOutput<typeof taskSchema>;

/** GET /templates/<id>; a draft of one that is not active may lack anything. */
export const templateDetailSchema = v.object({
  ...templateEntries,
  tasks: lenientList(taskSchema),
});
export type WireTemplateDetail = v.InferOutput<typeof templateDetailSchema>;

/** GET /templates/<id>/steps */
export const stepsSchema = anyList(taskSchema);

/** GET /templates/<id>/fields, of which the names of tasks matter. */
export const templateFieldsSchema = v.object({ tasks: lenientList(taskSchema) });

/** GET /datasets/<id> */
export const datasetSchema = v.object({
  items: lenientList(v.object({ value: exactTextSchema })),
});

/** GET /accounts/users */
const userSchema = v.object({ ...personSchema.entries, type: textSchema });
export type WireUser = v.InferOutput<typeof userSchema>;
export const usersSchema = anyList(userSchema);

/** GET /accounts/groups */
const groupSchema = v.object({
  id: idSchema,
  name: exactTextSchema,
  type: textSchema,
  users: v.fallback(lenientList(idSchema), []),
});
export type WireGroup = v.InferOutput<typeof groupSchema>;
export const groupsSchema = anyList(groupSchema);

/** POST /templates/<id>/run */
export const launchedSchema = v.object({ id: idSchema, name: textSchema });
