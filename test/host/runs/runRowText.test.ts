import assert from 'node:assert/strict';
import { runTaskId } from '../../../src/core/base/ids.ts';
import type { Performer } from '../../../src/core/runs/run.ts';
import { runTaskDescription } from '../../../src/host/runs/runRowText.ts';
import { machineClock } from '../../support/samples/zones.ts';

const performer = (name: string, isMe = false): Performer => ({
  ...{ kind: 'person', name, completed: false, isMe },
});

const described = (performers: readonly Performer[]): string =>
  runTaskDescription(
    {
      id: runTaskId('71'),
      name: 'Review',
      number: 1,
      state: 'active',
      performers,
      startedAt: 1,
      completedAt: undefined,
      dueAt: undefined,
      checklist: { total: 0, marked: 0 },
    },
    undefined,
    { now: 1, clock: machineClock },
  );

describe('The text of a row of Runs', () => {
  it('names those who work on a task, of many the first, and always the person who looks', () => {
    assert.equal(described([performer('Ann'), performer('Ben')]), 'Ann, Ben');
    const many = Array.from({ length: 10_000 }, (_, at) => performer(`Person ${at}`));
    const nineteen = Array.from({ length: 19 }, (_, at) => `Person ${at}`).join(', ');
    assert.equal(described([...many, performer('Maya', true)]), `you, ${nineteen}, …`);
  });
});
