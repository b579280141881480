import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { blueHarbor } from '../../../src/sandbox/seed/blueHarbor.ts';
import { type Store, openStore } from '../../../src/sandbox/store/store.ts';
import { applicationId, migrations } from '../../../src/sandbox/store/tables.ts';

/** Makes a file as the first version did, with one run more than the content has. */
function makeFirstVersion(file: string): void {
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

describe('A data file of the first version', () => {
  let folder: string;
  let store: Store;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-upgrade-'));
    const file = path.join(folder, 'sandbox.sqlite');
    makeFirstVersion(file);
    store = openStore(file, blueHarbor);
  });
  after(async () => {
    store.close();
    await rm(folder, { recursive: true });
  });

  it('gets what later versions know', () => {
    assert.deepEqual(store.people(), blueHarbor.people);
    assert.deepEqual(store.groups(), blueHarbor.groups);
    assert.deepEqual(store.datasets(), blueHarbor.datasets);
    assert.deepEqual(
      store.workflows({ by: 'date', descending: false }).toSorted((a, b) => a.id - b.id),
      blueHarbor.workflows,
    );
  });

  it('keeps its runs, and shows how far they have come', () => {
    assert.deepEqual(
      store.runs().map(({ id, name, status }) => [id, name, status]),
      [
        [1, 'Harbormaster 4.11.0', 'done'],
        [2, 'Welcome, Lena Fischer', 'done'],
        [3, 'Harbormaster 4.12.0', 'done'],
        [9, 'Week 16', 'running'],
      ],
    );
    assert.deepEqual(
      store
        .runs()
        .at(-1)
        ?.tasks.map(({ taskId, status, startedAt, performers }) => ({
          taskId,
          status,
          startedAt,
          performers: performers.map(({ type, id }) => [type, id]),
        })),
      [
        {
          taskId: 1001,
          status: 'active',
          startedAt: '2026-04-13T09:00:00.000Z',
          performers: [
            ['user', 3],
            ['user', 1],
          ],
        },
        { taskId: 1002, status: 'pending', startedAt: null, performers: [] },
        { taskId: 1003, status: 'pending', startedAt: null, performers: [] },
      ],
    );
  });
});
