import assert from 'node:assert/strict';
import type { Performer } from '../../../src/core/runs/run.ts';
import { runTaskDescription } from '../../../src/host/runs/runRowText.ts';
import { performerOf, runTaskOf } from '../../support/samples/runs.ts';
import { machineClock } from '../../support/samples/zones.ts';

const described = (performers: readonly Performer[]): string =>
  runTaskDescription(runTaskOf(1, { state: 'active', performers }), undefined, {
    now: 1,
    clock: machineClock,
  });

describe('The text of a row of Runs', () => {
  it('names those who work on a task, of many the first, and always the person who looks', () => {
    assert.equal(described([performerOf('Ann'), performerOf('Ben')]), 'Ann, Ben');
    const many = Array.from({ length: 10_000 }, (_, at) => performerOf(`Person ${at}`));
    const nineteen = Array.from({ length: 19 }, (_, at) => `Person ${at}`).join(', ');
    const maya = performerOf('Maya', { isMe: true });
    assert.equal(described([...many, maya]), `you, ${nineteen}, …`);
  });
});
