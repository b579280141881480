import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Performer, Run, RunTask } from '../../model/runs.ts';
import { groupBy } from '../groupBy.ts';
import { readWorkflow } from '../workflows.ts';

const taskRows = v.array(
  v.object({
    id: v.number(),
    run_id: v.number(),
    task_id: v.number(),
    status: v.picklist(['pending', 'active', 'completed', 'snoozed', 'skipped']),
    name: v.nullable(v.string()),
    description: v.nullable(v.string()),
    started_at: v.nullable(v.string()),
    completed_at: v.nullable(v.string()),
    due_at: v.nullable(v.string()),
  }),
);
const performerRows = v.array(
  v.object({
    run_task_id: v.number(),
    type: v.picklist(['user', 'group']),
    source_id: v.number(),
    completed_at: v.nullable(v.string()),
  }),
);
const valueRows = v.array(
  v.object({
    run_task_id: v.number(),
    field: v.string(),
    value: v.pipe(v.string(), v.parseJson()),
  }),
);
const checkedRows = v.array(v.object({ run_task_id: v.number(), item: v.string() }));

/** Gives a run the tasks of its workflow, none of which has started. */
export function addTasks(database: DatabaseSync, run: Pick<Run, 'id' | 'workflowId'>): void {
  const add = database.prepare('INSERT INTO run_task (run_id, task_id) VALUES (?, ?)');
  for (const { id } of readWorkflow(database, run.workflowId)?.tasks ?? []) add.run(run.id, id);
}

/**
 * The tasks of some runs, by the run's id.
 * @param runs the ids of the runs, as a list in JSON.
 */
export function readTasks(
  database: DatabaseSync,
  runs: string,
): ReadonlyMap<number, readonly RunTask[]> {
  const read = (table: string): unknown =>
    database
      .prepare(
        `SELECT ${table}.* FROM ${table} JOIN run_task ON run_task.id = run_task_id
         WHERE run_id IN (SELECT value FROM json_each(?)) ORDER BY ${table}.rowid`,
      )
      .all(runs);
  const of = ({ run_task_id: id }: { readonly run_task_id: number }): number => id;
  const performers = groupBy(v.parse(performerRows, read('run_performer')), of);
  const values = groupBy(v.parse(valueRows, read('task_value')), of);
  const checked = groupBy(v.parse(checkedRows, read('checked_item')), of);
  const rows = database
    .prepare('SELECT * FROM run_task WHERE run_id IN (SELECT value FROM json_each(?)) ORDER BY id')
    .all(runs);
  const tasks = groupBy(v.parse(taskRows, rows), ({ run_id: id }) => id);
  const present = (row: v.InferOutput<typeof taskRows>[number]): RunTask => ({
    id: row.id,
    taskId: row.task_id,
    status: row.status,
    name: row.name,
    description: row.description,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    dueAt: row.due_at,
    performers: (performers.get(row.id) ?? []).map(asPerformer),
    values: (values.get(row.id) ?? []).map(({ field, value }) => [field, value] as const),
    checked: (checked.get(row.id) ?? []).map(({ item }) => item),
  });
  return new Map([...tasks].map(([run, all]) => [run, all.map(present)]));
}

const asPerformer = (row: v.InferOutput<typeof performerRows>[number]): Performer => ({
  type: row.type,
  id: row.source_id,
  completedAt: row.completed_at,
});
