import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Run } from '../../model/runs.ts';
import { groupBy } from '../groupBy.ts';
import { readTasks } from './runTasks.ts';

const runRows = v.array(
  v.object({
    id: v.number(),
    workflow_id: v.number(),
    name: v.string(),
    launched_by: v.number(),
    launched_at: v.string(),
    dialect: v.picklist(['documented', 'current']),
    urgent: v.number(),
    due_at: v.nullable(v.string()),
    ancestor_task: v.nullable(v.number()),
    status: v.picklist(['running', 'done', 'snoozed']),
    completed_at: v.nullable(v.string()),
    wakes_at: v.nullable(v.string()),
  }),
);
const valueRows = v.array(
  v.object({ run_id: v.number(), field: v.string(), value: v.pipe(v.string(), v.parseJson()) }),
);
const idRows = v.array(v.object({ id: v.number() }));

/** Every run with its values and tasks, oldest first. */
export function readLiveRuns(database: DatabaseSync): readonly Run[] {
  const rows = v.parse(idRows, database.prepare('SELECT id FROM run ORDER BY id').all());
  return readRunsById(
    database,
    rows.map(({ id }) => id),
  );
}

/** The runs with these ids, in the same order, without missing ones. */
export function readRunsById(database: DatabaseSync, ids: readonly number[]): readonly Run[] {
  const list = JSON.stringify(ids);
  const read = (table: string, key: string): unknown =>
    database
      .prepare(`SELECT * FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?))`)
      .all(list);
  const values = groupBy(v.parse(valueRows, read('run_value', 'run_id')), ({ run_id: id }) => id);
  const tasks = readTasks(database, list);
  const runs = v.parse(runRows, read('run', 'id')).map((row): Run => ({
    id: row.id,
    workflowId: row.workflow_id,
    name: row.name,
    values: (values.get(row.id) ?? []).map(({ field, value }) => [field, value] as const),
    launchedBy: row.launched_by,
    launchedAt: row.launched_at,
    dialect: row.dialect,
    urgent: row.urgent === 1,
    dueAt: row.due_at,
    ancestorTask: row.ancestor_task,
    status: row.status,
    completedAt: row.completed_at,
    wakesAt: row.wakes_at,
    tasks: tasks.get(row.id) ?? [],
  }));
  const byId = new Map(runs.map((run) => [run.id, run] as const));
  return ids.map((id) => byId.get(id)).filter((run) => run !== undefined);
}

/** The run of a run's task. */
export function readRunOfTask(database: DatabaseSync, taskId: number): Run | undefined {
  const row = database.prepare('SELECT run_id AS id FROM run_task WHERE id = ?').all(taskId);
  return readRunsById(
    database,
    v.parse(idRows, row).map(({ id }) => id),
  )[0];
}
