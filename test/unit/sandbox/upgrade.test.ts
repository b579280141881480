import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { blueHarbor } from '../../../src/sandbox/seed/blueHarbor.ts';
import { openAccount } from '../../../src/sandbox/openAccount.ts';
import type { Store } from '../../../src/sandbox/store/store.ts';
import { makeFirstVersion } from '../../support/firstVersion.ts';

describe('A data file of the first version', () => {
  let folder: string;
  let store: Store;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-upgrade-'));
    const file = path.join(folder, 'sandbox.sqlite');
    makeFirstVersion(file);
    store = openAccount(file);
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
