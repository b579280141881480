import assert from 'node:assert/strict';
import { relativeTime } from '../../../../src/core/base/relativeTime.ts';
import {
  dueHour,
  dueTimes,
  nextMonday,
  tomorrow,
  wakingTimes,
} from '../../../../src/core/runs/days.ts';
import { instantOf } from '../../../../src/core/base/timeZone.ts';
import { onMachineIn, triedZones, zoneNamed } from '../../../support/samples/zones.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('How far away a time is', () => {
  for (const [distance, value, unit] of [
    [0, 0, 'minute'],
    [90 * minute, 90, 'minute'],
    [-119 * minute, -119, 'minute'],
    [2 * hour, 2, 'hour'],
    [47 * hour, 47, 'hour'],
    [-3 * day - hour, -3, 'day'],
    [13 * day, 13, 'day'],
    [30 * day, 4, 'week'],
  ] as const) {
    it(`is ${value} ${unit}s for ${distance / minute} minutes`, () => {
      const relative = relativeTime(1_000_000_000_000 + distance, 1_000_000_000_000);
      assert.deepEqual([relative.value + 0, relative.unit], [value, unit]);
    });
  }
});

for (const zone of [...triedZones, zoneNamed('Australia/Sydney')]) {
  describe(`When a snoozed run wakes up in ${zone}`, () => {
    const at = (local: string): number => instantOf(local, zone) ?? Number.NaN;
    /** A Tuesday. */
    const now = at('2026-11-24T17:30');
    const morning = (day: string): number => at(`${day}T09:00`);

    it('is the morning of tomorrow, also over the end of a month', () => {
      assert.equal(tomorrow(now, zone), morning('2026-11-25'));
      assert.equal(tomorrow(at('2026-11-30T23:59'), zone), morning('2026-12-01'));
      assert.equal(tomorrow(at('2026-11-30T00:01'), zone), morning('2026-12-01'));
    });

    it('is the morning of the next Monday, a week ahead on a Monday', () => {
      assert.equal(nextMonday(now, zone), morning('2026-11-30'));
      assert.equal(nextMonday(at('2026-11-29T01:00'), zone), morning('2026-11-30'));
      assert.equal(nextMonday(at('2026-11-29T23:00'), zone), morning('2026-11-30'));
      assert.equal(nextMonday(at('2026-11-23T08:00'), zone), morning('2026-11-30'));
    });

    it('is the same by whichever clock the machine goes', () => {
      for (const machine of triedZones) {
        assert.equal(
          onMachineIn(machine, () => nextMonday(now, zone)),
          morning('2026-11-30'),
        );
      }
    });

    it('is offered for tomorrow and for Monday, each once', () => {
      assert.deepEqual(wakingTimes(now, zone), [morning('2026-11-25'), morning('2026-11-30')]);
      assert.deepEqual(wakingTimes(at('2026-11-29T12:00'), zone), [morning('2026-11-30')]);
    });

    it('is another hour where something has to be done by the end of that day', () => {
      const evening = (day: string): number => at(`${day}T17:00`);
      const tuesday = evening('2026-11-24');
      assert.equal(tomorrow(now, zone, dueHour), evening('2026-11-25'));
      assert.equal(nextMonday(now, zone, dueHour), evening('2026-11-30'));
      assert.deepEqual(dueTimes(tuesday - 1, zone), [
        ...[tuesday, evening('2026-11-25'), evening('2026-11-27'), evening('2026-11-30')],
      ]);
      assert.equal(dueTimes(tuesday, zone)[0], evening('2026-11-25'));
      assert.deepEqual(
        dueTimes(at('2026-11-26T18:00'), zone),
        ['2026-11-27', '2026-11-30'].map(evening),
      );
    });
  });
}
