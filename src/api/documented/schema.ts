/**
 * The answers of the documented API, as the wire has them. Tolerant of what it can do without:
 * unknown properties, missing or null ones that only describe, people and selections that make no
 * sense. What nothing can be done without is refused by its path.
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
  personSchema,
  textSchema,
} from '../wire.ts';

const selectionSchema = v.object({ id: idSchema, value: textSchema });

const fieldSchema = v.object({
  ...baseFieldSchema.entries,
  selections: lenientList(selectionSchema),
});
export type WireField = v.InferOutput<typeof fieldSchema>;

const kickoffSchema = v.nullish(
  v.object({ description: textSchema, fields: v.nullish(v.array(fieldSchema), []) }),
  { description: '', fields: [] },
);

const taskSchema = v.object({
  id: idSchema,
  name: textSchema,
  description: textSchema,
  number: countSchema,
  responsible: lenientList(personSchema),
  url: exactTextSchema,
  require_completion_by_all: flagSchema,
});
export type WireTask = v.InferOutput<typeof taskSchema>;

const workflowEntries = {
  ...baseWorkflowSchema.entries,
  run_allowed: lenientList(personSchema),
  urls: lenientList(v.string()),
  kickoff: kickoffSchema,
};
const workflowSchema = v.object(workflowEntries);
export type WireWorkflow = v.InferOutput<typeof workflowSchema>;

/** GET /workflows */
export const workflowListSchema = v.array(workflowSchema);

/** Today's service has runs in this place, and each has a number for its status. */
export const notStatusOfRun = v.custom((value) => typeof value !== 'number', 'no status of a run');

/** GET /workflows/<id> */
export const workflowDetailSchema = v.object({
  ...workflowEntries,
  status: v.optional(notStatusOfRun),
  tasks: v.nullish(v.array(taskSchema), []),
});
export type WireWorkflowDetail = v.InferOutput<typeof workflowDetailSchema>;

/** POST /workflows/<id>/run */
export const launchedSchema = v.object({ process_id: idSchema });
