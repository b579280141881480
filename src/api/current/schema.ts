/**
 * The answers of the service as it runs today, in all its generations. As tolerant as the schemas
 * of the documented dialect. A property has no default where its absence tells one generation from
 * another.
 */
import * as v from 'valibot';
import { someEntriesOf, unreadable, unreadableField, unreadableFields } from '../entries.ts';
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

/** A selection. Its text may be missing where it has another name; a number counts as text. */
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

/**
 * The sums that fields of a set must add up to; a rule that makes no sense is left to the service.
 */
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

/** A form that cannot be read at all must not pass for one without fields. */
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
/** An entry of GET /templates. */
export const templateSchema = v.object(templateEntries);
export type WireTemplate = v.InferOutput<typeof templateSchema>;

const performerSchema = v.object({
  type: textSchema,
  source_id: anyIdSchema,
  label: textSchema,
});
export type WirePerformer = v.InferOutput<typeof performerSchema>;

const conditionSchema = v.object({
  action: textSchema,
  rules: v.fallback(
    lenientList(
      v.object({
        predicates: v.fallback(
          lenientList(
            v.object({
              field: textSchema,
              field_type: textSchema,
              operator: textSchema,
              value: exactTextSchema,
            }),
          ),
          [],
        ),
      }),
    ),
    [],
  ),
});
export type WireCondition = v.InferOutput<typeof conditionSchema>;

/** The fields of a task, to name those that conditions are about. */
const taskFields = {
  fields: someEntriesOf(fieldSchema, 'tasks.fields', unreadableField),
  fieldsets: v.nullish(
    v.pipe(v.unknown(), someEntriesOf(fieldSetSchema, 'tasks.fieldsets', unreadableFields)),
  ),
};

const taskSchema = v.object({
  id: anyIdSchema,
  api_name: anyIdSchema,
  name: textSchema,
  description: textSchema,
  number: countSchema,
  require_completion_by_all: flagSchema,
  raw_performers: v.fallback(lenientList(performerSchema), []),
  /** The tasks that it comes after; steps have none of this. */
  parents: v.fallback(v.nullish(lenientList(idSchema)), undefined),
  conditions: v.fallback(v.nullish(lenientList(conditionSchema)), undefined),
});
export type WireTask = v.InferOutput<typeof taskSchema>;

/** GET /templates/<id>; the draft of an inactive one may lack any property. */
export const templateDetailSchema = v.object({
  ...templateEntries,
  tasks: lenientList(v.object({ ...taskSchema.entries, ...taskFields })),
});
export type WireTemplateDetail = v.InferOutput<typeof templateDetailSchema>;

/** GET /templates/<id>/steps */
export const stepsSchema = anyList(taskSchema);

/** GET /templates/<id>/fields, reduced to the names of tasks. */
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
