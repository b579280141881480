import assert from 'node:assert/strict';
import { asOfTime, nearDay, nearTime } from '../../../../src/core/base/nearTime.ts';
import { instantOf } from '../../../../src/core/base/timeZone.ts';
import { triedZones, zoneNamed } from '../../../support/samples/zones.ts';

for (const zone of [...triedZones, zoneNamed('Australia/Sydney')]) {
  describe(`A time near to now, in ${zone}`, () => {
    const at = (local: string): number => instantOf(local, zone) ?? Number.NaN;
    /** A Tuesday. */
    const now = at('2026-11-24T23:30');
    for (const [local, locale, expected] of [
      ['2026-11-24T08:00', 'en-GB', 'today 08:00'],
      ['2026-11-25T00:10', 'en-GB', 'tomorrow 00:10'],
      ['2026-11-23T23:40', 'en-GB', 'yesterday 23:40'],
      ['2026-11-27T17:00', 'en-GB', 'Fri 17:00'],
      ['2026-11-30T17:00', 'en-GB', 'Mon 17:00'],
      ['2026-12-01T17:00', 'en-GB', '1 Dec 17:00'],
      ['2026-11-20T17:00', 'en-GB', '20 Nov 17:00'],
      ['2027-01-31T17:00', 'en-GB', '31 Jan 2027 17:00'],
      ['2026-11-25T17:00', 'de', 'morgen 17:00'],
    ] as const) {
      it(`is called ${expected}`, () => {
        const reader = { now, zone, locale };
        assert.equal(nearTime(at(local), reader), expected);
        assert.equal(nearDay(at(local), reader), expected.slice(0, -6));
      });
    }

    it('is called by its time alone where it was today, and by its date where it was not', () => {
      const reader = { now, zone, locale: 'en-GB' };
      assert.equal(asOfTime(now - 60_000, reader).length, '17:00'.length);
      assert.equal(asOfTime(at('2026-11-23T23:30'), reader), '23 Nov 2026, 23:30');
    });
  });
}
