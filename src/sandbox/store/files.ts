import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { StoredFile } from '../model/server.ts';

const columns = 'number, id, name, content_type, size, uploaded_by';
const rowSchema = v.pipe(
  v.object({
    number: v.number(),
    id: v.string(),
    name: v.string(),
    content_type: v.string(),
    size: v.number(),
    uploaded_by: v.number(),
  }),
  v.transform((row): StoredFile => ({
    number: row.number,
    id: row.id,
    name: row.name,
    contentType: row.content_type,
    size: row.size,
    uploadedBy: row.uploaded_by,
  })),
);
const bytesSchema = v.object({ bytes: v.instance(Uint8Array) });

/** A file to store; the store gives it a number. */
export type FileDraft = Omit<StoredFile, 'number' | 'size'>;

export function addFile(database: DatabaseSync, file: FileDraft, bytes: Uint8Array): StoredFile {
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO file (id, name, content_type, size, uploaded_by, bytes)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(file.id, file.name, file.contentType, bytes.byteLength, file.uploadedBy, bytes);
  return { ...file, size: bytes.byteLength, number: Number(lastInsertRowid) };
}

/** Replaces the bytes of a file. */
export function replaceBytes(database: DatabaseSync, id: string, bytes: Uint8Array): void {
  database
    .prepare('UPDATE file SET bytes = ?, size = ? WHERE id = ?')
    .run(bytes, bytes.byteLength, id);
}

/** All files, oldest first. */
export const readFiles = (database: DatabaseSync): readonly StoredFile[] =>
  v.parse(
    v.array(rowSchema),
    database.prepare(`SELECT ${columns} FROM file ORDER BY number`).all(),
  );

export function readFile(database: DatabaseSync, id: string): StoredFile | undefined {
  const row = database.prepare(`SELECT ${columns} FROM file WHERE id = ?`).get(id);
  return row && v.parse(rowSchema, row);
}

/** A part of a file's bytes. */
export const readBytes = (
  database: DatabaseSync,
  { id }: StoredFile,
  start: number,
  length: number,
): Uint8Array<ArrayBuffer> => {
  const row = database
    .prepare('SELECT substr(bytes, ?, ?) AS bytes FROM file WHERE id = ?')
    .get(start + 1, length, id);
  return new Uint8Array(v.parse(bytesSchema, row).bytes);
};
