/** The hour of the day, by the local clock, at which a snoozed run wakes up. */
const wakingHour = 9;

const morningOf = (year: number, month: number, day: number): number =>
  new Date(year, month, day, wakingHour).getTime();

/** The morning after `now`, both in milliseconds since 1970, by the local clock. */
export function tomorrow(now: number): number {
  const date = new Date(now);
  return morningOf(date.getFullYear(), date.getMonth(), date.getDate() + 1);
}

/** The morning of the next Monday after `now`. */
export function nextMonday(now: number): number {
  const date = new Date(now);
  const ahead = (8 - date.getDay()) % 7 || 7;
  return morningOf(date.getFullYear(), date.getMonth(), date.getDate() + ahead);
}

/** Why a text is no day to snooze until. */
export type DayFault = 'notDay' | 'past';

/** The morning of a day such as `2026-11-30`, or why it cannot be one. */
export function wakingDay(text: string, now: number): number | DayFault {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return 'notDay';
  const morning = morningOf(Number(year), Number(month) - 1, Number(day));
  const date = new Date(morning);
  // The 30th of February is taken for a day of March.
  const isDay = date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
  if (!isDay) return 'notDay';
  return morning > now ? morning : 'past';
}
