import { type TimeZone, dayOf, daysAfter, instantOf } from '../base/timeZone.ts';

/** The hour of the day, by the person's clock, at which a snoozed run wakes up. */
export const wakingHour = 9;
/** The hour of a due day, by the person's clock, at which something is due. */
export const dueHour = 17;

const atHour = (day: string, hour: number, zone: TimeZone): number | undefined =>
  instantOf(`${day}T${String(hour).padStart(2, '0')}:00`, zone);

/** The hour on the day that is this number of days after `now`. */
function ahead(now: number, days: number, zone: TimeZone, hour: number): number {
  const today = dayOf(now, zone);
  const then = today === undefined ? undefined : atHour(daysAfter(today, days), hour, zone);
  return then ?? now;
}

/** The morning after `now`, both in milliseconds since 1970, by the clock of the zone. */
export const tomorrow = (now: number, zone: TimeZone, hour = wakingHour): number =>
  ahead(now, 1, zone, hour);

const monday = 1;
const friday = 5;

/** The next Monday after `now`, in the morning. */
export const nextMonday = (now: number, zone: TimeZone, hour = wakingHour): number =>
  nextWeekday(now, monday, zone, hour);

function nextWeekday(now: number, weekday: number, zone: TimeZone, hour: number): number {
  const today = new Date(`${dayOf(now, zone) ?? ''}T00:00:00Z`);
  return ahead(now, (weekday + 7 - today.getUTCDay()) % 7 || 7, zone, hour);
}

/** The times to snooze until that are offered without typing. */
export const wakingTimes = (now: number, zone: TimeZone): readonly number[] =>
  inOrder([tomorrow(now, zone), nextMonday(now, zone)]);

/** The due dates that are offered without typing: today, tomorrow, Friday and Monday. */
export const dueTimes = (now: number, zone: TimeZone): readonly number[] =>
  inOrder([
    ...[ahead(now, 0, zone, dueHour)].filter((at) => at > now),
    tomorrow(now, zone, dueHour),
    nextWeekday(now, friday, zone, dueHour),
    nextMonday(now, zone, dueHour),
  ]);

const inOrder = (times: readonly number[]): readonly number[] =>
  [...new Set(times)].toSorted((a, b) => a - b);
