import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Launch } from '../../model/runs.ts';

/** A run as the file has it, with all properties as they were sent. */
export interface StoredRun {
  readonly id: number;
  readonly name: string;
  readonly workflowId: number;
  /** The values by the field's name on the wire. */
  readonly kickoff: Readonly<Record<string, unknown>>;
  /** The replaced links by the task's id. */
  readonly taskUrls: Readonly<Record<string, string>>;
  /** The e-mail address of the person who launched it. */
  readonly launchedBy: string;
  /** ISO 8601, in UTC. */
  readonly launchedAt: string;
}

const json = v.pipe(v.string(), v.parseJson());
const valueRows = v.array(v.object({ field: v.string(), value: json }));
const taskUrlRows = v.array(v.object({ task_id: v.number(), url: v.string() }));
const runRows = v.array(
  v.object({
    id: v.number(),
    name: v.string(),
    workflow_id: v.number(),
    email: v.string(),
    launched_at: v.string(),
  }),
);

/** Stores the run without tasks, and returns its id. */
export function insertRun(database: DatabaseSync, launch: Launch): number {
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO run
       (workflow_id, name, launched_by, launched_at, dialect, urgent, due_at, ancestor_task)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[launch.workflowId, launch.name, launch.launchedBy, launch.launchedAt],
      ...[launch.dialect ?? 'documented', Number(launch.urgent ?? false)],
      ...[launch.dueAt ?? null, launch.ancestorTask ?? null],
    );
  const addValue = database.prepare('INSERT INTO run_value VALUES (?, ?, ?)');
  for (const [field, value] of launch.values) {
    addValue.run(lastInsertRowid, field, JSON.stringify(value));
  }
  const addTaskUrl = database.prepare('INSERT INTO run_task_url VALUES (?, ?, ?)');
  for (const [task, url] of launch.taskUrls) addTaskUrl.run(lastInsertRowid, task, url);
  return Number(lastInsertRowid);
}

/** The values of the workflow's runs in one field. */
export function readFieldValues(
  database: DatabaseSync,
  workflowId: number,
  field: string,
): readonly unknown[] {
  const rows = database
    .prepare(
      `SELECT field, value FROM run JOIN run_value ON run_id = run.id
       WHERE workflow_id = ? AND field = ?`,
    )
    .all(workflowId, field);
  return v.parse(valueRows, rows).map(({ value }) => value);
}

/** Reads all runs from a data file, oldest first, even while a sandbox is using it. */
export function readRuns(file: string): readonly StoredRun[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database
      .prepare(
        'SELECT run.*, email FROM run JOIN person ON person.id = launched_by ORDER BY run.id',
      )
      .all();
    return v.parse(runRows, rows).map((row) => ({
      id: row.id,
      name: row.name,
      workflowId: row.workflow_id,
      kickoff: readKickoff(database, row.id),
      taskUrls: readTaskUrls(database, row.id),
      launchedBy: row.email,
      launchedAt: row.launched_at,
    }));
  } finally {
    database.close();
  }
}

function readKickoff(database: DatabaseSync, run: number): Record<string, unknown> {
  const rows = database.prepare('SELECT field, value FROM run_value WHERE run_id = ?').all(run);
  return Object.fromEntries(v.parse(valueRows, rows).map(({ field, value }) => [field, value]));
}

function readTaskUrls(database: DatabaseSync, run: number): Record<string, string> {
  const rows = database.prepare('SELECT task_id, url FROM run_task_url WHERE run_id = ?').all(run);
  return Object.fromEntries(v.parse(taskUrlRows, rows).map((row) => [row.task_id, row.url]));
}
