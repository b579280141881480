import type { DatabaseSync } from 'node:sqlite';
import type { Task } from '../model/workflows.ts';
import type { Run } from '../model/runs.ts';
import { performersOf } from '../rules/performers.ts';
import { setPerformers } from './changes.ts';
import { addEvent } from './events.ts';
import { readGroups } from './groups.ts';
import { readPeople } from './people.ts';
import { readWorkflow } from './workflows.ts';

type Beginning = Pick<
  Run,
  'id' | 'workflowId' | 'values' | 'launchedBy' | 'launchedAt' | 'dialect'
>;

/**
 * Adds the tasks of a run. The first one starts at once for a launch by the documented API; today's
 * API decides more before that.
 */
export function beginRun(database: DatabaseSync, run: Beginning): void {
  const tasks = readWorkflow(database, run.workflowId)?.tasks ?? [];
  const addTask = database.prepare('INSERT INTO run_task (run_id, task_id) VALUES (?, ?)');
  const ids = tasks.map((task) => Number(addTask.run(run.id, task.id).lastInsertRowid));
  const [first] = tasks;
  const [id] = ids;
  if (run.dialect === 'documented' && first && id !== undefined)
    startFirst(database, run, first, id);
}

function startFirst(database: DatabaseSync, run: Beginning, task: Task, id: number): void {
  const at = run.launchedAt;
  database
    .prepare(`UPDATE run_task SET status = 'active', started_at = ? WHERE id = ?`)
    .run(at, id);
  const people = readPeople(database);
  const groups = readGroups(database);
  setPerformers(database, id, performersOf(task, { ...run, people, groups }));
  addEvent(database, { runId: run.id, taskId: id, kind: 'taskStarted', at, personId: null });
}

/** Ends a run with all of its tasks done. */
export function finishRun(database: DatabaseSync, id: number, at: string): void {
  database
    .prepare(
      `UPDATE run_task
       SET status = 'completed', started_at = coalesce(started_at, ?), completed_at = ?
       WHERE run_id = ? AND status <> 'skipped'`,
    )
    .run(at, at, id);
  database
    .prepare(
      `UPDATE run_performer SET completed_at = ?
       WHERE run_task_id IN (SELECT id FROM run_task WHERE run_id = ?)`,
    )
    .run(at, id);
  database.prepare(`UPDATE run SET status = 'done', completed_at = ? WHERE id = ?`).run(at, id);
}
