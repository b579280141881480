import { type TimeZone, dayOf, instantOf } from '../../core/base/timeZone.ts';

/**
 * A day as the Unix time, in seconds, of its noon in the zone; undefined where the text is no day.
 * It is noon because other people see it by their own clocks: it stays the same day there, unless
 * they are half a day away.
 */
export function secondsOf(day: string, zone: TimeZone): number | undefined {
  const noon = instantOf(`${day}T12:00`, zone);
  return noon === undefined ? undefined : noon / 1000;
}

/**
 * The day in the zone of a Unix time in seconds, as `YYYY-MM-DD`; undefined where the text is no
 * Unix time.
 */
export const dayIn = (text: string, zone: TimeZone): string | undefined =>
  text.trim() === '' ? undefined : dayOf(Number(text) * 1000, zone);
