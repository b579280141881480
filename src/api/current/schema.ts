/**
 * The answers of the service as it runs today, of all its generations. Tolerant as the documented
 * dialect is. Where the absence of a property tells one generation from another, it has no default.
 */
import * as v from 'valibot';
import {
  baseFieldSchema,
  baseWorkflowSchema,
  countSchema,
  exactTextSchema,
  flagSchema,
  idSchema,
  lenientList,
  anyList,
  personSchema,
  textSchema,
} from '../wire.ts';

export const selectionSchema = v.union([
  v.string(),
  v.object({ id: v.nullish(idSchema), api_name: v.nullish(idSchema), value: exactTextSchema }),
]);
export type WireSelection = v.InferOutput<typeof selectionSchema>;

const fieldSchema = v.object({
  ...baseFieldSchema.entries,
  is_hidden: v.nullish(v.boolean()),
  order: countSchema,
  default: v.fallback(exactTextSchema, ''),
  dataset: v.nullish(idSchema),
  selections: lenientList(selectionSchema),
});
export type WireField = v.InferOutput<typeof fieldSchema>;

const fieldSetSchema = v.object({
  api_name: textSchema,
  title: textSchema,
  name: textSchema,
  description: textSchema,
  order: countSchema,
  fields: v.nullish(v.array(fieldSchema), []),
});
export type WireFieldSet = v.InferOutput<typeof fieldSetSchema>;

const kickoffSchema = v.object({
  description: textSchema,
  fields: v.nullish(v.array(fieldSchema), []),
  fieldsets: v.nullish(v.array(fieldSetSchema)),
});
export type WireKickoff = v.InferOutput<typeof kickoffSchema>;

const ownerSchema = v.object({
  type: textSchema,
  source_id: idSchema,
  role: v.nullish(v.string()),
});
export type WireOwner = v.InferOutput<typeof ownerSchema>;

const templateEntries = {
  ...baseWorkflowSchema.entries,
  wf_name_template: textSchema,
  owners: lenientList(ownerSchema),
  template_owners: v.optional(v.unknown()),
  kickoff: v.nullish(kickoffSchema, { description: '', fields: [] }),
};
const templateSchema = v.object(templateEntries);
export type WireTemplate = v.InferOutput<typeof templateSchema>;

const pageSchema = v.object({ results: v.array(templateSchema), next: v.nullish(v.string()) });
const bareListSchema = v.pipe(
  v.array(templateSchema),
  v.transform((results): v.InferOutput<typeof pageSchema> => ({ results, next: null })),
);

/** GET /templates: a page, or a bare list of everything. */
export const templatePageSchema = v.lazy((answer) =>
  Array.isArray(answer) ? bareListSchema : pageSchema,
);

const performerSchema = v.object({
  type: textSchema,
  source_id: v.nullish(idSchema),
  label: textSchema,
});
export type WirePerformer = v.InferOutput<typeof performerSchema>;

const taskSchema = v.object({
  id: v.nullish(idSchema),
  api_name: v.nullish(idSchema),
  name: textSchema,
  description: textSchema,
  number: countSchema,
  require_completion_by_all: flagSchema,
  raw_performers: lenientList(performerSchema),
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

/** GET /datasets/<id> */
export const datasetSchema = v.object({
  items: v.nullish(v.array(v.object({ value: exactTextSchema })), []),
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
  users: lenientList(idSchema),
});
export type WireGroup = v.InferOutput<typeof groupSchema>;
export const groupsSchema = anyList(groupSchema);

/** POST /templates/<id>/run */
export const launchedSchema = v.object({ id: idSchema, name: v.fallback(textSchema, '') });
