import { DatabaseSync } from 'node:sqlite';
import { blueHarbor } from '../../src/sandbox/seed/blueHarbor.ts';
import { applicationId, migrations } from '../../src/sandbox/store/tables.ts';

/**
 * Makes a sandbox's data file in the form of the first version, with one run more than the content
 * has.
 */
export function makeFirstVersion(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(migrations[0] ?? '');
  database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = 1`);
  const addPerson = database.prepare('INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)');
  for (const { id, email, firstName, lastName, photo, status } of blueHarbor.people.slice(0, 7)) {
    addPerson.run(id, email, firstName, lastName, photo, status);
  }
  for (const { id } of blueHarbor.workflows.slice(0, 13)) {
    database.prepare('INSERT INTO workflow VALUES (?, ?)').run(id, '{}');
  }
  const addRun = database.prepare('INSERT INTO run VALUES (?, ?, ?, ?, ?)');
  for (const [index, run] of blueHarbor.runs.entries()) {
    addRun.run(index + 1, run.workflowId, run.name, run.launchedBy, run.launchedAt);
  }
  addRun.run(9, 10, 'Week 16', 1, '2026-04-13T09:00:00.000Z');
  database.close();
}
