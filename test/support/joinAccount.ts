import { DatabaseSync } from 'node:sqlite';
import { putPerson } from '../../src/sandbox/store/people.ts';

/** Adds a member to the account of a sandbox, even while it is running. */
export function joinAccount(file: string, id: number, firstName: string, lastName: string): string {
  const email = `${firstName}.${lastName}@blueharbor.example`.toLowerCase();
  const database = new DatabaseSync(file);
  try {
    putPerson(database, {
      ...{ id, email, firstName, lastName },
      ...{ photo: null, status: 'active', timeZone: 'UTC', role: 'member' },
    });
  } finally {
    database.close();
  }
  return email;
}
