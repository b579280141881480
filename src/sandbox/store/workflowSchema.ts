import * as v from 'valibot';
import type { Workflow } from '../model/workflows.ts';

const fieldSchema = v.object({
  apiName: v.string(),
  name: v.string(),
  description: v.string(),
  type: v.string(),
  required: v.boolean(),
  selections: v.array(v.object({ id: v.number(), value: v.string() })),
  unique: v.boolean(),
  hidden: v.boolean(),
  default: v.string(),
  dataset: v.nullable(v.number()),
  order: v.number(),
});

const fieldsetSchema = v.object({
  id: v.number(),
  apiName: v.string(),
  name: v.string(),
  title: v.string(),
  description: v.string(),
  order: v.number(),
  labelPosition: v.picklist(['top', 'left']),
  layout: v.picklist(['vertical', 'horizontal']),
  rules: v.array(v.object({ apiName: v.string(), value: v.string(), fields: v.array(v.string()) })),
  fields: v.array(fieldSchema),
});

const performerSchema = v.variant('type', [
  v.object({ type: v.picklist(['user', 'group']), id: v.number() }),
  v.object({ type: v.literal('field'), apiName: v.string() }),
  v.object({ type: v.literal('workflow_starter') }),
]);

const formEntries = { fields: v.array(fieldSchema), fieldsets: v.array(fieldsetSchema) };

const taskSchema = v.object({
  id: v.number(),
  number: v.number(),
  name: v.string(),
  description: v.nullable(v.string()),
  responsible: v.array(v.number()),
  url: v.nullable(v.string()),
  completedByAll: v.boolean(),
  performers: v.array(performerSchema),
  ...formEntries,
  delay: v.nullable(v.number()),
  conditions: v.array(
    v.object({
      apiName: v.string(),
      action: v.picklist(['skip', 'end']),
      field: v.string(),
      value: v.string(),
    }),
  ),
  checklists: v.array(
    v.object({
      apiName: v.string(),
      items: v.array(v.object({ apiName: v.string(), value: v.string() })),
    }),
  ),
});

/** A workflow as the file has it. */
export const workflowSchema: v.GenericSchema<unknown, Workflow> = v.object({
  id: v.number(),
  name: v.string(),
  description: v.string(),
  active: v.boolean(),
  finalizable: v.boolean(),
  createdAt: v.string(),
  mayRun: v.array(v.number()),
  roles: v.array(
    v.object({
      role: v.picklist(['owner', 'viewer', 'starter']),
      type: v.picklist(['user', 'group']),
      id: v.number(),
    }),
  ),
  nameTemplate: v.nullable(v.string()),
  public: v.boolean(),
  tasks: v.array(taskSchema),
  kickoff: v.object({
    id: v.number(),
    description: v.string(),
    ...formEntries,
  }),
  deleted: v.boolean(),
  draft: v.nullable(v.record(v.string(), v.unknown())),
});
