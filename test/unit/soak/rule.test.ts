import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type HeapPoint,
  floorsOf,
  growthOf,
  passes,
  settled,
  studentQuantile,
  tolerated,
  growingKinds,
  verdictOn,
} from '../../soak/rule.ts';

const near = (value: number, expected: number, within: number): void => {
  assert.ok(Math.abs(value - expected) <= within, `${value} is not ${expected}`);
};

/** Numbers between -1 and 1, the same each time. */
function noiseFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** A heap of 30 MB with noise, in bytes, that grows by so many bytes a round. */
function heap(rounds: number, every: number, growth: number, noiseBytes: number): HeapPoint[] {
  const noise = noiseFrom(7);
  return Array.from({ length: rounds / every }, (_, index) => {
    const round = (index + 1) * every;
    return { round, bytes: 30 * 2 ** 20 + growth * round + noiseBytes * noise() };
  });
}

const verdict = (points: readonly HeapPoint[]): string => {
  const growth = growthOf(points);
  return growth ? verdictOn(growth) : 'none';
};

describe('The rule of the soak', () => {
  it('takes what is not certain from few rounds alone', () => {
    const unsure = { perRound: 0, atLeast: -2 * tolerated, atMost: 2 * tolerated };
    assert.deepEqual([passes(unsure, 100), passes(unsure, 2000)], [true, false]);
    const flat = { perRound: 0, atLeast: -tolerated / 2, atMost: tolerated / 2 };
    assert.deepEqual([passes(flat, 100), passes(flat, 2000)], [true, true]);
    const growing = { perRound: 1e6, atLeast: 9e5, atMost: 2e6 };
    assert.deepEqual([passes(growing, 100), passes(growing, 2000)], [false, false]);
  });

  it('has the quantiles of Student’s distribution, as tables give them', () => {
    const table: readonly (readonly [freedom: number, quantile: number])[] = [
      [4, 2.132],
      [8, 1.86],
      [16, 1.746],
      [30, 1.697],
      [100, 1.66],
    ];
    for (const [freedom, quantile] of table) near(studentQuantile(freedom), quantile, 0.01);
  });

  it('finds the slope of points on a line exactly, and says nothing of three', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: 4, max: 50 }),
        (slope, count) => {
          const points = Array.from({ length: count }, (_, round) => ({
            round,
            bytes: 1e7 + slope * round,
          }));
          const growth = growthOf(points);
          assert.ok(growth);
          for (const value of Object.values(growth)) near(value as number, slope, 0.01);
        },
      ),
    );
    assert.equal(growthOf(heap(3, 1, 0, 0)), undefined);
  });

  it('has bounds as a worked example of regression has them', () => {
    // Anscombe’s first set: slope 0.5001, with a standard error of 0.1179.
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const growth = growthOf(x.map((round, index) => ({ round, bytes: y[index] ?? NaN })));
    assert.ok(growth);
    near(growth.perRound, 0.5001, 0.0001);
    near(growth.atMost - growth.perRound, 1.833 * 0.1179, 0.001);
    near(growth.perRound - growth.atLeast, 1.833 * 0.1179, 0.001);
  });

  it('tells 2 KB a round from none in long runs, under noise of 100 KB', () => {
    assert.equal(verdict(heap(2000, 20, 0, 100 * 1024)), 'flat');
    assert.equal(verdict(heap(2000, 20, tolerated / 2, 100 * 1024)), 'flat');
    assert.equal(verdict(heap(2000, 20, 2 * tolerated, 100 * 1024)), 'grows');
  });

  it('is unsure about 20 rounds, in which it sees only what is large', () => {
    assert.equal(verdict(heap(20, 2, 0, 100 * 1024)), 'unsure');
    assert.equal(verdict(heap(20, 2, 2 * tolerated, 100 * 1024)), 'unsure');
    assert.equal(verdict(heap(20, 2, 50 * tolerated, 100 * 1024)), 'grows');
  });

  it('leaves out the first tenth', () => {
    assert.deepEqual(
      settled(heap(100, 5, 0, 0), 100)
        .map(({ round }) => round)
        .slice(0, 2),
      [15, 20],
    );
  });

  const countsOf = (numbers: readonly number[]) =>
    numbers.map((count, at) => ({ round: at + 1, counts: { timers: count, pages: 2 } }));

  it('takes what comes and goes, and what settles, for nothing left over', () => {
    assert.deepEqual(growingKinds(countsOf([2, 1, 1, 2, 1, 2, 2, 3])), []);
    assert.deepEqual(growingKinds(countsOf([8, 8, 8, 8, 8, 8, 7, 7])), []);
  });

  it('names what is left over in each round, or in every second', () => {
    for (const numbers of [
      [1, 2, 3, 4, 5],
      [3, 3, 4, 4, 5, 5, 6, 6, 7, 7],
      [15, 20, 17, 22, 19, 24, 21, 26, 23, 28],
    ]) {
      assert.deepEqual(growingKinds(countsOf(numbers)), [{ kind: 'timers', numbers }]);
    }
  });

  it('names what is left over in one of a hundred rounds of a long run', () => {
    const rounds = Array.from({ length: 90 }, (_, at) => 20 * (at + 11));
    const points = rounds.map((round) => ({
      round,
      counts: { timers: 2 + (round % 3), pages: Math.floor(round / 100) },
    }));
    assert.deepEqual(
      growingKinds(points).map(({ kind }) => kind),
      ['pages'],
    );
  });

  it('takes what a page holds until it is used again for nothing left over', () => {
    // The nodes of a page with a form, on a slow machine.
    const held = countsOf(
      `778 780 782 780 780 780 780 780 780 780 780 780 780 778 782 782 948 782
       780 780 780 952 780 780 780 780 780 948 780 780 780 780 928 780 954`
        .split(/\s+/)
        .map(Number),
    );
    assert.notDeepEqual(growingKinds(held), []);
    assert.deepEqual(growingKinds(floorsOf(held)), []);
    const leaking = held.map(({ round, counts }) => ({
      round,
      counts: { ...counts, timers: counts.timers + round },
    }));
    assert.deepEqual(
      growingKinds(floorsOf(leaking)).map(({ kind }) => kind),
      ['timers'],
    );
  });
});
