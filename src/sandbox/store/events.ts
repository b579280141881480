import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { RunEvent, RunEventDraft } from '../model/runs.ts';

const rowSchema = v.pipe(
  v.object({
    id: v.number(),
    run_id: v.number(),
    run_task_id: v.nullable(v.number()),
    kind: v.picklist([
      ...(['runCompleted', 'taskStarted', 'taskCompleted', 'taskReturned', 'commented'] as const),
      ...(['runEnded', 'runReturned', 'taskUnattended', 'madeUrgent', 'madeOrdinary'] as const),
      ...(['resumed', 'snoozed', 'dueDateSet', 'partLaunched', 'runEndedByCondition'] as const),
      ...(['taskSkipped', 'taskDelayed', 'performerAdded', 'performerRemoved'] as const),
    ]),
    at: v.string(),
    person_id: v.nullable(v.number()),
    text: v.nullable(v.string()),
    until: v.nullable(v.string()),
    target_type: v.nullable(v.picklist(['user', 'group'])),
    target_id: v.nullable(v.number()),
  }),
  v.transform((row): RunEvent => ({
    id: row.id,
    runId: row.run_id,
    taskId: row.run_task_id,
    kind: row.kind,
    at: row.at,
    personId: row.person_id,
    text: row.text,
    until: row.until,
    target:
      row.target_type === null || row.target_id === null
        ? null
        : { type: row.target_type, id: row.target_id },
  })),
);

export function addEvent(database: DatabaseSync, event: RunEventDraft): RunEvent {
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO run_event
       (run_id, run_task_id, kind, at, person_id, text, until, target_type, target_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[event.runId, event.taskId, event.kind, event.at],
      ...[event.personId, event.text ?? null, event.until ?? null],
      ...[event.target?.type ?? null, event.target?.id ?? null],
    );
  return { text: null, until: null, target: null, ...event, id: Number(lastInsertRowid) };
}

/** Removes an event. */
export const removeEvent = (database: DatabaseSync, id: number): void => {
  database.prepare('DELETE FROM run_event WHERE id = ?').run(id);
};

/** Events of a task since it was last started, as a condition in SQL. */
export const sinceStart = (task: string): string =>
  `run_event.run_task_id = ${task} AND run_event.id > coalesce((
     SELECT max(start.id) FROM run_event AS start
     WHERE start.run_task_id = ${task} AND start.kind IN ('taskStarted', 'taskDelayed')), 0)`;

const completerRows = v.array(v.object({ person_id: v.nullable(v.number()) }));

/** The ids of the people who have done their part of a task since it was last started. */
export function readCompleters(database: DatabaseSync, taskId: number): readonly number[] {
  const rows = database
    .prepare(
      `SELECT DISTINCT person_id FROM run_event
       WHERE kind = 'taskCompleted' AND ${sinceStart('$task')}`,
    )
    .all({ task: taskId });
  return v.parse(completerRows, rows).flatMap(({ person_id: id }) => (id === null ? [] : [id]));
}

/** Whether a task of a run has ever been started. */
export const hasStarted = (database: DatabaseSync, taskId: number): boolean =>
  database
    .prepare(
      `SELECT 1 FROM run_event WHERE run_task_id = $task AND kind IN ('taskStarted', 'taskDelayed')
       UNION SELECT 1 FROM run_task WHERE id = $task AND started_at IS NOT NULL`,
    )
    .get({ task: taskId }) !== undefined;

/** The events of a run, oldest first. */
export const readEvents = (database: DatabaseSync, runId: number): readonly RunEvent[] =>
  v.parse(
    v.array(rowSchema),
    database.prepare('SELECT * FROM run_event WHERE run_id = ? ORDER BY id').all(runId),
  );
