/**
 * The service's answers about runs, their tasks and their log. As tolerant as the other schemas.
 */
import * as v from 'valibot';
import {
  countSchema,
  exactTextSchema,
  flagSchema,
  idSchema,
  lenientList,
  textSchema,
} from '../../wire.ts';
import { someEntriesOf, unreadable, unreadableField, unreadableFields } from '../../entries.ts';
import { rulesSchema, selectionSchema } from '../schema.ts';

/** A property that may have any shape and is then left out. */
const optional = <Output>(schema: v.GenericSchema<unknown, Output>) =>
  v.fallback(v.nullish(schema), undefined);

const text = textSchema;
const exactText = exactTextSchema;
const flag = flagSchema;
const id = optional(idSchema);
/** Unix seconds, which may have a fraction. */
const time = countSchema;
const count = v.pipe(
  countSchema,
  v.transform((number) => number ?? 0),
);

const performerSchema = v.object({
  source_id: id,
  type: text,
  is_completed: flag,
});
export type WireRunPerformer = v.InferOutput<typeof performerSchema>;

const taskEntries = {
  id: idSchema,
  name: text,
  number: time,
  status: text,
  performers: v.fallback(lenientList(performerSchema), []),
  date_started_tsp: time,
  date_completed_tsp: time,
  due_date_tsp: time,
  delay: optional(v.object({ estimated_end_date_tsp: time })),
  checklists_total: count,
  checklists_marked: count,
};
const runTaskSchema = v.object(taskEntries);
export type WireRunTask = v.InferOutput<typeof runTaskSchema>;

const valueSchema = v.object({
  api_name: idSchema,
  name: text,
  description: text,
  type: text,
  is_required: flag,
  is_hidden: flag,
  order: time,
  value: exactText,
  markdown_value: exactText,
  user_id: id,
  group_id: id,
  selections: someEntriesOf(selectionSchema, 'selections', unreadable),
  /** The files of a field, in answers from before v7. */
  attachments: v.fallback(lenientList(v.object({ id: idSchema, name: text, url: text })), []),
});
export type WireValue = v.InferOutput<typeof valueSchema>;

const valueSetSchema = v.object({
  api_name: text,
  title: text,
  name: text,
  description: text,
  order: time,
  fields: someEntriesOf(valueSchema, 'fields', unreadableField),
  rules: rulesSchema,
});
const values = {
  output: someEntriesOf(valueSchema, 'output', unreadableField),
  fieldsets: someEntriesOf(valueSetSchema, 'fieldsets', unreadableFields),
};

const runEntries = {
  id: idSchema,
  name: text,
  description: text,
  status: time,
  template: optional(v.object({ id: idSchema, name: text })),
  is_urgent: flag,
  finalizable: flag,
  date_created_tsp: time,
  date_completed_tsp: time,
  due_date_tsp: time,
  workflow_starter: id,
  owners: optional(v.array(idSchema)),
  tasks: someEntriesOf(runTaskSchema, 'tasks', unreadable),
};

/** A run without what only lists or only details have. */
const anyRunSchema = v.object(runEntries);
export type WireRun = v.InferOutput<typeof anyRunSchema>;

/** An item of GET /workflows */
export const runSchema = v.object({
  ...anyRunSchema.entries,
  /** The values that the list was asked for. */
  fields: v.fallback(lenientList(v.object({ name: text, value: exactText })), []),
});
export type WireListedRun = v.InferOutput<typeof runSchema>;

/** GET /workflows/<id> */
export const runDetailSchema = v.object({
  ...anyRunSchema.entries,
  ancestor_task_id: id,
  kickoff: optional(v.object(values)),
});
export type WireRunDetail = v.InferOutput<typeof runDetailSchema>;

/** An item of GET /v3/tasks */
export const myTaskSchema = v.object({
  id: idSchema,
  name: text,
  workflow_name: text,
  template_id: id,
  is_urgent: flag,
  date_started_tsp: time,
  date_completed_tsp: time,
  due_date_tsp: time,
});
export type WireMyTask = v.InferOutput<typeof myTaskSchema>;

const itemSchema = v.object({ id: idSchema, value: text, is_selected: flag });
const checklistSchema = v.object({
  id: idSchema,
  selections: someEntriesOf(itemSchema, 'checklists.selections', unreadable),
});
export type WireChecklist = v.InferOutput<typeof checklistSchema>;

/**
 * Servers since v7.1 list field sets, even if a task has none; `has_fieldsets` is our own property
 * for that.
 */
const withHasFieldsets = (task: unknown): unknown =>
  typeof task === 'object' && task !== null
    ? { ...task, has_fieldsets: 'fieldsets' in task }
    : task;

const subRunSchema = v.object({
  id: idSchema,
  name: text,
  status: time,
  date_created_tsp: time,
  date_completed_tsp: time,
});
export type WireSubRun = v.InferOutput<typeof subRunSchema>;

const taskSchemaWithFlag = v.object({
  ...taskEntries,
  description: text,
  workflow: v.object({ id: idSchema, name: text, template_name: text, status: time }),
  require_completion_by_all: flag,
  is_urgent: flag,
  ...values,
  has_fieldsets: v.boolean(),
  checklists: someEntriesOf(checklistSchema, 'checklists', unreadable),
  revert_tasks: v.fallback(lenientList(v.object({ id: idSchema, name: text })), []),
  is_read_only_viewer: flag,
  /** The runs that were launched from the task. */
  sub_workflows: optional(lenientList(subRunSchema)),
});
/** GET /v2/tasks/<id> */
export const taskDetailSchema = v.pipe(
  v.unknown(),
  v.transform(withHasFieldsets),
  taskSchemaWithFlag,
);
export type WireTaskDetail = v.InferOutput<typeof taskDetailSchema>;

/** An item of GET /workflows/<id>/events */
export const eventSchema = v.object({
  id: idSchema,
  type: time,
  status: text,
  created_tsp: time,
  text,
  user_id: id,
  target_user_id: id,
  target_group_id: id,
  /** The ids of people by the sign that they have put to a comment. */
  reactions: v.fallback(v.record(v.string(), lenientList(idSchema)), {}),
  /** Those who have seen a comment. */
  watched: v.fallback(lenientList(v.object({ user_id: idSchema })), []),
  task: optional(
    v.object({
      id: idSchema,
      name: text,
      number: time,
      sub_workflow: optional(v.object({ id: idSchema, name: text })),
    }),
  ),
});
export type WireEvent = v.InferOutput<typeof eventSchema>;

/**
 * An item of GET /workflows/<id>/events, reduced to the values that its task was completed with.
 */
export const outputEventSchema = v.object({ task: optional(v.object(values)) });
