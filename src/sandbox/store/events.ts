import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { RunEvent, RunEventDraft } from '../model.ts';

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

/** What has happened to a run, oldest first. */
export const readEvents = (database: DatabaseSync, runId: number): readonly RunEvent[] =>
  v.parse(
    v.array(rowSchema),
    database.prepare('SELECT * FROM run_event WHERE run_id = ? ORDER BY id').all(runId),
  );
