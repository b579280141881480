import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextRow } from '../../../../src/core/base/nextRow.ts';

const next = (before: string, acted: string, after: string): string | undefined =>
  nextRow(Array.from(before), Array.from(acted), Array.from(after), (row) => row);

describe('The row after those that were acted on', () => {
  for (const [before, acted, after, expected] of [
    ['abcd', 'b', 'acd', 'c'],
    ['abcd', 'd', 'abc', 'c'],
    ['abcd', 'bc', 'ad', 'd'],
    ['abcd', 'a', 'dcb', 'b'],
    ['abcd', 'b', 'ad', 'd'],
    ['abcd', 'b', 'abcd', undefined],
    ['abcd', 'bc', 'abd', undefined],
    ['a', 'a', '', undefined],
    ['ab', 'x', 'ab', 'a'],
  ] as const) {
    it(`is ${expected ?? 'none'} for ${acted} of ${before}, of which ${after} is left`, () => {
      assert.equal(next(before, acted, after), expected);
    });
  }

  it('is always a row that is left', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(rows, rows, rows, (before, acted, after) => {
        const row = nextRow(before, acted, after, String);
        return row === undefined || after.includes(row);
      }),
    );
  });
});
