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

/** The next Monday after `now`, in the morning. */
export function nextMonday(now: number, zone: TimeZone, hour = wakingHour): number {
  const today = new Date(`${dayOf(now, zone) ?? ''}T00:00:00Z`);
  return ahead(now, (8 - today.getUTCDay()) % 7 || 7, zone, hour);
}

/** Why a text cannot be a day to snooze until. */
export type DayFault = 'notDay' | 'past';

/** The morning of a day such as `2026-11-30`, or why the text cannot be one. */
export function wakingDay(
  text: string,
  now: number,
  zone: TimeZone,
  hour = wakingHour,
): number | DayFault {
  const time = atHour(text.trim(), hour, zone);
  if (time === undefined) return 'notDay';
  return time > now ? time : 'past';
}
