import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { type RunQuery, runCondition } from './runs/findRuns.ts';

/** Numbers of runs, by several criteria. */
export interface RunCounts {
  /** The numbers by the id of the person who launched the runs. */
  readonly byStarter: readonly { readonly id: number; readonly count: number }[];
  /**
   * The numbers by the id of the workflow's task that the runs are at, or passed if they are done.
   */
  readonly byTask: readonly { readonly id: number; readonly count: number }[];
  /** The numbers by the performers who still have a part to do. */
  readonly byPerformer: readonly {
    readonly type: 'user' | 'group';
    readonly id: number;
    readonly count: number;
  }[];
}

const rowsSchema = v.array(v.object({ id: v.number(), count: v.number() }));
const performerRows = v.array(
  v.object({ type: v.picklist(['user', 'group']), id: v.number(), count: v.number() }),
);

/** Counts the runs that match the query. */
export function countCurrent(database: DatabaseSync, query: RunQuery): RunCounts {
  const { where, parameters } = runCondition(query);
  const read = (columns: string, joins: string, group: string): unknown =>
    database
      .prepare(
        `SELECT ${columns}, count(DISTINCT run.id) AS count FROM run ${joins}
         WHERE ${where} GROUP BY ${group} ORDER BY count DESC, ${group}`,
      )
      .all(parameters);
  const tasks = `JOIN run_task ON run_task.run_id = run.id AND run_task.status =
    CASE run.status WHEN 'running' THEN 'active' WHEN 'snoozed' THEN 'snoozed'
    ELSE 'completed' END`;
  const performers = `JOIN run_task ON run_task.run_id = run.id AND run_task.status = 'active'
    JOIN run_performer ON run_task_id = run_task.id`;
  return {
    byStarter: v.parse(rowsSchema, read('launched_by AS id', '', 'launched_by')),
    byTask: v.parse(rowsSchema, read('task_id AS id', tasks, 'task_id')),
    byPerformer: v.parse(
      performerRows,
      read('type, source_id AS id', performers, 'type, source_id'),
    ),
  };
}
