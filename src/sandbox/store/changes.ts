import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Performer, Run, RunTask } from '../model/runs.ts';

/** The properties of a run that can change. */
export type RunChange = Partial<
  Pick<Run, 'name' | 'urgent' | 'dueAt' | 'status' | 'completedAt' | 'wakesAt'>
>;

/** The properties of a run's task that can change. */
export type TaskChange = Partial<
  Pick<RunTask, 'status' | 'name' | 'description' | 'startedAt' | 'completedAt' | 'dueAt'>
>;

const columns: Readonly<Record<keyof RunChange | keyof TaskChange, string>> = {
  name: 'name',
  description: 'description',
  urgent: 'urgent',
  dueAt: 'due_at',
  status: 'status',
  startedAt: 'started_at',
  completedAt: 'completed_at',
  wakesAt: 'wakes_at',
};

function change(
  database: DatabaseSync,
  table: 'run' | 'run_task',
  id: number,
  properties: RunChange | TaskChange,
): void {
  for (const [key, column] of Object.entries(columns)) {
    const value = new Map(Object.entries(properties)).get(key);
    if (value === undefined) continue;
    const stored: SQLInputValue = typeof value === 'boolean' ? Number(value) : value;
    database.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(stored, id);
  }
}

export const changeRun = (database: DatabaseSync, id: number, properties: RunChange): void => {
  change(database, 'run', id, properties);
};

export const changeTask = (database: DatabaseSync, id: number, properties: TaskChange): void => {
  change(database, 'run_task', id, properties);
};

/** Replaces the performers of a run's task. */
export function setPerformers(
  database: DatabaseSync,
  taskId: number,
  performers: readonly Performer[],
): void {
  database.prepare('DELETE FROM run_performer WHERE run_task_id = ?').run(taskId);
  const add = database.prepare('INSERT OR IGNORE INTO run_performer VALUES (?, ?, ?, ?)');
  for (const { type, id, completedAt } of performers) add.run(taskId, type, id, completedAt);
}

/** Replaces some values of a run or a task; others stay. */
export function putValues(
  database: DatabaseSync,
  table: 'run_value' | 'task_value',
  id: number,
  values: Run['values'],
): void {
  const put = database.prepare(`INSERT OR REPLACE INTO ${table} VALUES (?, ?, ?)`);
  for (const [field, value] of values) put.run(id, field, JSON.stringify(value));
}

/** Ticks an item of a task's checklists, or removes the tick. */
export function checkItem(
  database: DatabaseSync,
  taskId: number,
  item: string,
  checked: boolean,
): void {
  const statement = checked
    ? 'INSERT OR IGNORE INTO checked_item VALUES (?, ?)'
    : 'DELETE FROM checked_item WHERE run_task_id = ? AND item = ?';
  database.prepare(statement).run(taskId, item);
}

/** Deletes a run and everything that belongs to it. */
export function deleteRun(database: DatabaseSync, id: number): void {
  database
    .prepare(
      'DELETE FROM comment_sign WHERE event_id IN (SELECT id FROM run_event WHERE run_id = ?)',
    )
    .run(id);
  for (const table of ['run_event', 'run_value', 'run_task_url']) {
    database.prepare(`DELETE FROM ${table} WHERE run_id = ?`).run(id);
  }
  for (const table of ['run_performer', 'task_value', 'checked_item']) {
    database
      .prepare(
        `DELETE FROM ${table} WHERE run_task_id IN (SELECT id FROM run_task WHERE run_id = ?)`,
      )
      .run(id);
  }
  database.prepare('DELETE FROM run_task WHERE run_id = ?').run(id);
  database.prepare('DELETE FROM run WHERE id = ?').run(id);
}
