import assert from 'node:assert/strict';
import fc from 'fast-check';
import { calendarWords } from '../../../../src/core/base/calendarWords.ts';
import { instantOf, localTimeOf } from '../../../../src/core/base/timeZone.ts';
import { typedTime } from '../../../../src/core/base/typedTime.ts';
import { triedZones, zoneNamed } from '../../../support/samples/zones.ts';

const berlin = zoneNamed('Europe/Berlin');
/** A Tuesday. */
const now = instantOf('2026-11-24T13:30', berlin) ?? Number.NaN;
const read = (text: string, locale = 'en'): string => {
  const reading = { now, zone: berlin, hour: 17, words: calendarWords(locale) };
  const at = typedTime(text, reading);
  return typeof at === 'number' ? (localTimeOf(at, berlin) ?? '') : at;
};

describe('A time that is typed', () => {
  for (const [text, expected] of [
    ['today', '2026-11-24T17:00'],
    ['Today 18:30', '2026-11-24T18:30'],
    ['18:30', '2026-11-24T18:30'],
    ['6pm', '2026-11-24T18:00'],
    ['tomorrow', '2026-11-25T17:00'],
    ['tomorrow, 9:15 am', '2026-11-25T09:15'],
    ['tomorrow 12 am', '2026-11-25T00:00'],
    ['fri', '2026-11-27T17:00'],
    ['Friday 8:00', '2026-11-27T08:00'],
    ['tue', '2026-12-01T17:00'],
    ['+3', '2026-11-27T17:00'],
    ['+3 d', '2026-11-27T17:00'],
    ['+3d 9:00', '2026-11-27T09:00'],
    ['+2 weeks', '2026-12-08T17:00'],
    ['+2w', '2026-12-08T17:00'],
    ['+4h', '2026-11-24T17:30'],
    ['+90 min', '2026-11-24T15:00'],
    ['in 3 days', '2026-11-27T17:00'],
    ['in 2 hours', '2026-11-24T15:30'],
    ['2026-11-30', '2026-11-30T17:00'],
    ['2026-11-30T08:00', '2026-11-30T08:00'],
    ['2026-11-30 8:00', '2026-11-30T08:00'],
    ['11/30', '2026-11-30T17:00'],
    ['30/11', '2026-11-30T17:00'],
    ['12/1/2026', '2026-12-01T17:00'],
    ['12/1/26', '2026-12-01T17:00'],
    ['1/12', '2027-01-12T17:00'],
    ['30.11.', '2026-11-30T17:00'],
    ['30.11.2026 16:00', '2026-11-30T16:00'],
    ['1.12.', '2026-12-01T17:00'],
    ['30 Nov', '2026-11-30T17:00'],
    ['Nov 30', '2026-11-30T17:00'],
    ['November 30, 2027', '2027-11-30T17:00'],
    ['29 Feb', '2028-02-29T17:00'],
    ['23 Nov', '2027-11-23T17:00'],
  ] as const) {
    it(`is understood: ${text}`, () => {
      assert.equal(read(text), expected);
    });
  }

  for (const [locale, text, expected] of [
    ['de', 'heute 18:00', '2026-11-24T18:00'],
    ['de', 'morgen', '2026-11-25T17:00'],
    ['de', 'übermorgen 8:00', '2026-11-26T08:00'],
    ['de', 'Fr', '2026-11-27T17:00'],
    ['de', 'Freitag', '2026-11-27T17:00'],
    ['de', '+3 t', '2026-11-27T17:00'],
    ['de', 'in 3 Tagen', '2026-11-27T17:00'],
    ['de', '1.12.2026', '2026-12-01T17:00'],
    ['de', '3. Dezember', '2026-12-03T17:00'],
    ['en-GB', '1/12', '2026-12-01T17:00'],
    ['fr', '1/12/2026', '2026-12-01T17:00'],
    ['fr', 'vendredi', '2026-11-27T17:00'],
    ['ru', 'завтра 10:00', '2026-11-25T10:00'],
    ['ru', '1 декабря', '2026-12-01T17:00'],
    ['ja', '2026/12/1', '2026-12-01T17:00'],
    ['ja', '明日 9:00', '2026-11-25T09:00'],
    ['ko', '2026. 12. 1.', '2026-12-01T17:00'],
  ] as const) {
    it(`is understood in ${locale}: ${text}`, () => {
      assert.equal(read(text, locale), expected);
    });
  }

  for (const text of ['', ' ', 'soon', '17', '2026-02-30', '13/13', 't', '+3 x', '25:00', '9:75']) {
    it(`is none: “${text}”`, () => {
      assert.equal(read(text), 'notTime');
    });
  }

  for (const text of ['today 9:00', '9:00', '2026-11-23', '11/23/2026', '+0 h']) {
    it(`is past: ${text}`, () => {
      assert.equal(read(text), 'past');
    });
  }

  it('is read by the clock of the person, whichever zone that goes by', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...triedZones),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 0, max: 23 }),
        (zone, days, hour) => {
          const reading = { now, zone, hour: 17, words: calendarWords('en') };
          const day = new Date(now + days * 86_400_000).toISOString().slice(0, 10);
          const at = instantOf(`${day}T${String(hour).padStart(2, '0')}:00`, zone);
          const read = typedTime(`${day} ${hour}:00`, reading);
          assert.equal(read, at !== undefined && at > now ? at : 'past');
        },
      ),
    );
  });

  it('never throws, whatever is typed', () => {
    const words = calendarWords('en');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const at = typedTime(text, { now, zone: berlin, hour: 17, words });
        return typeof at === 'string' || at > now;
      }),
    );
  });
});
