import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Person } from '../model.ts';

const rowSchema = v.pipe(
  v.object({
    id: v.number(),
    email: v.string(),
    first_name: v.string(),
    last_name: v.string(),
    photo: v.nullable(v.string()),
    status: v.string(),
  }),
  v.transform((row): Person => ({
    id: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    photo: row.photo,
    status: row.status,
  })),
);

export function addPerson(database: DatabaseSync, person: Person): void {
  database
    .prepare('INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)')
    .run(person.id, person.email, person.firstName, person.lastName, person.photo, person.status);
}

export const readPeople = (database: DatabaseSync): readonly Person[] =>
  v.parse(v.array(rowSchema), database.prepare('SELECT * FROM person ORDER BY id').all());
