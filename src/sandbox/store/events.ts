import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { CommentSign, RunEvent, RunEventDraft } from '../model/runs.ts';

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
    status: v.picklist(['created', 'updated', 'deleted']),
    changed_at: v.nullable(v.string()),
  }),
  v.transform((row): Omit<RunEvent, 'signs'> => ({
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
    status: row.status,
    changedAt: row.changed_at,
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
  return {
    ...{ text: null, until: null, target: null },
    ...event,
    ...{ id: Number(lastInsertRowid), status: 'created', changedAt: null, signs: [] },
  };
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

const signRows = v.array(
  v.pipe(
    v.object({
      event_id: v.number(),
      person_id: v.number(),
      kind: v.picklist(['seen', 'reaction']),
      value: v.string(),
    }),
    v.transform((row) => ({
      eventId: row.event_id,
      sign: { personId: row.person_id, kind: row.kind, value: row.value },
    })),
  ),
);

/** The events of a run, oldest first. */
export function readEvents(database: DatabaseSync, runId: number): readonly RunEvent[] {
  const events = database.prepare('SELECT * FROM run_event WHERE run_id = ? ORDER BY id');
  const signs = database.prepare(
    `SELECT comment_sign.* FROM comment_sign JOIN run_event ON run_event.id = event_id
     WHERE run_id = ? ORDER BY comment_sign.rowid`,
  );
  const known = v.parse(signRows, signs.all(runId));
  return v.parse(v.array(rowSchema), events.all(runId)).map((event) => ({
    ...event,
    signs: known.filter(({ eventId }) => eventId === event.id).map(({ sign }) => sign),
  }));
}

/** The id of the run that an event belongs to; undefined where there is no such event. */
export function runOfEvent(database: DatabaseSync, id: number): number | undefined {
  const row = database.prepare('SELECT run_id AS run FROM run_event WHERE id = ?').get(id);
  return row && Number(row['run']);
}

/** Replaces the text of a comment; null deletes the comment. */
export function changeComment(
  database: DatabaseSync,
  id: number,
  text: string | null,
  at: string,
): void {
  const status = text === null ? 'deleted' : 'updated';
  database
    .prepare('UPDATE run_event SET text = ?, status = ?, changed_at = ? WHERE id = ?')
    .run(text, status, at, id);
}

/** Puts a sign to a comment, or removes it. */
export function setSign(
  database: DatabaseSync,
  eventId: number,
  { personId, kind, value }: CommentSign,
  on: boolean,
): void {
  const statement = on
    ? 'INSERT OR IGNORE INTO comment_sign VALUES (?, ?, ?, ?)'
    : 'DELETE FROM comment_sign WHERE event_id = ? AND person_id = ? AND kind = ? AND value = ?';
  database.prepare(statement).run(eventId, personId, kind, value);
}
