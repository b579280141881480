import assert from 'node:assert/strict';
import fc from 'fast-check';
import { samePlaces } from '../../../../src/core/base/samePlaces.ts';

/** The rows in order, those of before in small letters. */
const placed = (earlier: string, present: string): string =>
  samePlaces(Array.from(earlier), Array.from(present), (row) => row.toLowerCase())
    .map(({ row, isPresent }) => (isPresent ? row.toUpperCase() : row.toLowerCase()))
    .join('');

describe('Rows at the places that they have had before', () => {
  for (const [earlier, present, expected] of [
    ['', 'abc', 'ABC'],
    ['abc', 'c', 'abC'],
    ['abc', 'cb', 'aBC'],
    ['ab', 'db', 'aBD'],
    ['aa', 'a', 'Aa'],
    ['a', 'aab', 'AAB'],
    ['ab', '', 'ab'],
  ] as const) {
    it(`are ${expected} for ${present} after ${earlier}`, () => {
      assert.equal(placed(earlier, present), expected);
    });
  }

  it('are the present rows, each of them once', () => {
    const rows = fc.array(fc.record({ text: fc.constantFrom('a', 'b', '__proto__') }));
    fc.assert(
      fc.property(rows, rows, (earlier, present) => {
        const all = samePlaces(earlier, present, ({ text }) => text);
        const now = all.filter(({ isPresent }) => isPresent).map(({ row }) => row);
        return now.length === present.length && present.every((row) => now.includes(row));
      }),
    );
  });
});
