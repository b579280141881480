import type { CalendarWords } from './calendarWords.ts';
import { type TimeZone, dayOf, instantOf } from './timeZone.ts';
import { typedTime } from './typedTime.ts';

/** The facts by which a typed day is understood. */
export interface DayReading {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly zone: TimeZone;
  readonly words: CalendarWords;
}

const iso = /^\d{4}-\d{2}-\d{2}$/;
const noon = 12;

/**
 * The day that a person has typed, as `YYYY-MM-DD`: `today`, `tomorrow`, `Fri`, `+3d`, a date in
 * the order of the language, or any day as `YYYY-MM-DD`; undefined where the text is none.
 */
export function typedDay(text: string, { now, zone, words }: DayReading): string | undefined {
  const trimmed = text.trim();
  const utc = iso.test(trimmed) ? instantOf(trimmed, zone) : undefined;
  if (utc !== undefined) return trimmed;
  const today = dayOf(now, zone);
  const midnight = today === undefined ? undefined : instantOf(today, zone);
  if (midnight === undefined) return undefined;
  // From midnight on, all of today is ahead.
  const at = typedTime(trimmed, { now: midnight, zone, hour: noon, words });
  return typeof at === 'number' ? dayOf(at, zone) : undefined;
}
