import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calendarWords } from '../../../../src/core/base/calendarWords.ts';
import { instantOf } from '../../../../src/core/base/timeZone.ts';
import { typedDay } from '../../../../src/core/base/typedDay.ts';
import { triedZones, zoneNamed } from '../../../support/samples/zones.ts';

const berlin = zoneNamed('Europe/Berlin');
/** A Tuesday, late in the evening. */
const now = instantOf('2026-11-24T23:30', berlin) ?? Number.NaN;
const words = calendarWords('en');
const read = (text: string): string | undefined => typedDay(text, { now, zone: berlin, words });

describe('A day that is typed', () => {
  for (const [text, expected] of [
    ['today', '2026-11-24'],
    ['tomorrow', '2026-11-25'],
    ['+3d', '2026-11-27'],
    ['+1w', '2026-12-01'],
    ['fri', '2026-11-27'],
    // The day of today means the one in a week, as for a due date.
    ['tue', '2026-12-01'],
    ['30 Nov', '2026-11-30'],
    ['2027-01-31', '2027-01-31'],
    // A field of a form may ask for a day that has passed.
    ['2019-02-28', '2019-02-28'],
    [' 2019-02-28 ', '2019-02-28'],
  ] as const) {
    it(`“${text}” is ${expected}`, () => {
      assert.equal(read(text), expected);
    });
  }

  for (const text of ['', 'soon', '2027-02-30', '2027-13-01', '__proto__', '+', '99']) {
    it(`“${text}” is none`, () => {
      assert.equal(read(text), undefined);
    });
  }

  it('is read back as it was said, in every zone', () => {
    const days = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(...triedZones), (date, zone) => {
        const day = date.toISOString().slice(0, 10);
        assert.equal(typedDay(day, { now, zone, words }), day);
      }),
    );
  });
});
