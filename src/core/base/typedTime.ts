import { type CalendarWords, type DatePart, type TimeUnit, plainWord } from './calendarWords.ts';
import { type TimeZone, dayOf, daysAfter, instantOf } from './timeZone.ts';

/** The facts by which a typed time is understood. */
export interface TimeReading {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly zone: TimeZone;
  /** The hour of a day that is typed without a time. */
  readonly hour: number;
  readonly words: CalendarWords;
}

/** Why a text cannot be a time that is ahead. */
export type TimeFault = 'notTime' | 'past';

const minute = 60_000;
const lengths = { minute, hour: 60 * minute } as const;
const daysIn = { day: 1, week: 7 } as const;

/**
 * The time that a person has typed: `today 17:00`, `tomorrow`, `Fri`, `+3 d`, `2026-11-30`, or a
 * date in the order of the language, each with or without a time of day.
 * @returns milliseconds since 1970, or why the text cannot be one.
 */
export function typedTime(text: string, reading: TimeReading): number | TimeFault {
  const { day: typed, time } = split(plainWord(text));
  const moved = typed === '' ? undefined : distanceIn(typed, reading);
  if (moved && isClock(moved.unit)) {
    if (time !== undefined) return 'notTime';
    return ahead(reading.now + moved.count * lengths[moved.unit], reading);
  }
  const clock = time ?? `${String(reading.hour).padStart(2, '0')}:00`;
  const today = dayOf(reading.now, reading.zone);
  if (today === undefined || (typed === '' && time === undefined)) return 'notTime';
  const days = moved ? [daysFrom(today, moved)] : daysTyped(typed, today, reading);
  const times = days.flatMap((day) => instantOf(`${day}T${clock}`, reading.zone) ?? []);
  const [first] = times;
  if (first === undefined) return 'notTime';
  return times.find((at) => at > reading.now) ?? 'past';
}

const isClock = (unit: TimeUnit): unit is keyof typeof lengths => unit in lengths;

const ahead = (at: number, { now }: TimeReading): number | TimeFault => (at > now ? at : 'past');

/** A time of day at the end of a text, and what stands before it. */
function split(text: string): { readonly day: string; readonly time: string | undefined } {
  const found =
    /(?:^|[\s,]+|(?<=\d)t)(\d{1,2}):(\d{2})\s*([ap])?\.?(?:m\.?)?$/.exec(text) ??
    /(?:^|[\s,]+)(\d{1,2})()\s*([ap])\.?m\.?$/.exec(text);
  const time = found && timeOfDay(found);
  return time === undefined || time === null
    ? { day: text, time: undefined }
    : { day: text.slice(0, found?.index).trim(), time };
}

function timeOfDay([, hours = '', minutes = '', half]: readonly string[]): string | undefined {
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const ofDay = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return `${String(ofDay).padStart(2, '0')}:${minutes === '' ? '00' : minutes}`;
}

function distanceIn(text: string, { words }: TimeReading): ReturnType<CalendarWords['distance']> {
  const [, count, unit = ''] = /^\+\s*(\d{1,4})\s*(\p{L}*)\.?$/u.exec(text) ?? [];
  if (count === undefined) return words.distance(text);
  const known = unit === '' ? 'day' : words.unit(unit);
  return known && { count: Number(count), unit: known };
}

const daysFrom = (
  today: string,
  { count, unit }: { readonly count: number; readonly unit: TimeUnit },
): string => daysAfter(today, isClock(unit) ? 0 : count * daysIn[unit]);

/** The days that a text may mean, the nearest first. */
function daysTyped(text: string, today: string, reading: TimeReading): readonly string[] {
  if (text === '') return [today];
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return [text];
  const weekdays = reading.words.weekdays(text);
  if (weekdays.length === 1) return weekdays.map((weekday) => nextWeekday(today, weekday));
  return datesOf(text, reading.words).flatMap((date) => withYear(date, today));
}

function nextWeekday(today: string, weekday: number): string {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return daysAfter(today, (weekday - now + 7) % 7 || 7);
}

/** A date in numbers; the year may be left out. */
type TypedDate = Readonly<Partial<Record<DatePart, number>>>;

function datesOf(text: string, words: CalendarWords): readonly TypedDate[] {
  const numbers = /^(\d{1,4})\s?([./-])\s?(\d{1,2})(?:\s?\2\s?(\d{1,4})?)?\.?$/.exec(text);
  if (!numbers) return namedDate(text, words);
  const [, first = '', mark = '', second = '', third] = numbers;
  const typed = [first, second, ...(third === undefined ? [] : [third])].map(Number);
  const orders = [ordersOf(first, mark, words.order), words.order, dayFirst, monthFirst];
  return orders
    .map((order) => dated(typed, order))
    .filter(isDate)
    .slice(0, 1);
}

const dayFirst: readonly DatePart[] = ['day', 'month', 'year'];
const monthFirst: readonly DatePart[] = ['month', 'day', 'year'];
const yearFirst: readonly DatePart[] = ['year', 'month', 'day'];

/** Points stand in dates that begin with the day, unless the language begins with the year. */
function ordersOf(first: string, mark: string, order: readonly DatePart[]): readonly DatePart[] {
  if (first.length === 4) return yearFirst;
  return mark === '.' && order[0] !== 'year' ? dayFirst : order;
}

/** The numbers as parts of a date; without a year where there are two. */
function dated(typed: readonly number[], order: readonly DatePart[]): TypedDate {
  const parts = typed.length === 2 ? order.filter((part) => part !== 'year') : order;
  return Object.fromEntries(parts.map((part, index) => [part, typed[index]]));
}

const isDate = ({ day = 0, month = 0 }: TypedDate): boolean =>
  day >= 1 && day <= 31 && month >= 1 && month <= 12;

/** A date with the name of its month, such as `30 Nov` or `November 30, 2026`. */
function namedDate(text: string, words: CalendarWords): readonly TypedDate[] {
  const tokens = text.split(/[\s,.]+/).filter((token) => token !== '');
  const names = tokens.filter((token) => !/^\d+$/.test(token));
  const [day, year, ...more] = tokens.filter((token) => /^\d+$/.test(token)).map(Number);
  const [name] = names;
  const months = name !== undefined && names.length === 1 ? words.months(name) : [];
  if (months.length !== 1 || day === undefined || more.length > 0) return [];
  return months.map((month) => ({ day, month, ...(year !== undefined && { year }) }));
}

/** The date as days of the calendar: without a year, that of today and the next one. */
function withYear({ year, month = 0, day = 0 }: TypedDate, today: string): readonly string[] {
  const pad = (number: number, length = 2): string => String(number).padStart(length, '0');
  const years = year === undefined ? yearsFrom(today) : [year < 100 ? 2000 + year : year];
  return years.map((each) => `${pad(each, 4)}-${pad(month)}-${pad(day)}`);
}

function yearsFrom(today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  // The 29th of February comes every four years.
  return Array.from({ length: 5 }, (_, index) => year + index);
}
