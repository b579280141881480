import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Group } from '../model/people.ts';

const groupSchema: v.GenericSchema<unknown, Group> = v.object({
  id: v.number(),
  name: v.string(),
  members: v.array(v.number()),
  personal: v.boolean(),
});

const rowSchema = v.pipe(
  v.object({ definition: v.pipe(v.string(), v.parseJson(), groupSchema) }),
  v.transform(({ definition }) => definition),
);

export function addGroup(database: DatabaseSync, group: Group): void {
  database
    .prepare('INSERT INTO person_group (id, definition) VALUES (?, ?)')
    .run(group.id, JSON.stringify(group));
}

export const readGroups = (database: DatabaseSync): readonly Group[] =>
  v.parse(
    v.array(rowSchema),
    database.prepare('SELECT definition FROM person_group ORDER BY id').all(),
  );
