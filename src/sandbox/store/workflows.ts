import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Workflow, WorkflowOrder } from '../model.ts';

const selectionSchema = v.object({ id: v.number(), value: v.string() });

const fieldSchema = v.object({
  apiName: v.string(),
  name: v.string(),
  description: v.string(),
  type: v.string(),
  required: v.boolean(),
  selections: v.array(selectionSchema),
  unique: v.boolean(),
});

const taskSchema = v.object({
  id: v.number(),
  number: v.number(),
  name: v.string(),
  description: v.nullable(v.string()),
  responsible: v.array(v.number()),
  url: v.nullable(v.string()),
  completedByAll: v.boolean(),
});

const workflowSchema: v.GenericSchema<unknown, Workflow> = v.object({
  id: v.number(),
  name: v.string(),
  description: v.string(),
  active: v.boolean(),
  finalizable: v.boolean(),
  createdAt: v.string(),
  mayRun: v.array(v.number()),
  tasks: v.array(taskSchema),
  kickoff: v.object({ id: v.number(), description: v.string(), fields: v.array(fieldSchema) }),
});

const rowSchema = v.pipe(
  v.object({ definition: v.pipe(v.string(), v.parseJson(), workflowSchema) }),
  v.transform(({ definition }) => definition),
);

export function addWorkflow(database: DatabaseSync, workflow: Workflow): void {
  database
    .prepare('INSERT INTO workflow (id, definition) VALUES (?, ?)')
    .run(workflow.id, JSON.stringify(workflow));
}

export function readWorkflow(database: DatabaseSync, id: number): Workflow | undefined {
  const row = database.prepare('SELECT definition FROM workflow WHERE id = ?').get(id);
  return row && v.parse(rowSchema, row);
}

/** All workflows in the order asked for; equal ones in the order of their ids. */
export function readWorkflows(
  database: DatabaseSync,
  { by, descending }: WorkflowOrder,
): readonly Workflow[] {
  const rows = database.prepare('SELECT definition FROM workflow ORDER BY id').all();
  const compare = by === 'date' ? byDate : byName;
  return v
    .parse(v.array(rowSchema), rows)
    .sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
}

const byDate = (a: Workflow, b: Workflow): number =>
  Date.parse(a.createdAt) - Date.parse(b.createdAt);

const names = new Intl.Collator('en', { sensitivity: 'accent' });
const byName = (a: Workflow, b: Workflow): number => names.compare(a.name, b.name);
