import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import * as v from 'valibot';

const idRows = v.array(v.object({ id: v.number() }));
const countRows = v.array(v.object({ workflow_id: v.number(), count: v.number() }));

const idsOf = (database: DatabaseSync, sql: string, value: SQLInputValue): readonly number[] =>
  v.parse(idRows, database.prepare(sql).all(value)).map(({ id }) => id);

/** How many runs each workflow has, by its id. */
export const countRuns = (database: DatabaseSync): ReadonlyMap<number, number> =>
  new Map(
    v
      .parse(
        countRows,
        database
          .prepare('SELECT workflow_id, count(*) AS count FROM run GROUP BY workflow_id')
          .all(),
      )
      .map((row) => [row.workflow_id, row.count] as const),
  );

/** The ids of snoozed runs that resume by this time. */
export const runsToWake = (database: DatabaseSync, at: string): readonly number[] =>
  idsOf(database, `SELECT id FROM run WHERE status = 'snoozed' AND wakes_at <= ?`, at);

/** The ids of runs that are a part of a task of another run. */
export const subRuns = (database: DatabaseSync, taskId: number): readonly number[] =>
  idsOf(database, 'SELECT id FROM run WHERE ancestor_task = ? ORDER BY id', taskId);

/** A task in which a person has a part, in some run. */
export interface Part {
  readonly workflowId: number;
  /** The id of the workflow's task. */
  readonly taskId: number;
  readonly active: boolean;
}

const partRows = v.array(
  v.object({ workflow_id: v.number(), task_id: v.number(), status: v.string() }),
);

/**
 * The person's parts in all runs, open and done.
 * @param groups the ids of the person's groups.
 */
export function readParts(
  database: DatabaseSync,
  person: number,
  groups: readonly number[],
): readonly Part[] {
  const rows = database
    .prepare(
      `SELECT DISTINCT workflow_id, task_id, run_task.status
       FROM run_performer
       JOIN run_task ON run_task.id = run_task_id
       JOIN run ON run.id = run_id
       WHERE type = 'user' AND source_id = ? OR
             type = 'group' AND source_id IN (SELECT value FROM json_each(?))`,
    )
    .all(person, JSON.stringify(groups));
  return v.parse(partRows, rows).map((row) => ({
    workflowId: row.workflow_id,
    taskId: row.task_id,
    active: row.status === 'active',
  }));
}
