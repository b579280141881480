import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { directoryOf } from '../../../src/sandbox/current/account/directory.ts';
import type { ValueContext } from '../../../src/sandbox/current/values/fieldValue.ts';
import { checkKickoff } from '../../../src/sandbox/current/values/kickoffValues.ts';
import { stories } from '../../../src/sandbox/seed/stories.ts';
import { tellStories } from '../../../src/sandbox/seed/tellStories.ts';
import { openAccount } from '../../../src/sandbox/openAccount.ts';
import type { Store } from '../../../src/sandbox/store/store.ts';

describe('What the demo account has been doing', () => {
  let folder: string;
  let store: Store;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pneumatic-stories-'));
    store = openAccount(path.join(folder, 'sandbox.sqlite'));
  });
  after(async () => {
    store.close();
    await rm(folder, { recursive: true });
  });

  it('has values that its own forms accept', () => {
    const context: ValueContext = {
      ...directoryOf(store),
      ...{ files: '', uploads: () => [] },
      zone: 'UTC',
      generation: 'v7',
    };
    for (const { workflow: id, name, values = [] } of stories) {
      const workflow = store.workflow(id);
      assert.ok(workflow);
      assert.doesNotThrow(() => {
        checkKickoff(workflow.kickoff, Object.fromEntries(values), context);
      }, name);
    }
  });

  it('is told in the order in which it happened, and before now', () => {
    for (const { name, hours, steps = [] } of stories) {
      const times = [hours, ...steps.map((step) => step.hours), 0];
      assert.deepEqual(
        times,
        times.toSorted((a, b) => b - a),
        name,
      );
    }
  });

  it('is told once, whatever becomes of it', () => {
    const before = store.runs().length;
    tellStories(store);
    assert.equal(store.runs().length, before + stories.length);
    for (const { id } of store.runs().slice(before)) store.deleteRun(id);
    tellStories(store);
    assert.equal(store.runs().length, before);
  });
});
