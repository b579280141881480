import assert from 'node:assert/strict';
import fc from 'fast-check';
import leven from 'leven';
import { folded } from '../../../../src/core/base/folded.ts';
import { nearest } from '../../../../src/core/base/nearest.ts';
import { NameIndex } from '../../../../src/core/kickoff/nameIndex.ts';
import { named } from '../../../../src/core/kickoff/named.ts';
import { uniqueNames } from '../../../../src/core/kickoff/uniqueNames.ts';

/** Names that are alike in some way, and ids that are others' names. */
const text = fc.oneof(
  fc.constantFrom('Ada', 'ada', ' Ada ', 'Áda', 'A  da', 'A da', '', ' ', '1', 'Adam', 'Bd'),
  fc.string({ maxLength: 4 }),
);
const things = fc.array(fc.record({ id: text, name: text }), { maxLength: 12 });

describe('An index of names', () => {
  it('finds what a look at all names finds, ready or not', () => {
    fc.assert(
      fc.property(things, text, fc.nat(3), (all, wanted, steps) => {
        const index = new NameIndex(all);
        const preparing = index.prepare();
        for (let step = 0; step < steps; step++) preparing.next();
        assert.deepEqual(index.named(wanted), named(all, wanted));
        const written = uniqueNames(all, ({ name }) => name);
        assert.deepEqual(
          all.map((each) => index.written(each)),
          all.map(written),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('looks at each name once, whatever is asked for', () => {
    let looks = 0;
    const all = Array.from({ length: 500 }, (_, at) => ({
      id: String(at),
      get name() {
        looks += 1;
        return `Name ${at}`;
      },
    }));
    const index = new NameIndex(all);
    for (const wanted of ['name 1', 'Name 2', 'none', 'x', 'y']) index.named(wanted);
    // Two more for those that are like what was wanted.
    assert.equal(looks, all.length + 2);
  });
});

describe('The nearest names', () => {
  /** The same by measuring all, and sorting them. */
  function nearestOfAll(typed: string, names: readonly string[]): readonly string[] {
    const wanted = folded(typed).trim();
    if (wanted === '') return [];
    const bound = Math.max(2, Math.floor(wanted.length / 3)) + 1;
    const distance = (name: string): number => {
      const other = folded(name).trim();
      return other.startsWith(wanted) ? 1 : leven(wanted, other);
    };
    return [...new Set(names)]
      .filter((name) => distance(name) < bound)
      .toSorted((one, other) => distance(one) - distance(other))
      .slice(0, 3);
  }

  it('are those of all, however many come near', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 6 });
    fc.assert(
      fc.property(letters, fc.array(letters, { maxLength: 20 }), (typed, names) => {
        assert.deepEqual(nearest(typed, names), nearestOfAll(typed, names));
      }),
      { numRuns: 2000 },
    );
  });
});
