import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Places } from '../../../../src/core/base/places.ts';

/** The rows at their places, with a dot for an empty one. */
const drawn = (places: Places<string>, rows: string): string =>
  places
    .place(Array.from(rows))
    .map((row) => row ?? '.')
    .join('');

const newPlaces = () => new Places<string>(2, (row) => row);

describe('Places of rows', () => {
  it('stay while the rows of the next text are among those of the last', () => {
    const places = newPlaces();
    assert.equal(drawn(places, 'abcd'), 'abcd');
    assert.equal(drawn(places, 'bd'), '.b.d');
    assert.equal(drawn(places, 'abd'), 'ab.d');
    assert.equal(drawn(places, 'abde'), 'ab.de', 'a new one at the end');
    assert.equal(places.latest(2 + 2), 'c');
  });

  it('are others for rows in another order, until these were seen', () => {
    const places = newPlaces();
    assert.equal(drawn(places, 'abc'), 'abc');
    assert.equal(drawn(places, 'cb'), '..cb', 'nothing else can be seen at the new place');
    assert.equal(drawn(places, 'xy'), '....xy');
    assert.equal(drawn(places, 'ba'), '......ba', 'all of them may still be seen');
    places.saw(2 + 4);
    assert.equal(drawn(places, 'zyx'), 'zyx.....', 'the first places are free');
    assert.equal(places.latest(2 + 6), 'b');
  });

  it('are as good as forgotten once there are many of which nothing was seen', () => {
    const places = newPlaces();
    for (let text = 0; text < 100; text++) {
      const shown = places.place([`${text}`, `${text} again`]);
      assert.ok(shown.length <= 2 * 9, `${shown.length}`);
    }
  });

  /** What happens, in any order: typing that changes the rows, drawing them, and choosing one. */
  const row = fc.constantFrom(...Array.from('abcdefg'));
  const events = fc.array(
    fc.oneof(
      fc.uniqueArray(row, { maxLength: 4 }).map((rows) => ({ rows })),
      fc.constant({ drawn: true }),
      fc.nat(12).map((chosen) => ({ chosen })),
    ),
    { maxLength: 9 },
  );

  it('mean the row that a person sees there, however late the window draws and reports', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const places = newPlaces();
        /** Lists on their way to the window; the first one is what it shows. */
        const lists: (readonly (string | undefined)[])[] = [[]];
        for (const event of happened) {
          if ('rows' in event) lists.push(places.place(event.rows));
          else if ('drawn' in event) {
            if (lists.length > 1) lists.shift();
            const at = lists[0]?.findIndex((shown) => shown !== undefined) ?? -1;
            if (at >= 0) places.saw(2 + at);
          } else {
            const seen = lists[0]?.[event.chosen];
            if (seen !== undefined) assert.equal(places.latest(2 + event.chosen), seen);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('keep the order of the rows, each of them once', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(row), { maxLength: 6 }), (texts) => {
        const places = newPlaces();
        for (const rows of texts) {
          assert.deepEqual(
            places.place(rows).filter((each) => each !== undefined),
            rows,
          );
        }
      }),
    );
  });
});
