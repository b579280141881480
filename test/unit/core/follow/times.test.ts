import assert from 'node:assert/strict';
import { relativeTime } from '../../../../src/core/follow/relativeTime.ts';
import { dueHour, nextMonday, tomorrow, wakingDay } from '../../../../src/core/follow/snooze.ts';

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

describe('When a snoozed run wakes up', () => {
  /** A Tuesday. */
  const now = new Date(2026, 10, 24, 17, 30).getTime();
  const morning = (month: number, date: number): number => new Date(2026, month, date, 9).getTime();

  it('is the morning of tomorrow, also over the end of a month', () => {
    assert.equal(tomorrow(now), morning(10, 25));
    assert.equal(tomorrow(new Date(2026, 10, 30, 23, 59).getTime()), morning(11, 1));
  });

  it('is the morning of the next Monday, a week ahead on a Monday', () => {
    assert.equal(nextMonday(now), morning(10, 30));
    assert.equal(nextMonday(new Date(2026, 10, 29, 1).getTime()), morning(10, 30));
    assert.equal(nextMonday(new Date(2026, 10, 23, 8).getTime()), morning(10, 30));
  });

  it('is the morning of a day that is typed, if that is one and ahead', () => {
    assert.equal(wakingDay(' 2026-12-01 ', now), morning(11, 1));
    assert.equal(wakingDay('2026-11-24', now), 'past');
    for (const text of ['', 'soon', '2026-02-30', '2026-13-01', '1.12.2026']) {
      assert.equal(wakingDay(text, now), 'notDay', text);
    }
  });

  it('is another hour where something is to be done by the end of that day', () => {
    const evening = (month: number, date: number): number =>
      new Date(2026, month, date, dueHour).getTime();
    assert.equal(tomorrow(now, dueHour), evening(10, 25));
    assert.equal(nextMonday(now, dueHour), evening(10, 30));
    assert.equal(wakingDay('2026-11-24', evening(10, 24) - 1, dueHour), evening(10, 24));
    assert.equal(wakingDay('2026-11-24', evening(10, 24), dueHour), 'past');
  });
});
