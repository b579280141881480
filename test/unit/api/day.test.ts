import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayOf, secondsOf } from '../../../src/api/current/day.ts';

const zones = ['UTC', 'Pacific/Honolulu', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Auckland'];
const anyDay = fc
  .date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

/** Runs in another time zone, which Node follows at once. */
function inZone<Value>(zone: string, run: () => Value): Value {
  const own = process.env.TZ;
  process.env.TZ = zone;
  try {
    return run();
  } finally {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  }
}

describe('A day', () => {
  for (const zone of zones) {
    it(`is the same day again in ${zone}`, () => {
      inZone(zone, () => {
        fc.assert(
          fc.property(anyDay, (day) => {
            assert.equal(dayOf(String(secondsOf(day))), day);
          }),
        );
      });
    });
  }

  it('is the same day on a server some hours east or west', () => {
    const recent = fc
      .date({
        min: new Date('1980-01-01T00:00:00Z'),
        max: new Date('2100-01-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(recent, (day) => {
        const seconds = inZone('Europe/Berlin', () => secondsOf(day));
        for (const zone of ['America/Los_Angeles', 'America/New_York', 'Asia/Tokyo']) {
          assert.equal(
            inZone(zone, () => dayOf(String(seconds))),
            day,
          );
        }
      }),
    );
  });

  it('is a whole number of seconds, not of milliseconds', () => {
    assert.equal(
      inZone('UTC', () => secondsOf('2026-08-21')),
      Date.UTC(2026, 7, 21, 12) / 1000,
    );
    assert.equal(secondsOf('21.08.2026'), undefined);
  });
});
