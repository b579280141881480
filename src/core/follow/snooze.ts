/** The hour of the day, by the local clock, at which a snoozed run wakes up. */
const wakingHour = 9;
/** The one by which what is due on a day is to be done. */
export const dueHour = 17;

/** The day after `now`, both in milliseconds since 1970, by the local clock: in the morning. */
export function tomorrow(now: number, hour = wakingHour): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, hour).getTime();
}

/** The next Monday after `now`, in the morning. */
export function nextMonday(now: number, hour = wakingHour): number {
  const date = new Date(now);
  const ahead = (8 - date.getDay()) % 7 || 7;
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + ahead, hour).getTime();
}

/** Why a text is no day to snooze until. */
export type DayFault = 'notDay' | 'past';

/** A day such as `2026-11-30`, in the morning, or why it cannot be one. */
export function wakingDay(text: string, now: number, hour = wakingHour): number | DayFault {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return 'notDay';
  const time = new Date(Number(year), Number(month) - 1, Number(day), hour).getTime();
  const date = new Date(time);
  // The 30th of February is taken for a day of March.
  const isDay = date.getMonth() === Number(month) - 1 && date.getDate() === Number(day);
  if (!isDay) return 'notDay';
  return time > now ? time : 'past';
}
