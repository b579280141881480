import type { DatabaseSync } from 'node:sqlite';
import type { Group, Person, RawPerformer, Run, Task } from '../model.ts';
import { readGroups } from './groups.ts';
import { readPeople } from './people.ts';
import { readWorkflow } from './workflows.ts';

type Beginning = Pick<Run, 'id' | 'workflowId' | 'values' | 'launchedBy' | 'launchedAt'>;

/** Gives a run its tasks, and starts the first one. */
export function beginRun(database: DatabaseSync, run: Beginning): void {
  const tasks = readWorkflow(database, run.workflowId)?.tasks ?? [];
  const addTask = database.prepare('INSERT INTO run_task (run_id, task_id) VALUES (?, ?)');
  for (const task of tasks) addTask.run(run.id, task.id);
  const [first] = tasks;
  if (first) startTask(database, run, first, run.launchedAt);
}

/** Makes a task active, and hands it to those who are to work on it. */
export function startTask(database: DatabaseSync, run: Beginning, task: Task, at: string): void {
  database
    .prepare(
      `UPDATE run_task SET status = 'active', started_at = ? WHERE run_id = ? AND task_id = ?`,
    )
    .run(at, run.id, task.id);
  const people = readPeople(database);
  const groups = readGroups(database);
  const addPerformer = database.prepare(
    `INSERT OR IGNORE INTO run_performer (run_task_id, type, source_id)
     SELECT id, ?, ? FROM run_task WHERE run_id = ? AND task_id = ?`,
  );
  for (const raw of task.performers) {
    const performer = resolve(raw, run, people, groups);
    if (performer) addPerformer.run(performer.type, performer.id, run.id, task.id);
  }
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

function resolve(
  raw: RawPerformer,
  run: Beginning,
  people: readonly Person[],
  groups: readonly Group[],
): { readonly type: 'user' | 'group'; readonly id: number } | undefined {
  if (raw.type === 'workflow_starter') return { type: 'user', id: run.launchedBy };
  if (raw.type !== 'field') return raw;
  const value = new Map(run.values).get(raw.apiName);
  if (typeof value !== 'string') return undefined;
  const named = value.toLowerCase();
  const person = people.find(({ email }) => email.toLowerCase() === named);
  if (person) return { type: 'user', id: person.id };
  const group = groups.find(({ name }) => name.toLowerCase() === named);
  return group && { type: 'group', id: group.id };
}
