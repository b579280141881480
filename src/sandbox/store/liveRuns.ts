import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Performer, Run, RunTask } from '../model.ts';

const json = v.pipe(v.string(), v.parseJson());
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
  }),
);
const valueRows = v.array(v.object({ run_id: v.number(), field: v.string(), value: json }));
const taskRows = v.array(
  v.object({
    id: v.number(),
    run_id: v.number(),
    task_id: v.number(),
    status: v.picklist(['pending', 'active', 'completed', 'snoozed', 'skipped']),
    started_at: v.nullable(v.string()),
    completed_at: v.nullable(v.string()),
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

/** Every run with its values and tasks, oldest first. */
export function readLiveRuns(database: DatabaseSync): readonly Run[] {
  const read = (table: string): unknown => database.prepare(`SELECT * FROM ${table}`).all();
  const values = groupBy(v.parse(valueRows, read('run_value')), ({ run_id: id }) => id);
  const tasks = readTasks(read);
  return v.parse(runRows, read('run ORDER BY id')).map((row) => ({
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
    tasks: tasks.get(row.id) ?? [],
  }));
}

/** The tasks of each run, by the run's id. */
function readTasks(read: (table: string) => unknown): ReadonlyMap<number, readonly RunTask[]> {
  const performers = groupBy(
    v.parse(performerRows, read('run_performer ORDER BY rowid')),
    ({ run_task_id: id }) => id,
  );
  const performersOf = (task: number): readonly Performer[] =>
    (performers.get(task) ?? []).map((row) => ({
      type: row.type,
      id: row.source_id,
      completedAt: row.completed_at,
    }));
  const rows = groupBy(v.parse(taskRows, read('run_task ORDER BY id')), ({ run_id: id }) => id);
  return new Map(
    [...rows].map(([run, tasks]) => [
      run,
      tasks.map((row) => ({
        id: row.id,
        taskId: row.task_id,
        status: row.status,
        startedAt: row.started_at,
        completedAt: row.completed_at,
        performers: performersOf(row.id),
      })),
    ]),
  );
}

function groupBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
