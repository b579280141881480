import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Notification, NotificationDraft } from '../model/runs.ts';

const taskSchema = v.object({ id: v.number(), name: v.string(), dueAt: v.nullable(v.string()) });
const runSchema = v.object({ id: v.number(), name: v.string() });

const rowsSchema = v.array(
  v.pipe(
    v.object({
      id: v.number(),
      person_id: v.number(),
      author_id: v.nullable(v.number()),
      type: v.picklist(['mention', 'comment', 'overdue_task']),
      status: v.picklist(['new', 'read']),
      at: v.string(),
      text: v.string(),
      task: v.string(),
      run: v.string(),
    }),
    v.transform((row): Notification => ({
      id: row.id,
      personId: row.person_id,
      authorId: row.author_id,
      type: row.type,
      status: row.status,
      at: row.at,
      text: row.text,
      task: v.parse(taskSchema, JSON.parse(row.task)),
      run: v.parse(runSchema, JSON.parse(row.run)),
    })),
  ),
);

/** Stores a notification, which is then new. */
export function addNotification(database: DatabaseSync, draft: NotificationDraft): void {
  const { personId, authorId, type, at, text, task, run } = draft;
  database
    .prepare(
      `INSERT INTO notification (person_id, author_id, type, at, text, task_id, task, run)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[personId, authorId, type, at, text, task.id],
      ...[JSON.stringify(task), JSON.stringify(run)],
    );
}

/** The notifications of a person, newest first. */
export const readNotifications = (
  database: DatabaseSync,
  personId: number,
): readonly Notification[] =>
  v.parse(
    rowsSchema,
    database
      .prepare('SELECT * FROM notification WHERE person_id = ? ORDER BY at DESC, id DESC')
      .all(personId),
  );

/** Marks notifications of a person as read. */
export function noteRead(database: DatabaseSync, personId: number, ids: readonly number[]): void {
  database
    .prepare(
      `UPDATE notification SET status = 'read'
       WHERE person_id = ? AND id IN (SELECT value FROM json_each(?))`,
    )
    .run(personId, JSON.stringify(ids));
}
