import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayIn, secondsOf } from '../../../src/api/current/day.ts';
import { triedZones, wholeHourZones, zoneNamed } from '../../support/samples/zones.ts';

const dayBetween = (min: string, max: string) =>
  fc
    .date({
      min: new Date(`${min}T00:00:00Z`),
      max: new Date(`${max}T00:00:00Z`),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));

describe('A day', () => {
  for (const zone of [...triedZones, ...wholeHourZones]) {
    // Kiritimati crossed the date line at the start of 1995.
    const first = zone === 'Pacific/Kiritimati' ? '1995-01-02' : '0001-01-02';
    it(`is the same day again in ${zone}`, () => {
      fc.assert(
        fc.property(dayBetween(first, '9999-12-30'), (day) => {
          assert.equal(dayIn(String(secondsOf(day, zone)), zone), day);
        }),
        { numRuns: 30 },
      );
    });
  }

  it('is the same day for colleagues some hours east or west', () => {
    fc.assert(
      fc.property(dayBetween('1980-01-01', '2100-01-01'), (day) => {
        const seconds = secondsOf(day, zoneNamed('Europe/Berlin'));
        for (const zone of ['America/Los_Angeles', 'America/New_York', 'Asia/Tokyo']) {
          assert.equal(dayIn(String(seconds), zoneNamed(zone)), day);
        }
      }),
    );
  });

  it('is a whole number of seconds, not of milliseconds', () => {
    assert.equal(secondsOf('2026-08-21', zoneNamed('UTC')), Date.UTC(2026, 7, 21, 12) / 1000);
    assert.equal(secondsOf('21.08.2026', zoneNamed('UTC')), undefined);
  });
});
