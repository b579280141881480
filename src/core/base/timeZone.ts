import { tzOffset } from '@date-fns/tz/tzOffset';

declare const brand: unique symbol;

/** A time zone by its IANA name, such as `America/Los_Angeles`, that this platform knows. */
export type TimeZone = string & { readonly [brand]: 'TimeZone' };

/** The zone with this name; undefined where the platform knows none. */
export function timeZone(name: string): TimeZone | undefined {
  try {
    // The given name is kept: of several names for a zone, each platform prefers another one.
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name as TimeZone;
  } catch {
    return undefined;
  }
}

const utc = 'UTC' as TimeZone;

/** The zone of the machine that this runs on. */
export const machineZone = (): TimeZone =>
  timeZone(new Intl.DateTimeFormat('en').resolvedOptions().timeZone) ?? utc;

/**
 * The time zone of the key's owner: the one in the service's answers, or the stand-in while they
 * have none.
 */
export interface PersonZone {
  readonly now: TimeZone;
  /** Takes the zone of an answer; undefined where the answer has none. */
  set(zone: TimeZone | undefined): void;
}

/** Keeps the person's zone as the service's answers give it. */
export function createPersonZone(standIn: TimeZone = machineZone()): PersonZone {
  let now = standIn;
  return {
    get now() {
      return now;
    },
    set(zone) {
      now = zone ?? standIn;
    },
  };
}

/** A day and a time of day, in the form of ISO 8601 and of the browser’s own input. */
const localTime = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/;
const msOfDay = 24 * 3600 * 1000;
const msOfMinute = 60 * 1000;

/** How far the clock of the zone is ahead of UTC, in milliseconds. */
const aheadOfUtc = (at: number, zone: TimeZone): number =>
  Math.round(tzOffset(zone, new Date(at)) * msOfMinute);

/** A clock reading as an instant in UTC; undefined where no clock can show it. */
function clockReading(text: string): number | undefined {
  const [, year, month, day, hour = '0', minute = '0'] = localTime.exec(text) ?? [];
  if (year === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined;
  const date = new Date(0);
  // The constructor of `Date` takes the years up to 99 for those of the last century.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // The 30th of February would become a day of March.
  const isDay = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isDay ? date.setUTCHours(Number(hour), Number(minute)) : undefined;
}

/**
 * The instant at which the clocks of the zone show this, such as `2026-11-30T17:00`; a day alone
 * begins at midnight. Of a time that comes twice, the first is taken; a time that is skipped is
 * moved on by the length of the gap.
 * @returns milliseconds since 1970; undefined for a day that no calendar has.
 */
export function instantOf(text: string, zone: TimeZone): number | undefined {
  const reading = clockReading(text);
  if (reading === undefined) return undefined;
  // Within two days, a zone changes its clocks at most once.
  const before = reading - aheadOfUtc(reading - msOfDay, zone);
  const after = reading - aheadOfUtc(reading + msOfDay, zone);
  const shown = [before, after].filter((at) => at + aheadOfUtc(at, zone) === reading);
  return shown.length > 0 ? Math.min(...shown) : before;
}

/**
 * The reading of the zone's clocks at an instant, to the minute; undefined before the year 0 and
 * after 9999.
 */
export function localTimeOf(at: number, zone: TimeZone): string | undefined {
  const shown = new Date(at + aheadOfUtc(at, zone));
  const year = shown.getUTCFullYear();
  return year >= 0 && year <= 9999 ? shown.toISOString().slice(0, 16) : undefined;
}

/** The day in the zone, as `YYYY-MM-DD`; undefined before the year 0 and after 9999. */
export const dayOf = (at: number, zone: TimeZone): string | undefined =>
  localTimeOf(at, zone)?.slice(0, 10);

/** The day that is this number of days later. */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * msOfDay).toISOString().slice(0, 10);

/** Whether the clocks of both zones agree, now and half a year from now. */
export function agree(one: TimeZone, other: TimeZone, now: number): boolean {
  const halfYear = 183 * msOfDay;
  return [now - halfYear, now, now + halfYear].every(
    (at) => aheadOfUtc(at, one) === aheadOfUtc(at, other),
  );
}
