import { dateFormat, relativeFormat } from './formats.ts';
import { type TimeZone, dayOf } from './timeZone.ts';

/** The person who is shown a time, and when. */
export interface Reader {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly zone: TimeZone;
  readonly locale: string;
}

const dayMs = 24 * 3600 * 1000;

/** The day of a time, as briefly as it is clear: `tomorrow`, `Fri`, `Nov 30`, `Nov 30, 2027`. */
export function nearDay(at: number, reader: Reader): string {
  const { now, zone, locale } = reader;
  const days = daysBetween(now, at, zone);
  if (Math.abs(days) <= 1) {
    return relativeFormat(locale).format(days, 'day');
  }
  if (days > 1 && days < 7) return formatted(at, reader, { weekday: 'short' });
  const isThisYear = dayOf(at, zone)?.slice(0, 4) === dayOf(now, zone)?.slice(0, 4);
  return formatted(at, reader, {
    month: 'short',
    day: 'numeric',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** The day and time of day, such as `tomorrow 17:00`. */
export const nearTime = (at: number, reader: Reader): string =>
  `${nearDay(at, reader)} ${formatted(at, reader, { timeStyle: 'short' })}`;

/** The time of day of something past; its date, too, where that is not today. */
export const asOfTime = (at: number, reader: Reader): string =>
  formatted(at, reader, {
    timeStyle: 'short',
    ...(dayOf(at, reader.zone) !== dayOf(reader.now, reader.zone) && { dateStyle: 'medium' }),
  });

const formatted = (
  at: number,
  { zone, locale }: Reader,
  options: Intl.DateTimeFormatOptions,
): string => dateFormat(locale, { ...options, timeZone: zone }).format(at);

/** How many days of the calendar lie between two times. */
function daysBetween(from: number, to: number, zone: TimeZone): number {
  const [first, last] = [dayOf(from, zone), dayOf(to, zone)];
  if (first === undefined || last === undefined) return Math.trunc((to - from) / dayMs);
  return Math.round((Date.parse(last) - Date.parse(first)) / dayMs);
}
