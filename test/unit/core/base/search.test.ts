import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { Matcher } from '../../../../src/core/base/matcher.ts';
import type { Search } from '../../../../src/core/base/search.ts';

interface Thing {
  readonly names: readonly string[];
  readonly about?: string | undefined;
}

const matcherOf = (things: readonly Thing[]): Matcher<Thing> =>
  new Matcher(things, (thing) => thing);

/** Goes on with a search for at most this number of steps. */
function goOn<Item>(search: Search<Item>, steps = Infinity): Search<Item> {
  const going = search.steps();
  for (let step = 0; step < steps && going.next().done !== true; step++);
  return search;
}

const piece = fc.constantFrom(
  'a',
  'b',
  'ab',
  'Order',
  'É',
  'ß',
  ' ',
  '-',
  '$(',
  '東',
  '\n',
  '\u0000',
);
const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const thing = fc.record({
  names: fc.array(text, { minLength: 1, maxLength: 3 }),
  about: fc.option(text, { nil: undefined }),
});
const things = fc.array(thing, { maxLength: 8 });
/** What is typed key by key: texts that mostly grow. */
const keys = fc.array(fc.oneof(text, fc.constantFrom('<')), { maxLength: 6 }).map((typed) => {
  let now = '';
  return typed.map((more) => (now = more === '<' ? now.slice(0, -1) : now + more));
});

describe('A search that goes on from an earlier one', () => {
  it('does not hold it in memory, however often the same is searched', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const matcher = matcherOf([{ names: ['Order'] }]);
    const search = (earlier?: Search<Thing>): Search<Thing> =>
      matcher.searched({ typed: 'order', loosely: true, most: Infinity, earlier });
    const first = new WeakRef(search());
    const latest = search(first.deref());
    // What a reference has led to stays until the turn is over.
    await setImmediate();
    collect();
    assert.equal(first.deref(), undefined);
    assert.equal(latest.count, 1);
  });

  it('finds what a fresh one finds, whatever was typed before and wherever it was left off', () => {
    fc.assert(
      fc.property(
        things,
        keys,
        fc.constantFrom(1, 3, Infinity),
        fc.nat(4),
        (all, typed, most, left) => {
          const matcher = matcherOf(all);
          let earlier: Search<Thing> | undefined;
          for (const [at, now] of typed.entries()) {
            if (now.trim() === '') continue;
            const options = { typed: now, loosely: true, most } as const;
            const search = goOn(matcher.search({ ...options, earlier }));
            const fresh = goOn(matcherOf(all).search(options));
            assert.deepEqual(search.best(most), fresh.best(most), JSON.stringify(typed));
            const isLeftOff = at % 3 === left % 3;
            earlier = isLeftOff ? goOn(matcher.search({ ...options, earlier }), left) : search;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('finds the first of what a search for everything finds', () => {
    fc.assert(
      fc.property(things, text, (all, typed) => {
        const whole = matcherOf(all).findLoosely(typed);
        fc.pre(typed.trim() !== '' && whole.every(({ rank }) => rank <= 4));
        const search = goOn(matcherOf(all).search({ typed, loosely: true, most: 2 }));
        assert.deepEqual(search.best(2), whole.slice(0, 2));
      }),
    );
  });

  it('looks at some things alone, in the order that it is given', () => {
    const all = ['Order', 'New order', 'Reorder', 'Order of books'].map((name) => ({
      names: [name],
    }));
    const search = goOn(
      matcherOf(all).search({ typed: 'ord', loosely: false, most: 9, among: [3, 2, 0] }),
    );
    assert.deepEqual(
      search.best().map(({ item: { names }, rank }) => [...names, rank]),
      [
        ['Order of books', 0],
        ['Order', 0],
        ['Reorder', 2],
      ],
    );
  });

  it('reads no text about a thing while names are enough', () => {
    const read: string[] = [];
    const names = ['Order', 'Order again', 'Other'];
    const matcher = new Matcher(names, (name) => ({
      names: [name],
      get about() {
        read.push(name);
        return 'in order';
      },
    }));
    const find = (most: number) => goOn(matcher.search({ typed: 'order', loosely: true, most }));
    assert.equal(find(2).mayHaveMore, true);
    assert.deepEqual(read, []);
    assert.equal(find(3).count, 3);
    assert.deepEqual(read, ['Other']);
  });
});
