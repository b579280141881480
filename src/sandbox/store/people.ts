import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Person } from '../model/people.ts';

const rowSchema = v.pipe(
  v.object({
    id: v.number(),
    email: v.string(),
    first_name: v.string(),
    last_name: v.string(),
    photo: v.nullable(v.string()),
    status: v.string(),
    time_zone: v.string(),
    role: v.picklist(['owner', 'admin', 'member', 'guest']),
  }),
  v.transform((row): Person => ({
    id: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    photo: row.photo,
    status: row.status,
    timeZone: row.time_zone,
    role: row.role,
  })),
);

/** Adds the person, or changes the one with the same id. */
export function putPerson(database: DatabaseSync, person: Person): void {
  database
    .prepare(
      `INSERT INTO person (id, email, first_name, last_name, photo, status, time_zone, role)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET role = excluded.role, time_zone = excluded.time_zone`,
    )
    .run(
      ...[person.id, person.email, person.firstName, person.lastName],
      ...[person.photo, person.status, person.timeZone, person.role],
    );
}

export const readPeople = (database: DatabaseSync): readonly Person[] =>
  v.parse(v.array(rowSchema), database.prepare('SELECT * FROM person ORDER BY id').all());

/** Guests have ids above this one, so that people of later versions find theirs free. */
const firstGuest = 1000;

/** The guest with this e-mail address; one who is new is added. */
export function addGuest(database: DatabaseSync, email: string): Person {
  const known = readPeople(database);
  const found = known.find((person) => person.role === 'guest' && person.email === email);
  if (found) return found;
  const guest: Person = {
    id: Math.max(firstGuest, ...known.map(({ id }) => id)) + 1,
    email,
    firstName: '',
    lastName: '',
    photo: null,
    status: 'active',
    timeZone: 'UTC',
    role: 'guest',
  };
  putPerson(database, guest);
  return guest;
}
