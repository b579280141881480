import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { IssuedKey } from '../model/people.ts';
import { addKey, hashOf } from './keys.ts';

const rowsSchema = v.array(
  v.pipe(
    v.object({
      id: v.number(),
      person_id: v.number(),
      name: v.string(),
      prefix: v.string(),
      created_at: v.string(),
      expires_at: v.nullable(v.string()),
    }),
    v.transform((row): IssuedKey => ({
      id: row.id,
      personId: row.person_id,
      name: row.name,
      prefix: row.prefix,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    })),
  ),
);

/** How many characters of a key may be shown again. */
const prefixLength = 16;

/** Adds a new key for the person. Only its hash and its first characters are kept. */
export function issueKey(
  database: DatabaseSync,
  key: string,
  { personId, name, createdAt }: Pick<IssuedKey, 'personId' | 'name' | 'createdAt'>,
): IssuedKey {
  addKey(database, key, personId);
  const prefix = key.slice(0, prefixLength);
  const { lastInsertRowid } = database
    .prepare('INSERT INTO issued_key (hash, name, prefix, created_at) VALUES (?, ?, ?, ?)')
    .run(hashOf(key), name, prefix, createdAt);
  return { id: Number(lastInsertRowid), personId, name, prefix, createdAt, expiresAt: null };
}

/** The keys that were made for a person, oldest first. */
export const readIssuedKeys = (database: DatabaseSync, personId: number): readonly IssuedKey[] =>
  v.parse(
    rowsSchema,
    database
      .prepare(
        `SELECT issued_key.*, person_id FROM issued_key JOIN api_key USING (hash)
         WHERE person_id = ? ORDER BY id`,
      )
      .all(personId),
  );

/** Revokes the key. */
export function revokeKey(database: DatabaseSync, id: number): void {
  database
    .prepare('DELETE FROM api_key WHERE hash = (SELECT hash FROM issued_key WHERE id = ?)')
    .run(id);
}
