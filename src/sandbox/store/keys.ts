import { createHash, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';

const rowSchema = v.object({ hash: v.instance(Uint8Array), person_id: v.number() });

/** The hash that is kept of a key. */
export const hashOf = (key: string): Uint8Array =>
  createHash('sha256').update(key, 'utf8').digest();

/** Adds the key for the person; a key that is already there gets a new owner. */
export function addKey(database: DatabaseSync, key: string, personId: number): void {
  database
    .prepare('INSERT OR REPLACE INTO api_key (hash, person_id) VALUES (?, ?)')
    .run(hashOf(key), personId);
}

/**
 * The id of the key's owner. Takes as long for a wrong key as for a right one.
 * @param at keys that have expired by this time (ISO 8601, in UTC) do not count; '' for no such
 * time.
 */
export function keyOwner(database: DatabaseSync, key: string, at: string): number | undefined {
  const presented = hashOf(key);
  let owner: number | undefined;
  const usable = database
    .prepare(
      `SELECT api_key.hash, person_id FROM api_key LEFT JOIN issued_key USING (hash)
       WHERE expires_at IS NULL OR expires_at > ?`,
    )
    .all(at);
  for (const row of usable) {
    const { hash, person_id: personId } = v.parse(rowSchema, row);
    if (timingSafeEqual(hash, presented)) owner = personId;
  }
  return owner;
}
