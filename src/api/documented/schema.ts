/**
 * The answers of the documented API, as the wire has them. Tolerant of what is not needed: unknown
 * properties, missing or null descriptions, people and selections that make no sense. A missing
 * necessity is refused, with its path.
 */
import * as v from 'valibot';
import { someEntriesOf, unreadable, unreadableField, unreadableFields } from '../entries.ts';
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
  selections: someEntriesOf(selectionSchema, 'selections', unreadable),
});
export type WireField = v.InferOutput<typeof fieldSchema>;

const noKickoff = { description: '', fields: { items: [], unreadable: [] } };
const kickoffSchema = v.nullish(
  v.object({
    description: textSchema,
    fields: someEntriesOf(fieldSchema, 'kickoff.fields', unreadableField),
  }),
  {},
);
/** A form that cannot be read at all must not pass for one without fields. */
const anyKickoffSchema = v.fallback(kickoffSchema, (dataset) => {
  const odd =
    dataset?.issues?.map((issue) => unreadableFields(issue.input, 'kickoff', issue)) ?? [];
  return { ...noKickoff, fields: { items: [], unreadable: odd.slice(0, 1) } };
});

/** A person with a name or an address counts, whatever the id is. */
const somebodySchema = v.object({ ...personSchema.entries, id: v.fallback(idSchema, '') });

const taskSchema = v.object({
  id: idSchema,
  name: textSchema,
  description: textSchema,
  number: countSchema,
  responsible: v.fallback(lenientList(somebodySchema), []),
  url: exactTextSchema,
  require_completion_by_all: flagSchema,
});
export type WireTask = v.InferOutput<typeof taskSchema>;

const workflowEntries = {
  ...baseWorkflowSchema.entries,
  run_allowed: v.fallback(lenientList(somebodySchema), []),
  urls: v.fallback(lenientList(v.string()), []),
  kickoff: anyKickoffSchema,
};
/** An entry of GET /workflows. */
export const workflowSchema = v.object(workflowEntries);
export type WireWorkflow = v.InferOutput<typeof workflowSchema>;

/** Today's service lists runs here, each with a number as its status. */
export const notStatusOfRun = v.custom((value) => typeof value !== 'number', 'no status of a run');

/** GET /workflows/<id> */
export const workflowDetailSchema = v.object({
  ...workflowEntries,
  status: v.optional(notStatusOfRun),
  tasks: someEntriesOf(taskSchema, 'tasks', unreadable),
});
export type WireWorkflowDetail = v.InferOutput<typeof workflowDetailSchema>;

/** POST /workflows/<id>/run */
export const launchedSchema = v.object({ process_id: idSchema });
