import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Workflow, WorkflowOrder } from '../model/workflows.ts';
import { workflowSchema } from './workflowSchema.ts';

const rowSchema = v.pipe(
  v.object({ definition: v.pipe(v.string(), v.parseJson(), workflowSchema) }),
  v.transform(({ definition }) => definition),
);

/** Adds the workflow, or replaces the one with the same id. */
export function putWorkflow(database: DatabaseSync, workflow: Workflow): void {
  database
    .prepare(
      `INSERT INTO workflow (id, definition) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET definition = excluded.definition`,
    )
    .run(workflow.id, JSON.stringify(workflow));
}

/** The workflow, even a deleted one. */
export function readWorkflow(database: DatabaseSync, id: number): Workflow | undefined {
  const row = database.prepare('SELECT definition FROM workflow WHERE id = ?').get(id);
  return row && v.parse(rowSchema, row);
}

/** Deletes the workflow; its runs still know it. */
export function deleteWorkflow(database: DatabaseSync, id: number): void {
  database
    .prepare(
      `UPDATE workflow SET definition = json_set(definition, '$.deleted', json('true')) WHERE id = ?`,
    )
    .run(id);
}

/** All workflows in the requested order; equal ones in the order of their ids. */
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
